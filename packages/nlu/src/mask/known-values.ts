import { AMBIGUOUS_NAMES, COMMON_WORDS } from "./content/western-names.ts";
import { COMPOUND_SURNAMES } from "./content/chinese-names.ts";
import { isOrdinaryPair } from "./chinese-names/reading.ts";
import type { Finding, KnownValue } from "./mask-types.ts";
import { digitOf } from "./numbers.ts";
import { readable } from "./readable.ts";

/** A view without spaces and marks, for comparing what was written with other ones; with where each unit came from. */
interface Compact {
  readonly text: string;
  readonly offsets: readonly number[];
}

/** Values shorter than this (letters or digits; one less for Chinese) would be found in everything. */
const LEAST_LENGTH = 3;
const LEAST_CHINESE_LENGTH = 2;
/** So many characters in a row of a known address are a part of it. */
const CHINESE_WINDOW = 4;
const LATIN_WINDOW = 6;
const TITLES = ["先生", "女士", "小姐", "太太", "老师", "同学", "师傅", "阿姨", "叔叔", "经理", "总", "哥", "姐"];
const ambiguous = new Set([...AMBIGUOUS_NAMES, ...COMMON_WORDS]);

/**
 * Finds values of a record and their parts: with spaces or marks in between, in other width or case, digits as Chinese
 * numerals, 张先生 for 张伟, "John" for "John Smith", the last four digits of a phone, a piece of an address.
 */
export function findKnown(
  view: string,
  { known, met }: { readonly known: readonly KnownValue[]; readonly met: readonly KnownValue[] },
): readonly Finding[] {
  if (known.length + met.length === 0) return [];
  const compact = compactOf(view, (character) => character);
  const digits = compactOf(view, digitOf);
  return [...known, ...met].flatMap((one, index) => {
    const value = readable(one.value).view;
    const whole = compactOf(value, (character) => character).text;
    if (whole.length < (/\p{sc=Han}/u.test(whole) ? LEAST_CHINESE_LENGTH : LEAST_LENGTH)) return [];
    const exact = occurrences(view, compact, whole).map((place) => ({ ...place, type: one.type, key: one.value }));
    // What was only met in a text is not trusted in parts, but for the given name.
    if (index >= known.length) return [...exact, ...givenPlaces(view, compact, one)];
    return [...exact, ...partsOf(view, { compact, digits }, one, whole)];
  });
}

interface Views {
  readonly compact: Compact;
  readonly digits: Compact;
}

function partsOf(view: string, { compact, digits }: Views, known: KnownValue, whole: string): readonly Finding[] {
  const as = (places: readonly Place[]): Finding[] =>
    places.map((place) => ({ ...place, type: known.type, key: known.value }));
  if (known.type === "name") return as(nameParts(known.value).flatMap((part) => namePlaces(view, compact, part)));
  if (known.type === "address") return as(windows(view, compact, whole));
  if (!/^\d{5,}x?$/.test(whole)) return [];
  return as([...occurrences(view, digits, whole), ...tails(view, whole)]);
}

/** 思远 where 黄思远 was met, unless it is a word. */
function givenPlaces(view: string, compact: Compact, { type, value }: KnownValue): readonly Finding[] {
  const part = /^\p{sc=Han}{3,4}$/u.test(value) ? (nameParts(value).at(-1) ?? "") : "";
  if (!/^\p{sc=Han}{2}$/u.test(part) || !value.endsWith(part) || isOrdinaryPair(part)) return [];
  return occurrences(view, compact, part).map((place) => ({ ...place, type, key: value }));
}

interface Place {
  readonly start: number;
  readonly end: number;
}

const COMPARED = /[\p{L}\p{M}\p{N}\p{Co}]/u;

