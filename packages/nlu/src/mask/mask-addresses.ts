import { chineseAddressRuns, type AddressRun, isAddress } from "../entities/chinese-addresses.ts";
import { findWesternAddresses, LETTERED_POSTCODE, US_PLACE } from "../entities/western-addresses.ts";
import { blankOf } from "./blanks.ts";
import { findingsOf } from "./links.ts";
import type { Detector, Finding } from "./mask-types.ts";

/** After these words even one part of an address is one. */
const SAID_BEFORE =
  /(?:住在?|地址|寄到|寄往|送到|发到|收货|位于|家在|搬到|改[成到为]|换[成到]|自提点?|派送?到|放到?|就在|定位|老家|户籍|在)(?:[是为到在:：\s,，]|我家|我们|的){0,4}$/u;
const CONTEXT_LENGTH = 10;
const TOWN_OR_CLOSER: ReadonlySet<string> = new Set(["district", "town", "village"]);
const CLOSE: ReadonlySet<string> = new Set(["estate", "road", "village", "town", "building"]);

const POSTCODE = new RegExp(`(?<![\\w])(?<span>${LETTERED_POSTCODE})(?![\\w])`, "g");
const ZIP_NAMED =
  /(?:zip(?: ?code)?|post(?:al)? ?code|邮编|邮政编码)[\s是为:]{0,3}(?:is |was )?(?<span>\d{5,6}(?:-\d{4})?)(?!\d)/gi;
/** House numbers on their own where the talk is of an address: 3-2-501, 3栋501. */
const HOUSE_NAMED =
  /(?:门牌号?|房号|房间号|室号|楼号|单元号|宿舍)(?:写?错了?|是|改成|为|[:：\s,，]){0,4}(?<span>[\dA-Za-z]{1,5}(?:[-栋幢座号楼单元室层#][\dA-Za-z]{0,5}){0,6})(?![\dA-Za-z])/g;
const ROOM_NAMED =
  /\b(?:apt|apartment|unit|suite|room|dorm room)\s?(?:number|no\.?|#)?\s?(?:is\s|:\s?)?(?:#?\d{1,5}[a-z]?|[a-z]\d{1,4})(?![\w])/gi;

/** The name of a house right behind what was masked: 文三路90号, then 江西财大. */
const BEHIND = new RegExp(
  `${blankOf("address")}\\s?(?!门|对面|前台|厂里|那|详细|收件|联系|收货|旁|附近|学校|传达|架空|麻烦|谢谢|所在|楼[上下]|保安|物业|核实|确认|查|对吗)(?<span>(?:(?![我你他她您们的了是在寄请把要吗呢吧啊给换到送发改收签谢能可电手姓名快急麻])\\p{sc=Han}){2,8}(?:里|楼上|楼下|旁边|对面|门口|附近)?)(?=$|[^\\p{sc=Han}])`,
  "gu",
);
/** What a number follows in addresses of whatever country: Flat 7B, House 33, Block C4. */
const NUMBERED_PARTS =
  "flat apt apartment unit suite ste room rm house hse villa plot door shop building bldg block blk tower level floor fl street road lane sector phase ward lot site stage no jalan jl"
    .split(" ")
    .map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`)
    .join("|");
const NUMBERED = `(?<![\\p{L}\\d])(?:${NUMBERED_PARTS})\\.? ?(?:[Nn]o\\.? ?|# ?|number )?(?:[A-Za-z]?-?\\d{1,5}[A-Za-z]?(?:[-/]\\w{1,4}){0,2}|[A-Z])(?![\\p{L}\\d])`;
const CAPITAL_WORD = "[\\p{Lu}\\d#][\\p{L}\\d'.#/-]{0,20}";
/** Words between two commas: a house, a quarter, a town with its code. */
const PLACE = `${CAPITAL_WORD}(?: (?:(?:of|de|da|do|el|la|al|van|den|der) )?${CAPITAL_WORD}){0,4}`;
const LISTED = new RegExp(`(?:${NUMBERED}|(?<![\\p{L}\\d-])[A-Z]-?\\d{2,4})(?:,\\s?${PLACE}){1,7}`, "gu");
const FURTHER = new RegExp(
  `(?: \\d{4,6}(?!\\d))?(?:,\\s?(?!I\\b|The\\b|Please|Thanks|My\\b|Can\\b|Could|Order|Phone|Tel|Call|But|And|It\\b)${PLACE}){0,5}`,
  "uy",
);
const EARLIER = new RegExp(
  `(?:(?:[Cc]/[Oo] (?:${PLACE},? )?)|(?:${NUMBERED}|\\d{1,2}/F),\\s?(?:${PLACE},\\s?){0,2}){1,3}$`,
  "u",
);
const LONGEST_EARLIER = 90;
/** Blk 123 Ang Mo Kio Ave 3 #05-12 */
const BLOCK =
  /(?<!\p{L})(?:blk|block)\.? ?\d{1,4}[a-z]? [\p{L}\d' .]{3,40}?#\d{1,2}-\d{1,4}(?:,? singapore)?(?:,? \d{6})?/giu;

/** The house next door: "left it at number 14". */
const AT_NUMBER = /\bat (?:number|no\.?|nr\.?)\s(?:\d{1,4}[a-z]?)(?![\w.])/gi;

/** Addresses, whole and in part. */
export const findMaskedAddresses: Detector = (view) => [
  ...chineseAddressRuns(view).flatMap((run) => ofRun(view, run)),
  ...findWesternAddresses(view).map((one) => wider(view, one)),
  ...findingsOf(view, LISTED, "address").filter(({ start, end }) => saysWhere(view.slice(start, end))),
  ...[BLOCK, US_PLACE, POSTCODE, ZIP_NAMED, HOUSE_NAMED, ROOM_NAMED, AT_NUMBER, BEHIND].flatMap((pattern) =>
    findingsOf(view, pattern, "address"),
  ),
];

/** An address with what commas join to it on both sides: Flat 7B, Lotus Residency, 14 MG Road, Bengaluru 560001. */
function wider(view: string, { start, end }: { readonly start: number; readonly end: number }): Finding {
  const from = Math.max(0, start - LONGEST_EARLIER);
  const earlier = EARLIER.exec(view.slice(from, start))?.[0].length ?? 0;
  FURTHER.lastIndex = end;
  return { start: start - earlier, end: end + (FURTHER.exec(view)?.[0].length ?? 0), type: "address" };
}

/** Room 4, Leeds could be a meeting; two numbers in a list of places are an address. */
function saysWhere(list: string): boolean {
  return list.split(",").filter((piece) => /\d/.test(piece)).length > 1;
}

function ofRun(view: string, run: AddressRun): readonly Finding[] {
  const start = run[0]?.start ?? 0;
  const end = run.at(-1)?.end ?? start;
  return isAddress(run) || isPartOfOne(view, run) ? [{ start, end, type: "address" }] : [];
}

function isPartOfOne(view: string, run: AddressRun): boolean {
  const start = run[0]?.start ?? 0;
  if (run.length > 1 && run.some(({ level }) => TOWN_OR_CLOSER.has(level))) return true;
  if (!run.some(({ level }) => CLOSE.has(level))) return false;
  return SAID_BEFORE.test(view.slice(Math.max(0, start - CONTEXT_LENGTH), start));
}
