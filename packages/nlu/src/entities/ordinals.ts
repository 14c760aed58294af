import type { Entity } from "./entity.ts";
import { findAll } from "./matching.ts";
import { readNumber, ZH_NUMBER } from "./numerals.ts";

const ZH_THING = "[个件双条单款套盒瓶包箱份支只台副对笔]";
const ZH_NTH = new RegExp(`(倒数)?第(${ZH_NUMBER})\\s?(?:${ZH_THING}|(?=[吧呢的,.!?。，！？]|$))`, "g");
const ZH_LAST = new RegExp(
  `最(?:后|下面|底下)(?:的?那?一?)?${ZH_THING}|(?:下面|下边|后面|底下)(?:的|那)?那?${ZH_THING}`,
  "g",
);
const ZH_FIRST = new RegExp(`最(?:前面|上面)(?:的?那?一?)?${ZH_THING}|(?:上面|上边|前面)(?:的|那)?那?${ZH_THING}`, "g");
const ZH_OTHER = new RegExp(`(?:另外|另|其他|别的)(?:那|的)?一?${ZH_THING}|另外的`, "g");

const EN_ORDINALS: Readonly<Record<string, number>> = {
  first: 1,
  "1st": 1,
  second: 2,
  "2nd": 2,
  third: 3,
  "3rd": 3,
  fourth: 4,
  "4th": 4,
  fifth: 5,
  "5th": 5,
  last: -1,
  top: 1,
  bottom: -1,
};
const EN_THING = "(?:one|order|item|product|option|package|parcel|shirt|dress|pair)";
const EN_NTH = new RegExp(`\\b(?:the )?(${Object.keys(EN_ORDINALS).join("|")}) ${EN_THING}\\b`, "gi");
const EN_BARE = new RegExp(`^\\W*(?:the )?(${Object.keys(EN_ORDINALS).join("|")})(?: please| one)?\\W*$`, "gi");
const EN_NUMBERED = /\b(?:number|no\.|option|order|item) (\d{1,2}|one|two|three|four|five)\b(?![\d-])/gi;
const EN_OTHER = /\b(?:the|my) other(?: (?:one|order|item|product|package|parcel|shirt|dress|pair))?\b/gi;

/** Which of several: 第二个, 最后一单, 上面那个, 另一件, "the second one", "last", "the other one". */
export function findOrdinals(folded: string): readonly Entity[] {
  return [
    ...findAll(folded, ZH_NTH, ([, backwards, written = ""]) => nth(readNumber(written), backwards !== undefined)),
    ...findAll(folded, ZH_LAST, () => nth(1, true)),
    ...findAll(folded, ZH_FIRST, () => nth(1, false)),
    ...[ZH_OTHER, EN_OTHER].flatMap((pattern) => findAll(folded, pattern, () => ({ kind: "ordinal", value: "other" }))),
    ...[EN_NTH, EN_BARE].flatMap((pattern) => findAll(folded, pattern, ([, word = ""]) => english(word))),
    ...findAll(folded, EN_NUMBERED, ([, written = ""]) => nth(readNumber(written), false)),
  ];
}

function english(word: string) {
  const value = EN_ORDINALS[word.toLowerCase()];
  return value === undefined ? undefined : ({ kind: "ordinal", value } as const);
}

function nth(position: number | undefined, backwards: boolean) {
  if (position === undefined || position === 0) return undefined;
  return { kind: "ordinal", value: backwards ? -position : position } as const;
}
