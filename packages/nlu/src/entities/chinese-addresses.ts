import type { Address, AddressLevel, AddressPart, Entity, Place } from "./entity.ts";
import { anyOf } from "./matching.ts";
import { cities, provinces } from "./place-names.ts";

/** Words that a place's name does not contain: what comes before them is not part of it. */
const BREAK = new RegExp(
  "我|你|他|她|您|们|的|了|是|在|寄|请|把|就|要(?!塞)|住|这|那|吗|呢|吧|啊|呀|么|嘛|给|换|到|送|发(?!展)|改(?!革)|成(?!都|华|武|县|安)|去|填|写|没|不|地址|收货|收件|麻烦|帮|叫|[我你他她大回到商厂卖买店]家|家(?=里|在|住|的)|和(?!平|谐|睦|义|顺|田|林|县|硕|静|布|龙)|跟|走|买|件|或者|位于|单位|公司地|邮编|快递|包裹|(?<![解开绽奔])放(?![鹤生])",
  "g",
);
const LONGEST_NAME = 8;
const ESTATES =
  "小区|花园|花苑|公寓|大厦|广场|新村|家园|公馆|佳苑|名苑|雅苑|苑(?![县区市])|家属院|大院|别墅|庄园|山庄|宿舍楼?|宿舍区|大学|学院|学校|中学|小学|幼儿园|医院|有限公司|公司|工业园区?|产业园|科技园|软件园|创业园|园区|开发区|高新区|商场|商城|购物中心|超市|便利店|菜鸟驿站|驿站|快递柜|丰巢|大楼|写字楼|酒店|宾馆|派出所|营业厅|批发市场|市场|厂区|工厂|华府|名府|豪庭|天地|国际城|新城|名城|花城|府邸|中心(?!思)|壹号院|湾畔|岛|度假村|充电站|加油站|火车站|高铁站|地铁站|码头|祠|寺";
const ADMIN =
  "特别行政区|自治区|自治州|自治县|地区|街道办事处|街道|开发区|新区|社区|居委会|省|市(?!场)|区|县|旗|镇|乡|村委会|村(?!委)";
const ROADS =
  "大道|大街|中路|东路|西路|南路|北路|支路|环路|公路|路(?![上边过况途线程])|街(?!道)|巷|弄|胡同|里弄|道(?![歉理具路])";
const TRAIL = "(?:[东南西北中]段|[一二三四]段|延长线|交叉口|交汇处)?";
const DIGITS = "\\d{1,5}(?:[-—之]\\d{1,4})?[A-Za-z]?|[A-Za-z]\\d{0,3}|[一二三四五六七八九十百零〇]{1,4}|[东南西北中]";

const provinceNames = provinces.map(([name]) => name);
const KNOWN = new RegExp(
  `(?:${anyOf([...provinceNames, ...cities.map(([name]) => name)])})(?:省|市(?!场)|(?:壮族|回族|维吾尔)?自治区|特别行政区)?`,
  "gu",
);
const SUFFIX = new RegExp(`(?<admin>${ADMIN})|(?<estate>${ESTATES})|(?<road>(?:${ROADS})${TRAIL}|交叉口|交汇处)`, "gu");
const NUMBERED = new RegExp(
  `(?<![\\dA-Za-z.])(?:第|北区|南区|东区|西区)?(?:${DIGITS})(?<kind>号楼|号院|栋|幢|座|单元|号房|房间|房|室|层|楼|弄|号(?!线|店|码)|门(?!店)|期|组|队|铺|户|#)`,
  "gu",
);
/** A house right after a name that nothing else shows to be one: 万科金域3栋. */
const HOUSE = /(?<![\dA-Za-z第])(?:\d{1,3}|[A-Za-z](?=座|栋|幢|单元))(?:栋|幢|座|号楼|单元|-\d{1,3}-\d{2,4})/g;
/** Bare numbers right after a house: 3栋501, 幸福小区3-2-501. */
const HOUSE_NUMBERS =
  /\s?(?:[A-Za-z]?\d{1,4}(?:[-—][A-Za-z]?\d{1,4}){0,3}[A-Za-z]?)(?![\d.元块件个双月日年号]|\s?[a-z]{2})/uy;
const GAP = /^(?:[\s,，、.·\-—_()（）/:：]{0,3}|[与和])$/u;

const KIND_LEVELS: Readonly<Record<string, AddressLevel>> = {
  号楼: "building",
  号院: "building",
  栋: "building",
  幢: "building",
  座: "building",
  "#": "building",
  期: "building",
  单元: "unit",
  门: "unit",
  层: "floor",
  楼: "floor",
  号: "number",
  弄: "number",
  组: "village",
  队: "village",
};

/** What every address has, so that most messages cost no search. */
const HINT =
  /[路街巷弄道栋幢座苑区园村镇乡厦寓院].{0,12}(?:\d|[一二三四五六七八九十]号)|[省市区县镇乡].{0,12}[路街巷弄道苑区园村镇乡厦寓院校学]|\d(?:栋|幢|座|号楼|单元|-\d)/u;

