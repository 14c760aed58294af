import { addPoint, compareWithAll, cosineOf, largestOf, normalize, type Points, pointOf } from "../lsa/points.ts";
import { centresOf } from "./assign.ts";
import { suggestLabels } from "./suggest-labels.ts";

/** Questions that ask the same. */
export interface Group {
  /** Words that tell this group from the others, most telling first. */
  readonly label: readonly string[];
  /** Places of its texts in what was given, ascending. */
  readonly members: readonly number[];
  /** Places of up to three different texts nearest to its middle. */
  readonly representatives: readonly number[];
  /** Mean cosine of its texts with their middle, 0..1: how alike they are. */
  readonly cohesion: number;
}

/** Distinct texts with their communities (-1: without words), and where they stand in what was given. */
export interface Communities {
  readonly texts: readonly string[];
  readonly copies: readonly (readonly number[])[];
  readonly firsts: readonly number[];
  readonly communities: Int32Array;
}

const FEWEST = 3;
const REPRESENTATIVES = 3;
/** Farther from the middle than so many standard deviations of the group's own distances is an outlier. */
const FAR = 2.5;

/** Makes groups of communities: those of less than three texts join the nearest group, as outliers. */
export function describeGroups(points: Points, given: Communities) {
  const kept = keptCommunities(given);
  const { numberOf, outliers } = joinSmall(points, given.communities, kept);
  const bySize = orderBySize(numberOf, given, kept.length);
  const members = bySize.map((): number[] => []);
  const rankOf = new Map(bySize.map((number, rank) => [number, rank]));
  numberOf.forEach((number, index) => members[rankOf.get(number) ?? -1]?.push(index));
  const groupOf = new Int32Array(given.texts.length).fill(-1);
  members.forEach((distinct, group) => {
    for (const index of distinct) for (const copy of given.copies[index] ?? []) groupOf[copy] = group;
  });
  const labels = suggestLabels(
    members.map((distinct) => distinct.map((index) => given.texts[given.firsts[index] ?? 0] ?? "")),
  );
  const described = members.map((distinct, group) => describe(points, distinct, given, labels[group] ?? []));
  const far = described.flatMap((group) => group.far);
  const strange = [...outliers, ...far].flatMap((index) => given.copies[index] ?? []);
  return {
    groups: described.map(({ group }) => group),
    groupOf,
    outliers: [...new Set(strange)].sort((left, right) => left - right),
  };
}

function keptCommunities({ communities }: Communities): readonly number[] {
  const sizes = new Map<number, number>();
  for (const community of communities) if (community >= 0) sizes.set(community, (sizes.get(community) ?? 0) + 1);
  const large = [...sizes].filter(([, size]) => size >= FEWEST).map(([community]) => community);
  return large.length > 0 ? large : [...sizes.keys()];
}

/** Numbers the kept communities, and puts everybody else with words into the nearest of them. */
function joinSmall(points: Points, communities: Int32Array, kept: readonly number[]) {
  const numbers = new Map(kept.map((community, number) => [community, number]));
  const groupOf = Array.from(communities, (community) => numbers.get(community) ?? -1);
  const centres = centresOf({ points, groupOf, count: kept.length });
  const outliers: number[] = [];
  const numberOf = communities.map((community, index) => {
    const number = numbers.get(community);
    if (number !== undefined) return number;
    outliers.push(index);
    return community < 0 ? -1 : largestOf(compareWithAll(centres, pointOf(points, index)));
  });
  return { numberOf, outliers };
}

function orderBySize(numberOf: Int32Array, { copies, firsts }: Communities, count: number): readonly number[] {
  const sizes = new Float64Array(count);
  const seen = new Float64Array(count).fill(Infinity);
  numberOf.forEach((number, index) => {
    if (number < 0) return;
    sizes[number] = (sizes[number] ?? 0) + (copies[index]?.length ?? 0);
    seen[number] = Math.min(seen[number] ?? 0, firsts[index] ?? 0);
  });
  const bySize = (left: number, right: number) => (sizes[right] ?? 0) - (sizes[left] ?? 0);
  const bySeen = (left: number, right: number) => (seen[left] ?? 0) - (seen[right] ?? 0);
  return Array.from(sizes.keys()).sort((left, right) => bySize(left, right) || bySeen(left, right));
}

function describe(points: Points, distinct: readonly number[], given: Communities, label: readonly string[]) {
  const middle = new Float32Array(points.dimensions);
  for (const index of distinct) addPoint(middle, pointOf(points, index), 1);
  normalize(middle);
  const near = distinct
    .map((index) => ({ index, cosine: cosineOf(middle, pointOf(points, index)) }))
    .sort((left, right) => right.cosine - left.cosine || left.index - right.index);
  const mean = near.reduce((sum, { cosine }) => sum + cosine, 0) / Math.max(1, near.length);
  const variance = near.reduce((sum, { cosine }) => sum + (cosine - mean) ** 2, 0) / Math.max(1, near.length);
  const limit = mean - FAR * Math.sqrt(variance);
  const group: Group = {
    label,
    members: distinct.flatMap((index) => given.copies[index] ?? []).sort((left, right) => left - right),
    representatives: near.slice(0, REPRESENTATIVES).map(({ index }) => given.firsts[index] ?? 0),
    cohesion: Math.min(1, Math.max(0, mean)),
  };
  return { group, far: near.flatMap(({ index, cosine }) => (cosine < limit ? [index] : [])) };
}
