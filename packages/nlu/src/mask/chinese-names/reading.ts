import { ORDINARY_PAIRS } from "../content/ordinary-chinese.ts";
import { cities, provinces } from "../../entities/place-names.ts";
import { NOT_NAMES } from "../content/chinese-names.ts";

/** A text with what a dictionary and ordinary talk explain of it. */
export interface Reading {
  readonly view: string;
  /** Whether the characters before and at a place belong together in ordinary talk. */
  isPair(index: number): boolean;
  /** The words that a dictionary sees, by each of their places: where the word there begins and ends. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

const pairs = new Set([
  ...ORDINARY_PAIRS.split(" ").flatMap((group) => [...group.slice(1)].map((second) => group.charAt(0) + second)),
  ...[...NOT_NAMES, ...provinces.map(([name]) => name), ...cities.map(([name]) => name)].flatMap((word) =>
    [...word].slice(1).map((second, index) => word.charAt(index) + second),
  ),
]);

const paired = new Set([...pairs].flatMap((pair) => [...pair]));

/** Whether two characters belong together in ordinary talk. */
export function isOrdinaryPair(two: string): boolean {
  return pairs.has(two);
}

/** Whether ordinary talk hardly has this character. */
export function isRare(character: string): boolean {
  return !paired.has(character);
}

/** Longer texts are read without the dictionary: no message is that long, and it costs time. */
const LONGEST_SEGMENTED = 20_000;

/** Browsers without a segmenter go by ordinary pairs alone. */
const segmenter = typeof Intl.Segmenter === "function" ? new Intl.Segmenter("zh", { granularity: "word" }) : undefined;

/** Reads a text for its names. */
export function readChinese(view: string): Reading {
  const starts = new Uint32Array(view.length).map((_, index) => index);
  const ends = starts.map((start) => start + 1);
  if (segmenter && view.length <= LONGEST_SEGMENTED) {
    for (const { segment, index } of segmenter.segment(view)) {
      starts.fill(index, index, index + segment.length);
      ends.fill(index + segment.length, index, index + segment.length);
    }
  }
  return { view, starts, ends, isPair: (index) => pairs.has(view.slice(index - 1, index + 1)) };
}