function compactOf(view: string, fold: (character: string) => string): Compact {
  const units: string[] = [];
  const offsets: number[] = [];
  for (let index = 0; index < view.length; index += 1) {
    const unit = view[index] ?? "";
    const compared =
      unit < "0" ? false : unit <= "z" ? /[\da-z]/i.test(unit) : COMPARED.test(unit) || /[\ud800-\udfff]/.test(unit);
    if (!compared) continue;
    const lower = fold(unit).toLowerCase();
    units.push(lower.length === 1 ? lower : unit);
    offsets.push(index);
  }
  return { text: units.join(""), offsets };
}

function occurrences(view: string, compact: Compact, wanted: string): readonly Place[] {
  const places: Place[] = [];
  for (let at = compact.text.indexOf(wanted); at >= 0; at = compact.text.indexOf(wanted, at + 1)) {
    const start = compact.offsets[at] ?? 0;
    const end = (compact.offsets[at + wanted.length - 1] ?? start) + 1;
    if (isWhole(view, start, end)) places.push({ start, end });
  }
  return places;
}

/** Letters do not begin or end inside a word: Ann is not in planning. */
function isWhole(view: string, start: number, end: number): boolean {
  const inside = (left: string | undefined, right: string | undefined): boolean =>
    /[a-z]/i.test(left ?? "") && /[a-z]/i.test(right ?? "");
  return !inside(view[start - 1], view[start]) && !inside(view[end - 1], view[end]);
}

function nameParts(name: string): readonly string[] {
  if (!/\p{sc=Han}/u.test(name)) return name.split(/[\s,.]+/).filter((word) => word.length > 1);
  const plain = name.replace(/\s/g, "");
  const surname = COMPOUND_SURNAMES.find((one) => plain.startsWith(one)) ?? plain.slice(0, 1);
  const given = plain.slice(surname.length);
  const titled = [...TITLES.map((title) => surname + title), ...["小", "老", "阿"].map((prefix) => prefix + surname)];
  return given.length > 1 ? [...titled, given] : titled;
}

/** A word of a name that is an everyday word too counts only with a capital. */
function namePlaces(view: string, compact: Compact, part: string): readonly Place[] {
  const places = occurrences(view, compact, compactOf(readable(part).view, (character) => character).text || "\0");
  return ambiguous.has(part.toLowerCase()) ? places.filter(({ start }) => /\p{Lu}/u.test(view[start] ?? "")) : places;
}

function windows(view: string, compact: Compact, whole: string): readonly Place[] {
  const pieces = new Set<string>();
  for (const size of [CHINESE_WINDOW, LATIN_WINDOW]) {
    for (let at = 0; at + size <= whole.length; at += 1) {
      const piece = whole.slice(at, at + size);
      if (
        size === CHINESE_WINDOW
          ? /^[\p{sc=Han}\d]*\p{sc=Han}[\p{sc=Han}\d]*$/u.test(piece)
          : /\d/.test(piece) && /[a-z]/.test(piece)
      )
        pieces.add(piece);
    }
  }
  const sizes = [CHINESE_WINDOW, LATIN_WINDOW];
  const places: Place[] = [];
  for (let at = 0; at < compact.text.length; at += 1) {
    for (const size of sizes)
      if (pieces.has(compact.text.slice(at, at + size))) places.push(wordsAround(view, compact, at, size));
  }
  return places;
}

function wordsAround(view: string, { offsets }: Compact, at: number, size: number): Place {
  let start = offsets[at] ?? 0;
  let end = (offsets[at + size - 1] ?? start) + 1;
  while (start > 0 && /[a-z\d]/i.test(view[start - 1] ?? "") && /[a-z\d]/i.test(view[start] ?? "")) start -= 1;
  while (/[a-z\d]/i.test(view[end] ?? "") && /[a-z\d]/i.test(view[end - 1] ?? "")) end += 1;
  return { start, end };
}

/** The last four digits alone, as people name a phone or a parcel. */
function tails(view: string, whole: string): readonly Place[] {
  return [...view.matchAll(new RegExp(`(?<![\\d.])${whole.slice(-4)}(?![\\d.])`, "g"))].map(({ index }) => ({
    start: index,
    end: index + 4,
  }));
}
