import { addPoint, compareWithAll, largestOf, normalize, openPoints, type Points, pointOf } from "../lsa/points.ts";
import type { Placed } from "../lsa/text-space.ts";

/** Puts a text into a group, or into none where it is not sure enough. */
export interface Assigner {
  (text: string): Assignment | undefined;
  /** The least similarity at which it assigns; undefined if none would have kept the precision: then it never does. */
  readonly least: number | undefined;
}

/** Puts a text into the nearest group, however far; into none if no word of it is known. */
export type Placer = (text: string) => Assignment | undefined;

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

/** Makes a function that puts texts into the groups whose middles are nearest. */
export function createPlacer(place: (text: string) => Placed, grouped: GroupedPoints): Placer {
  const centres = centresOf(grouped);
  return (text) => {
    const { point, knownShare } = place(text);
    if (centres.count === 0 || point.every((value) => value === 0)) return undefined;
    const scores = compareWithAll(centres, point);
    const group = largestOf(scores);
    return { group, similarity: knownShare * (scores[group] ?? 0) };
  };
}

/** Makes a function that assigns texts which are at least so similar to a group. */
export function createAssigner(place: Placer, least: number | undefined): Assigner {
  const assign = (text: string): Assignment | undefined => {
    const placed = place(text);
    return placed && least !== undefined && placed.similarity >= least ? placed : undefined;
  };
  return Object.assign(assign, { least });
}

/** The middle of each group: the mean direction of its points. */
export function centresOf({ points, groupOf, count }: GroupedPoints): Points {
  const centres = openPoints(count, points.dimensions);
  groupOf.forEach((group, index) => {
    if (group >= 0) addPoint(pointOf(centres, group), pointOf(points, index), 1);
  });
  for (let group = 0; group < count; group += 1) normalize(pointOf(centres, group));
  return centres;
}
