import {
  addPoint,
  compareWithAll,
  cosineOf,
  largestOf,
  normalize,
  openPoints,
  type Points,
  pointOf,
} from "../lsa/points.ts";
import type { Placed } from "../lsa/text-space.ts";

/** Puts a text into a group, or into none where it is not sure enough. */
export type Assigner = (text: string) => Assignment | undefined;

/** A group, and the cosine between the text and the group's middle, times the share of known words. */
export interface Assignment {
  readonly group: number;
  readonly similarity: number;
}

/** Points with the groups they belong to, -1 for none. */
export interface GroupedPoints {
  readonly points: Points;
  readonly groupOf: readonly number[];
  readonly count: number;
}

/**
 * Makes a function that assigns new texts. Its least similarity is the lowest at which the grouped texts themselves,
 * each compared with the middle of its group without it, are put where they belong in the stated share of cases. They
 * shaped the space and the groups, so that new texts are put less surely: see `Grouping.assigner`.
 */
export function createAssigner(place: (text: string) => Placed, grouped: GroupedPoints, precision: number): Assigner {
  if (!(precision >= 0 && precision <= 1)) throw new RangeError("a precision is a share between 0 and 1");
  const centres = centresOf(grouped);
  const least = leastSimilarity(trialsOf(grouped), precision);
  return (text) => {
    const { point, knownShare } = place(text);
    if (centres.count === 0 || point.every((value) => value === 0)) return undefined;
    const scores = compareWithAll(centres, point);
    const group = largestOf(scores);
    const similarity = knownShare * (scores[group] ?? 0);
    return similarity >= least ? { group, similarity } : undefined;
  };
}

/** The middle of each group: the mean direction of its points. */
export function centresOf(grouped: GroupedPoints): Points {
  const centres = sumsOf(grouped);
  for (let group = 0; group < centres.count; group += 1) normalize(pointOf(centres, group));
  return centres;
}

function sumsOf({ points, groupOf, count }: GroupedPoints): Points {
  const sums = openPoints(count, points.dimensions);
  groupOf.forEach((group, index) => {
    if (group >= 0) addPoint(pointOf(sums, group), pointOf(points, index), 1);
  });
  return sums;
}

interface Trial {
  readonly similarity: number;
  readonly right: boolean;
}

function trialsOf(grouped: GroupedPoints): readonly Trial[] {
  const { points, groupOf } = grouped;
  const sums = sumsOf(grouped);
  const centres = centresOf(grouped);
  return groupOf.flatMap((own, index) => {
    if (own < 0) return [];
    const point = pointOf(points, index);
    const others = Float32Array.from(pointOf(sums, own));
    addPoint(others, point, -1);
    normalize(others);
    const scores = compareWithAll(centres, point);
    scores[own] = cosineOf(others, point);
    const group = largestOf(scores);
    return [{ similarity: scores[group] ?? 0, right: group === own }];
  });
}

/** The lowest similarity from which on upwards enough are right; above 1 where none is. */
function leastSimilarity(trials: readonly Trial[], precision: number): number {
  const falling = [...trials].sort((left, right) => right.similarity - left.similarity);
  let least = 2;
  let right = 0;
  falling.forEach((trial, index) => {
    right += trial.right ? 1 : 0;
    const next = falling[index + 1];
    const borders = next === undefined || next.similarity < trial.similarity;
    if (borders && right >= precision * (index + 1)) least = trial.similarity;
  });
  return least;
}