/** One part of an address with its place in the text. */
export interface LocatedPart extends AddressPart {
  readonly start: number;
  readonly end: number;
}

/** Parts of an address that follow each other in a text, trimmed to where the address begins and ends. */
export type AddressRun = readonly LocatedPart[];

/** Chinese addresses down to a road, an estate or a house: 杭州市西湖区文三路90号, 幸福小区3栋2单元501. */
export function findChineseAddresses(folded: string): readonly Entity[] {
  if (!HINT.test(folded)) return [];
  return chineseAddressRuns(folded).flatMap((run) => (isAddress(run) ? [toEntity(folded, run)] : []));
}

/** Every run of address parts in the text, however little it says; in order, in time linear in the text. */
export function chineseAddressRuns(folded: string): readonly AddressRun[] {
  const runs: LocatedPart[][] = [];
  for (const part of partsOf(folded)) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && isNext(folded, last, part)) run.push(part);
    else runs.push([part]);
  }
  return runs
    .map(trim)
    .filter((run) => run.length > 0)
    .map((run) => withLandmark(folded, withHouseNumbers(folded, run)));
}

/** Marks lie between parts, or before a number the name of a house: 文三路90号保利香槟3栋. */
function isNext(folded: string, last: LocatedPart, part: LocatedPart): boolean {
  const length = part.start - last.end;
  if (length > LONGEST_NAME) return false;
  const gap = folded.slice(last.end, part.start);
  if (GAP.test(gap)) return true;
  const named = WITH_DETAIL.has(last.level) || last.level === "number";
  return (
    named && NUMBERS.has(part.level) && NAME.test(gap) && nameStart(folded, part.start, part.end, last.end) === last.end
  );
}

const NAME = /^\p{sc=Han}{1,8}$/u;
const NUMBERS: ReadonlySet<AddressLevel> = new Set(["number", "building", "unit", "floor", "room"]);
const WITH_DETAIL: ReadonlySet<AddressLevel> = new Set(["road", "estate", "building", "unit", "village", "town"]);

/** Whether a run says where something is, not only which part of the country: at least two parts, one of them a detail. */
export function isAddress(run: AddressRun): boolean {
  return run.length > 1 && run.some(({ level }) => WITH_DETAIL.has(level));
}

function partsOf(folded: string): readonly LocatedPart[] {
  const known = [...folded.matchAll(KNOWN)].map((match) => located(match, levelOfKnown(match[0])));
  const numbered = [...folded.matchAll(NUMBERED)].map((match) =>
    located(match, KIND_LEVELS[match.groups?.["kind"] ?? ""] ?? "room"),
  );
  const all = [...known, ...namedParts(folded), ...numbered, ...unnamedEstates(folded)];
  return apart(
    folded,
    all.sort((left, right) => left.start - right.start || right.end - left.end),
  );
}

function located(match: RegExpExecArray, level: AddressLevel): LocatedPart {
  return { level, text: match[0], start: match.index, end: match.index + match[0].length };
}

function namedParts(folded: string): readonly LocatedPart[] {
  const parts: LocatedPart[] = [];
  for (const { 0: suffix, index, groups = {} } of folded.matchAll(SUFFIX)) {
    const end = index + suffix.length;
    const start = nameStart(folded, index, end, parts.at(-1)?.end ?? 0);
    const level = groups["admin"] ? levelOfAdmin(groups["admin"]) : groups["estate"] ? "estate" : "road";
    const last = parts.at(-1);
    if (start < index) parts.push({ level, text: folded.slice(start, end), start, end });
    // 中关村大街: what looked like the end of a name was inside it.
    else if (last?.end === index)
      parts[parts.length - 1] = { level, text: folded.slice(last.start, end), start: last.start, end };
  }
  return parts;
}

function unnamedEstates(folded: string): readonly LocatedPart[] {
  return [...folded.matchAll(HOUSE)].flatMap(({ 0: house, index: end }) => {
    const start = nameStart(folded, end, end + house.length, 0);
    return end - start > 1 ? [{ level: "estate", text: folded.slice(start, end), start, end } as const] : [];
  });
}

/** Where the name before `index` begins: after the last word that no name contains, at most so many characters back. */
function nameStart(folded: string, index: number, end: number, floor: number): number {
  const window = folded.slice(Math.max(floor, index - LONGEST_NAME), end);
  const before = window.length - (end - index);
  const marks = /[^\p{sc=Han}]*$/u.exec(window.slice(0, before))?.[0].length ?? 0;
  if (marks > 0) return index;
  const name = /\p{sc=Han}*$/u.exec(window.slice(0, before))?.[0].length ?? 0;
  const words = window.slice(before - name);
  const breaks = [...words.matchAll(BREAK)].filter((match) => match.index < name);
  const last = breaks.at(-1);
  return index - name + (last ? Math.min(name, last.index + last[0].length) : 0);
}

