import type { Detector, Finding, MaskType } from "./mask-types.ts";
import { kindOfDigits } from "./number-kinds.ts";

/** Digits with what people write between them; bounded, so that any text is searched in linear time. */
const RUN = /(?<![\dA-Za-z])\+?\(?\d(?:[ \-.·_/()]{0,2}\d){4,40}[xX]?(?!\d|[a-df-wyzA-DF-WYZ]|[xX](?!\d)|e(?!xt))/g;
/** Digits that letters touch, as in 电话13812345678qq: every group alone. */
const TIGHT = /(?<!\d)(?<!\d\.)\d{7,30}[xX]?(?!\d)/g;
const GROUP = /\d+[xX]?/g;
/** A recognisable number has at least and at most so many digits. */
const FEWEST_DIGITS = 7;
const MOST_DIGITS = 19;
const MOST_GROUPS = 19;
/** What may be left out of a number without making it another: +86 of a mobile, +1 of a North American one. */
const COUNTRY = /^(?:0{0,2}86(?=1[3-9]\d{9}$)|1(?=[2-9]\d{9}$))/;
const CONTEXT_LENGTH = 18;

/** The line behind a switchboard: "x371", "ext. 22", 转8012. */
const EXTENSION = /\s?(?:x|ext\.?|extension|转|分机号?)\s?\d{1,6}(?!\d)/iy;
const MOST_DIGITS_BEFORE_EXTENSION = 14;

interface Group {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Phones, identity numbers and bank cards in digits, however grouped. */
export const findNumbers: Detector = (view) => [
  ...[...view.matchAll(RUN)].flatMap((match) => numbersIn(view, groupsOf(match))),
  ...[...view.matchAll(TIGHT)].flatMap((match) => numbersIn(view, groupsOf(match))),
];

function groupsOf(match: RegExpExecArray): readonly Group[] {
  return [...match[0].matchAll(GROUP)].map((group) => {
    const start = match.index + group.index;
    return { text: group[0], start, end: start + group[0].length };
  });
}

/** Left to right, the longest sequence of groups that is something wins. */
function numbersIn(view: string, groups: readonly Group[]): readonly Finding[] {
  const found: Finding[] = [];
  let from = 0;
  while (from < groups.length) {
    const number = longestFrom(view, groups, from);
    if (number) found.push(number.finding);
    from = number ? number.next : from + 1;
  }
  return found;
}

function longestFrom(
  view: string,
  groups: readonly Group[],
  from: number,
): { finding: Finding; next: number } | undefined {
  const first = groups[from];
  if (!first) return undefined;
  const plus = /\+\(?$/.test(view.slice(Math.max(0, first.start - 2), first.start)) || /^00[1-9]/.test(first.text);
  const before = view.slice(Math.max(0, first.start - CONTEXT_LENGTH), first.start);
  for (let to = lastGroup(groups, from); to > from; to -= 1) {
    const window = groups.slice(from, to);
    if (lengthOf(window) < FEWEST_DIGITS) return undefined;
    const type = kindOfDigits({ groups: window.map(({ text }) => text), plus, before });
    if (type) return { finding: { ...placeOf(view, window), type }, next: to };
  }
  return undefined;
}

function lastGroup(groups: readonly Group[], from: number): number {
  let to = from;
  let digits = 0;
  while (to < groups.length && to - from < MOST_GROUPS && digits + (groups[to]?.text.length ?? 0) <= MOST_DIGITS) {
    digits += groups[to]?.text.length ?? 0;
    to += 1;
  }
  return to;
}

function lengthOf(groups: readonly Group[]): number {
  return groups.reduce((sum, { text }) => sum + text.length, 0);
}

function placeOf(view: string, groups: readonly Group[]): Omit<Finding, "type"> {
  const start = groups[0]?.start ?? 0;
  const opened = /\+?\(?$/.exec(view.slice(Math.max(0, start - 2), start))?.[0] ?? "";
  const key = groups
    .map(({ text }) => text)
    .join("")
    .replace(COUNTRY, "");
  const end = groups.at(-1)?.end ?? start;
  EXTENSION.lastIndex = end;
  const extension = key.length < MOST_DIGITS_BEFORE_EXTENSION ? (EXTENSION.exec(view)?.[0].length ?? 0) : 0;
  return { start: start - opened.length, end: end + extension, key };
}

const SPOKEN: Readonly<Record<string, string>> = {
  零: "0",
  〇: "0",
  "○": "0",
  洞: "0",
  一: "1",
  幺: "1",
  壹: "1",
  妖: "1",
  二: "2",
  贰: "2",
  两: "2",
  三: "3",
  叁: "3",
  四: "4",
  肆: "4",
  五: "5",
  伍: "5",
  六: "6",
  陆: "6",
  七: "7",
  柒: "7",
  拐: "7",
  八: "8",
  捌: "8",
  九: "9",
  玖: "9",
  勾: "9",
};
const SPOKEN_DIGIT = `[${Object.keys(SPOKEN).join("")}\\d]`;
const SPOKEN_RUN = new RegExp(`${SPOKEN_DIGIT}(?:[ \\-,、·.]{0,2}${SPOKEN_DIGIT}){5,30}[xX叉]?(?![十百千万亿])`, "g");
const ENGLISH_DIGIT = "(?:zero|oh|o|one|two|three|four|five|six|seven|eight|nine|\\d{1,4})";
const ENGLISH_RUN = new RegExp(
  `\\b(?:(?:double |triple )?${ENGLISH_DIGIT}[\\s,-]{1,2}){3,30}(?:double |triple )?${ENGLISH_DIGIT}\\b`,
  "gi",
);

/** Numbers written out, wholly or in part: 一三八零零一三八零零零, 幺三八1234五六七八, "five five five ...". */
export const findSpokenNumbers: Detector = (view) => [
  ...[...view.matchAll(SPOKEN_RUN)].flatMap((match) => spokenNumber(match)),
  ...[...view.matchAll(ENGLISH_RUN)].flatMap(englishNumber),
];

/** Four digits in words are a code, more with some in figures a phone; "one two" is counting. */
function englishNumber({ 0: text, index }: RegExpExecArray): readonly Finding[] {
  const words =
    text.match(/(?<![a-z])(?:zero|oh|o|one|two|three|four|five|six|seven|eight|nine)(?![a-z])/gi)?.length ?? 0;
  const digits = text.match(/\d/g)?.length ?? 0;
  const enough = (words > 3 && digits === 0) || (words > 1 && words + digits > 6);
  return enough ? [{ start: index, end: index + text.length, type: words + digits > 6 ? "phone" : "code" }] : [];
}

function spokenNumber({ 0: text, index }: RegExpExecArray): readonly Finding[] {
  const spoken = [...text].filter((character) => character in SPOKEN).length;
  const key = [...text]
    .map((character) => SPOKEN[character] ?? character)
    .filter((one) => /[\dXx]/.test(one))
    .join("");
  if (spoken < 2 || key.length < 6) return [];
  const type: MaskType = kindOfDigits({ groups: [key], plus: false, before: "" }) ?? "code";
  return [{ start: index, end: index + text.length, type, key: key.replace(COUNTRY, "") }];
}

/** Digits for the numerals that phones are dictated in, everything else as it is. */
export function digitOf(character: string): string {
  return SPOKEN[character] ?? character;
}
