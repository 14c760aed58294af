import type { Random } from "../../platform/random.ts";
import { seededRandom } from "../../platform/seeded-random.ts";

/** Chance with the words a generator needs. The same key gives the same run of draws. */
export interface Draw {
  /** From 0 up to but not including 1. */
  readonly unit: Random;
  /** A whole number, both ends included. */
  readonly int: (min: number, max: number) => number;
  /** A number with fractions. */
  readonly between: (min: number, max: number) => number;
  /** True in so many of 100 cases. */
  readonly percent: (cases: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
}

/** Draws that depend on nothing but the key: adding one thing to the demo moves no other. */
export function drawFor(...key: readonly (string | number)[]): Draw {
  const unit = seededRandom(fold(key.join("/")));
  const int = (min: number, max: number): number => min + Math.floor(unit() * (max - min + 1));
  return {
    unit,
    int,
    between: (min, max) => min + unit() * (max - min),
    percent: (cases) => unit() * 100 < cases,
    pick: (from) => at(from, int(0, from.length - 1)),
  };
}

/** The item at that place; a place outside the list is a bug of the demo's authors. */
export function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new RangeError(`nothing at ${index} of ${list.length}`);
  return item;
}

/** FNV-1a over UTF-16 code units: spreads similar keys well enough for a seed. */
function fold(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