/** Where parts overlap, the later one begins where the earlier ends; what lies inside another goes. */
function apart(folded: string, parts: readonly LocatedPart[]): readonly LocatedPart[] {
  const kept: LocatedPart[] = [];
  for (const part of parts) {
    const start = Math.max(part.start, kept.at(-1)?.end ?? 0);
    if (start < part.end) kept.push({ ...part, start, text: folded.slice(start, part.end) });
  }
  return kept;
}

function levelOfKnown(name: string): AddressLevel {
  return provinceNames.some((province) => name.startsWith(province)) && !name.endsWith("市") ? "province" : "city";
}

function levelOfAdmin(suffix: string): AddressLevel {
  if (suffix === "省" || suffix === "自治区" || suffix === "特别行政区") return "province";
  if (suffix === "市" || suffix === "自治州" || suffix === "地区") return "city";
  if (/^[镇乡]|^街道/.test(suffix)) return "town";
  return /^(?:村|社区|居委会)/.test(suffix) ? "village" : "district";
}

const NOT_FIRST: ReadonlySet<AddressLevel> = new Set(["number", "room", "floor", "unit"]);
const BEFORE_NUMBER: ReadonlySet<AddressLevel> = new Set([
  "road",
  "estate",
  "village",
  "town",
  "building",
  "unit",
  "number",
  "floor",
]);

/** A run does not begin with a number, and a number follows only what has numbers: 杭州15号 is a day. */
function trim(run: readonly LocatedPart[]): readonly LocatedPart[] {
  const first = run.findIndex(({ level }) => !NOT_FIRST.has(level));
  const kept = first < 0 ? [] : run.slice(first);
  const bad = kept.findIndex((part, index) => {
    const before = kept[index - 1];
    return part.level === "number" && before !== undefined && !BEFORE_NUMBER.has(before.level);
  });
  return bad < 0 ? kept : kept.slice(0, bad);
}

const NUMBERS_FOLLOW: ReadonlySet<AddressLevel> = new Set(["estate", "building", "unit", "number", "floor"]);

function withHouseNumbers(folded: string, run: AddressRun): AddressRun {
  const last = run.at(-1);
  if (!last || !NUMBERS_FOLLOW.has(last.level)) return run;
  HOUSE_NUMBERS.lastIndex = last.end;
  const text = HOUSE_NUMBERS.exec(folded)?.[0];
  if (text === undefined) return run;
  const start = last.end + (text.length - text.trimStart().length);
  return [...run, { level: "room", text: text.trim(), start, end: last.end + text.length }];
}

/** What people add behind a road or a village: 皋城路大润发对面, 佛图村大屋组. */
const LANDMARK =
  /\p{sc=Han}{2,8}?(?=对面|旁边?|附近|隔壁|楼下|斜对|门口|里面|后面|前面|东门|西门|南门|北门)|\p{sc=Han}{1,4}(?:组|屯|队|湾|庄|寨|坪|沟|坡|堡|塆|园)(?!\p{sc=Han}{0,2}(?:织|伍|合))/uy;
const LANDMARK_FOLLOWS: ReadonlySet<AddressLevel> = new Set(["road", "village", "town", "number"]);

/** The name of a house behind its number, up to a mark: 东大街99号平安金融 is one, 99号谢谢 is none. */
const HOUSE_NAME =
  /(?:(?![我你他她您们的了是在寄请把要吗呢吧啊给换到送发改收签谢能可电手姓名快急麻身高体重月日前后左右楼找有没不就先店])\p{sc=Han}){2,10}(?=[^\p{sc=Han}]|$)/uy;

function withLandmark(folded: string, run: AddressRun): AddressRun {
  const last = run.at(-1);
  if (last?.level === "number" && run.length > 1) {
    HOUSE_NAME.lastIndex = last.end;
    const name = HOUSE_NAME.exec(folded)?.[0];
    if (name !== undefined)
      return [...run, { level: "estate", text: name, start: last.end, end: last.end + name.length }];
  }
  if (run.length < 2 || !last || !LANDMARK_FOLLOWS.has(last.level)) return run;
  LANDMARK.lastIndex = last.end;
  const text = LANDMARK.exec(folded)?.[0];
  if (text === undefined) return run;
  const end = last.end + text.length;
  if (/[我你他她您的了在请吗]/u.test(text)) return run;
  return [...run, { level: "estate", text, start: last.end, end }];
}

function toEntity(folded: string, run: AddressRun): Entity {
  const start = run[0]?.start ?? 0;
  const end = run.at(-1)?.end ?? start;
  const parts = run.map(({ level, text }) => ({ level, text }));
  const place = placeOf(run);
  const value: Address = { style: "chinese", parts, ...(place && { place }) };
  return { kind: "address", value, start, end, text: folded.slice(start, end) };
}

function placeOf(run: AddressRun): Place | undefined {
  const text = run.map((part) => part.text).join("");
  const city = cities.find(([name]) => text.includes(name));
  if (city) return { country: "CN", region: city[2], city: city[1] };
  const province = provinces.find(([name]) => text.startsWith(name));
  return province && { country: "CN", region: province[1] };
}
