import { emptyLexicon, type Lexicon } from "../features/concepts.ts";
import { findNeighbours } from "../lsa/neighbours.ts";
import { openPoints, type Points, pointOf } from "../lsa/points.ts";
import { openTextSpace } from "../lsa/text-space.ts";
import { normalizeText } from "../text/normalize.ts";
import { type Assigner, createAssigner } from "./assign.ts";
import { describeGroups, type Group } from "./describe-groups.ts";
import { louvain } from "./louvain.ts";
import { sharedNeighbourGraph } from "./shared-neighbours.ts";
import { smooth } from "./smooth.ts";

/** How to group; everything has a default. */
export interface DiscoverOptions {
  readonly seed?: number;
  /** Higher finds more and smaller groups; unless told, from 1 for a few texts to 6 for two thousand and more. */
  readonly resolution?: number;
  /** What the trade's words mean. */
  readonly lexicon?: Lexicon;
}

/** Questions in groups. */
export interface Grouping {
  /** Largest first. */
  readonly groups: readonly Group[];
  /** Each text's group, an index into `groups`; -1 for a text that has no words, or none that another has. */
  readonly groupOf: Int32Array;
  /** Texts that fit none well: without words that others have, alone, or far from the middle of their group. */
  readonly outliers: readonly number[];
  /**
   * Makes a function that puts new texts into these groups, as surely as the stated share demands of the grouped texts.
   * New ones fall short of it: at 0.95, 70 to 76 % of BANKING77's and 80 to 83 % of CLINC150's went where grouping all
   * of them together would have put them.
   */
  assigner(precision: number): Assigner;
}

const SMOOTHING = { neighbours: 10, rounds: 4 };
const GRAPH_NEIGHBOURS = 15;
const FEWEST_NEIGHBOURS = 3;
const RESOLUTION = { few: 1, many: 6, manyTexts: 2_000 };
const DEFAULTS = { seed: 1, lexicon: emptyLexicon };

/**
 * Groups short texts by what they ask, without being told how many groups there are: latent semantic analysis of
 * n-grams, smoothing over nearest neighbours, communities of the graph of shared neighbours. The same texts in another
 * order give the same groups. How fine they are follows the number of texts more than their structure: many texts about
 * few things fall into several groups for each (2,000 about 20: some 75), which a lower `resolution` brings together.
 */
export function discover(texts: readonly string[], options: DiscoverOptions = {}): Grouping {
  const distinct = distinctTexts(texts);
  const settings = { ...DEFAULTS, resolution: usualResolution(distinct.texts.length), ...options };
  const space = openTextSpace(distinct.texts, settings);
  const worded = distinct.texts.flatMap((text, index) =>
    HAS_WORDS.test(text) && !isEmpty(space.points, index) ? [index] : [],
  );
  const communities = findCommunities(space.points, worded, settings);
  const members = { ...distinct, texts, communities };
  const { groups, groupOf, outliers } = describeGroups(space.points, members);
  const grouped = {
    points: space.points,
    groupOf: distinct.firsts.map((first) => groupOf[first] ?? -1),
    count: groups.length,
  };
  return { groups, groupOf, outliers, assigner: (precision) => createAssigner(space.place, grouped, precision) };
}

/** Texts that look the same, once; `copies[i]` are the places of the i-th in what was given, `firsts[i]` the first. */
interface Distinct {
  readonly texts: readonly string[];
  readonly copies: readonly (readonly number[])[];
  readonly firsts: readonly number[];
}

function distinctTexts(texts: readonly string[]): Distinct {
  const places = new Map<string, number[]>();
  texts.forEach((text, index) => {
    const normalized = normalizeText(text);
    const known = places.get(normalized);
    if (known) known.push(index);
    else places.set(normalized, [index]);
  });
  const sorted = [...places].sort(([left], [right]) => (left < right ? -1 : 1));
  const copies = sorted.map(([, indexes]) => indexes);
  return { texts: sorted.map(([text]) => text), copies, firsts: copies.map(([first]) => first ?? 0) };
}

const HAS_WORDS = /[\p{L}\p{N}]/u;

function isEmpty(points: Points, index: number): boolean {
  return pointOf(points, index).every((value) => value === 0);
}

/** Found on sets of 3,000 and 4,500 texts about 77 and 150 things; it knows nothing of how many things there are. */
function usualResolution(texts: number): number {
  const { few, many, manyTexts } = RESOLUTION;
  return few + (many - few) * Math.min(1, texts / manyTexts);
}

/** Few texts have few neighbours: with more, all their groups would be one. */
function neighboursOf(count: number, most: number): number {
  return Math.min(most, Math.max(FEWEST_NEIGHBOURS, Math.round(Math.sqrt(count))));
}

/** The community of each distinct text, -1 for one that says nothing. */
function findCommunities(points: Points, worded: readonly number[], settings: Required<DiscoverOptions>): Int32Array {
  const communities = new Int32Array(points.count).fill(-1);
  const smoothed = openPoints(worded.length, points.dimensions);
  worded.forEach((index, place) => {
    pointOf(smoothed, place).set(pointOf(points, index));
  });
  const nearest = (most: number) => findNeighbours(smoothed, neighboursOf(worded.length, most), settings.seed);
  smooth(smoothed, nearest(SMOOTHING.neighbours), SMOOTHING.rounds);
  const graph = sharedNeighbourGraph(nearest(GRAPH_NEIGHBOURS));
  const found = louvain(graph, settings);
  worded.forEach((index, place) => (communities[index] = found[place] ?? -1));
  return communities;
}
