import { seededRandom, shuffledIndexes } from "../learn/seeded-random.ts";
import type { Placer } from "./assign.ts";

/** A text put into groups that were made without it. */
export interface Trial {
  readonly fold: number;
  readonly similarity: number;
  /** Whether grouping everything had put it there too. */
  readonly right: boolean;
}

/** Distinct texts, and the group of each; -1 for none. */
export interface GroupedTexts {
  readonly texts: readonly string[];
  readonly groupOf: readonly number[];
}

/** Groups of some texts, and where they put others. */
export interface Regrouped {
  readonly groupOf: Int32Array;
  readonly place: Placer;
}

const FOLDS = 5;
/** Of more texts a sample is tried. */
const MOST = 20_000;

/**
 * Tries how surely new texts are put into groups: each fifth of the texts is put into groups that space and all were
 * made of the other four. A group of theirs stands for the one where most of its texts are when everything is grouped.
 */
export function tryOut(
  { texts, groupOf }: GroupedTexts,
  regroup: (texts: readonly string[]) => Regrouped,
  seed = 1,
): readonly Trial[] {
  const order = shuffledIndexes(texts.length, seededRandom(seed)).subarray(0, MOST);
  return Array.from({ length: FOLDS }, (_, fold) => {
    const held = order.filter((_index, place) => place % FOLDS === fold);
    const rest = order.filter((_index, place) => place % FOLDS !== fold);
    const textOf = (index: number): string => texts[index] ?? "";
    const regrouped = regroup(Array.from(rest, textOf));
    const stands = mostCommon(regrouped.groupOf, (place) => groupOf[rest[place] ?? 0] ?? -1);
    return Array.from(held).flatMap((index): readonly Trial[] => {
      const placed = regrouped.place(textOf(index));
      const group = groupOf[index] ?? -1;
      if (!placed) return [];
      return [{ fold, similarity: placed.similarity, right: group >= 0 && stands.get(placed.group) === group }];
    });
  }).flat();
}

/** For each group the other group in which most of its members are. */
function mostCommon(groups: Int32Array, otherOf: (place: number) => number): ReadonlyMap<number, number> {
  const counts = new Map<number, Map<number, number>>();
  groups.forEach((group, place) => {
    const others = counts.get(group) ?? new Map<number, number>();
    counts.set(group, others.set(otherOf(place), (others.get(otherOf(place)) ?? 0) + 1));
  });
  const largest = (others: ReadonlyMap<number, number>): number =>
    [...others].reduce((best, other) => (other[1] > best[1] ? other : best), [-1, 0])[0];
  return new Map([...counts].map(([group, others]) => [group, largest(others)]));
}

/**
 * The lowest similarity from which on upwards enough trials are right; undefined where none is. Enough of every fold,
 * for whether groups stay as they are when texts come and go differs more between folds than between texts; and of all
 * together so many that one more, gone wrong, would be borne: nineteen without a fault promise 0.95, and none promise 1.
 */
export function leastSimilarity(trials: readonly Trial[], precision: number): number | undefined {
  const falling = [...trials].sort((left, right) => right.similarity - left.similarity);
  const tried = new Float64Array(FOLDS);
  const right = new Float64Array(FOLDS);
  let least: number | undefined;
  falling.forEach((trial, index) => {
    tried[trial.fold] = (tried[trial.fold] ?? 0) + 1;
    right[trial.fold] = (right[trial.fold] ?? 0) + (trial.right ? 1 : 0);
    const next = falling[index + 1];
    const borders = next === undefined || next.similarity < trial.similarity;
    if (borders && isEnough(tried, right, precision)) least = trial.similarity;
  });
  return least;
}

function isEnough(tried: Float64Array, right: Float64Array, precision: number): boolean {
  const all = tried.reduce((sum, count) => sum + count, 0);
  const allRight = right.reduce((sum, count) => sum + count, 0);
  return (
    allRight >= precision * (all + 1) &&
    tried.every((count, fold) => count > 0 && (right[fold] ?? 0) >= precision * count)
  );
}
