import { readNumber as readWhole } from "@warmline/nlu";

/** The first number in an answer: in digits (1,200; 1.5万), in Chinese or in English words. Null where none is said; 第一次 counts nothing. */
export function readNumber(text: string): number | null {
  const plain = text.normalize("NFKC").toLowerCase();
  return inDigits(plain) ?? inChinese(plain) ?? inEnglish(plain);
}

const DIGITS = /(?<![第\d])(\d{1,3}(?:,\d{3})+(?!\d)|\d+)(\.\d+)?\s*(万|千|k\b)?/u;
const UNITS: Readonly<Record<string, number>> = { 万: 10_000, 千: 1000, k: 1000 };
/** More digits than this are no amount that could be counted exactly. */
const EXACT_DIGITS = 15;

function inDigits(text: string): number | null {
  const [, whole, part = "", unit = ""] = DIGITS.exec(text) ?? [];
  if (whole === undefined) return null;
  const told = Number(`${whole.replaceAll(",", "")}${part}`.slice(0, EXACT_DIGITS));
  const scale = UNITS[unit];
  return scale === undefined ? told : Number((told * scale).toFixed(2));
}

/** A row of numerals that is no ordinal, no day of the week and no part of 一下, 一般 or 万一. */
const NUMERALS =
  /(?<![第唯统期周拜一二两俩三仨四五六七八九十百千万零〇])[一二两俩三仨四五六七八九十零〇][一二两俩三仨四五六七八九十百千万零〇]*(?![下般样些点直起定切旦边会律致])/u;
/** 五六 is five or so. */
const ABOUT = /([一二两三四五六七八九])[一二两三四五六七八九](?=[十百千万]|$)/gu;
/** 二零二四 and 一二三 are told digit by digit. */
const ROW = /^(?=.*零|.{3})[零一二三四五六七八九]{2,}$/u;

function inChinese(text: string): number | null {
  const found = NUMERALS.exec(text)?.[0].replaceAll("〇", "零");
  if (found === undefined) return null;
  if (ROW.test(found)) return Number([...found].map((one) => "零一二三四五六七八九".indexOf(one)).join(""));
  const [high = "", low] = found.replace(ABOUT, "$1").split("万");
  if (low === undefined) return readWhole(high) ?? null;
  // 一万二 is 12,000, as 一百二 is 120.
  const rest = low === "" ? 0 : (readWhole(low) ?? 0) * (low.length === 1 ? 1000 : 1);
  return (readWhole(high) ?? 1) * 10_000 + rest;
}

const SMALL =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const MANY: Readonly<Record<string, number>> = { dozen: 12, hundred: 100, thousand: 1000 };
const isMany = (word: string): boolean => Object.hasOwn(MANY, word);

function smallOf(word: string): number | null {
  const [small, tens] = [SMALL.indexOf(word), TENS.indexOf(word)];
  if (small >= 0) return small;
  return tens >= 0 ? (tens + 2) * 10 : null;
}

function inEnglish(text: string): number | null {
  const words = text.match(/[a-z]+/g) ?? [];
  const from = words.findIndex((word) => smallOf(word) !== null || isMany(word));
  return from === -1 ? null : sumOf(words.slice(from));
}

/** Reads on as long as the words are of one number: "two three" is two. */
function sumOf(words: readonly string[]): number {
  let total = 0;
  let open = 0;
  for (const [at, word] of words.entries()) {
    const small = smallOf(word);
    if (small !== null) {
      const goesOn = open % 100 === 0 || (open % 100 >= 20 && open % 10 === 0 && small < 10);
      if (at > 0 && !goesOn) break;
      open += small;
    } else if (isMany(word)) {
      const times = (open === 0 ? 1 : open) * (MANY[word] ?? 1);
      [total, open] = word === "thousand" ? [total + times, 0] : [total, times];
    } else if (word !== "and" || !isMany(words[at - 1] ?? "")) break;
  }
  return total + open;
}
