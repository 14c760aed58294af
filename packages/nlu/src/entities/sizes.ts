import type { Entity } from "./entity.ts";
import { findAll } from "./matching.ts";

const LETTERS = "xx?s|[2-6]xl|x{1,5}l|[sml]";
/** 170/92A: height and chest or waist, with a body shape. */
const CHART = /(?<![\d/])1[0-9]\d\/\d{2,3}[abcy]?(?![\d/a-z])/gi;
const LETTER_NAMED = new RegExp(
  `(?<![a-z'])(?<span>${LETTERS})\\s?(?:码|号)|(?:\\bsize|\\ba|\\bin|尺码|码数|换成?|改成?|拍)\\s?(?<named>${LETTERS})(?![a-z'])`,
  "gi",
);
/** Without the word for size only what nobody writes by chance: XL in any case, S, M and L in capitals. */
const LETTER_BARE = /(?<![a-z\d'&/])(?:xx?s|[2-6]xl|x{1,5}l)(?![a-z\d'&])/gi;
const LETTER_CAPITAL = /(?<![A-Za-z\d'&.])[SML](?![A-Za-z\d'&.])/g;
/** A single letter among nothing but marks and Chinese: m, 要m, s有吗. */
const LETTER_ALONE = /^\W*(?<span>[sml])\W*$/gi;
const NUMBER =
  /(?<![\d.])(?<span>\d{2}(?:\.5)?)\s?码|(?<![\d.])(?<named>3[2-9]|4\d)\s?号|\b(?:size|eu|eur|us|uk|尺码|码数)\s?(?<english>\d{1,2}(?:\.5)?)(?![\d.])/gi;
const WORDS: Readonly<Record<string, string>> = { small: "S", medium: "M", large: "L", "extra large": "XL" };
const WORD = /\b(?:extra large|small|medium|large)\b(?! (?:order|amount|number|problem|issue|stain|hole|crack))/gi;
const ONE_SIZE = /均码|\bone[- ]size\b|\bfree size\b/gi;
const CJK_WORDS: Readonly<Record<string, string>> = { 小: "S", 中: "M", 大: "L", 加大: "XL" };
const CJK_WORD = /(?<span>加大|[小中大])(?:号|码)(?!数)/g;

/** Sizes as charts write them: letters, EU and US numbers, Chinese chart sizes, 均码. */
export function findSizes(folded: string): readonly Entity[] {
  return [
    ...findAll(folded, CHART, (match) => size(match[0].toUpperCase())),
    ...[LETTER_NAMED, LETTER_BARE, LETTER_CAPITAL, LETTER_ALONE].flatMap((pattern) =>
      findAll(folded, pattern, (match) => size(letters(innermost(match)))),
    ),
    ...findAll(folded, NUMBER, (match) => size(innermost(match))),
    ...findAll(folded, WORD, (match) => size(WORDS[match[0].toLowerCase()])),
    ...findAll(folded, CJK_WORD, (match) => size(CJK_WORDS[innermost(match)])),
    ...findAll(folded, ONE_SIZE, () => size("one_size")),
  ];
}

function innermost(match: RegExpExecArray): string {
  const groups = match.groups ?? {};
  return groups["span"] ?? groups["named"] ?? groups["english"] ?? match[0];
}

/** XXL and 2XL are one size; charts mostly write the number. */
function letters(written: string): string {
  const upper = written.toUpperCase();
  const count = /^(X+)L$/.exec(upper)?.[1]?.length ?? 0;
  return count > 1 ? `${count}XL` : upper;
}

function size(value: string | undefined) {
  return value === undefined ? undefined : ({ kind: "size", value } as const);
}
