import { emptyLexicon, type Lexicon } from "../features/concepts.ts";
import { type Points, pointOf } from "../lsa/points.ts";
import { openTextSpace } from "../lsa/text-space.ts";
import { normalizeText } from "../text/normalize.ts";
import { type Assigner, createAssigner, createPlacer, type Placer } from "./assign.ts";
import { describeGroups, type Group } from "./describe-groups.ts";
import { findCommunities } from "./find-communities.ts";
import { leastSimilarity, type Trial, tryOut } from "./try-out.ts";

/** How to group; everything has a default. */
export interface DiscoverOptions {
  readonly seed?: number;
  /** Modularity's: higher finds more and smaller groups. Unless told, how fine they are is found from the texts. */
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
   * Makes a function that puts a new text into these groups, or into none where grouping it together with the others
   * might put it elsewhere: of those it assigns, about the stated share would be where it puts them. How sure it must be
   * is learned from refits, a fifth of the texts put into groups of the rest, one fifth after the other ({@link tryOut}):
   * the first call takes about four times as long as grouping did, and no longer than for the 20,000 texts that it looks
   * at of more (a minute); later calls take nothing. Few texts rarely show that a high precision can be kept: then `least`
   * is undefined, and nothing is assigned. Throws a `RangeError` if the precision is no share.
   */
  assigner(precision: number): Assigner;
}

const DEFAULTS: { readonly seed: number; readonly lexicon: Lexicon } = { seed: 1, lexicon: emptyLexicon };

/**
 * Groups short texts by what they ask, without being told how many groups there are: latent semantic analysis of
 * n-grams, smoothing over nearest neighbours, communities of the graph of shared neighbours, merged as long as that sets
 * groups apart ({@link mergeCommunities}). The same texts in another order give the same groups.
 */
export function discover(texts: readonly string[], options: DiscoverOptions = {}): Grouping {
  const settings = { ...DEFAULTS, ...options };
  const { distinct, place, groups, groupOf, outliers } = group(texts, settings);
  const regroup = (some: readonly string[]) => group(some, settings);
  let trials: readonly Trial[] | undefined;
  const assigner = (precision: number): Assigner => {
    if (!(precision >= 0 && precision <= 1)) throw new RangeError("a precision is a share between 0 and 1");
    const grouped = { texts: distinct.texts, groupOf: distinct.firsts.map((first) => groupOf[first] ?? -1) };
    trials ??= tryOut(grouped, regroup, settings.seed);
    return createAssigner(place, leastSimilarity(trials, precision));
  };
  return { groups, groupOf, outliers, assigner };
}

interface Grouped extends Omit<Grouping, "assigner"> {
  readonly distinct: Distinct;
  readonly place: Placer;
}

function group(texts: readonly string[], settings: DiscoverOptions & typeof DEFAULTS): Grouped {
  const distinct = distinctTexts(texts);
  const space = openTextSpace(distinct.texts, settings);
  const worded = distinct.texts.flatMap((text, index) =>
    HAS_WORDS.test(text) && !isEmpty(space.points, index) ? [index] : [],
  );
  const communities = new Int32Array(distinct.texts.length).fill(-1);
  const found = findCommunities(space.points, worded, settings);
  worded.forEach((index, place) => (communities[index] = found[place] ?? -1));
  const described = describeGroups(space.points, { ...distinct, texts, communities });
  const groupOf = distinct.firsts.map((first) => described.groupOf[first] ?? -1);
  const grouped = { points: space.points, groupOf, count: described.groups.length };
  return { ...described, distinct, place: createPlacer(space.place, grouped) };
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
