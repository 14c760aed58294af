import { createFeatureReader } from "../features/extract-features.ts";
import type { CountedHashes } from "../features/feature-counter.ts";
import { kindOf, kinds } from "../features/hash.ts";
import { createHashTable, findHash, type HashTable } from "../features/hash-table.ts";
import type { ModelParts } from "../model.ts";
import type { Similar } from "./create-index.ts";

/** Finds the closest of a few phrases. */
export interface PhraseFinder {
  /** The closest phrases, best first, with how alike they are, 0..1; none for a text that shares nothing with any. */
  nearest(text: string, most: number): readonly Similar[];
}

/** What a trade's model knows about words: which are common, and which mean the same. */
export type TradeWords = Pick<ModelParts, "vocabulary" | "lexicon">;

/**
 * How much words with their pairs, letters, and what the trade calls the same count, together 1. Of ten mixes that were
 * tried, on questions written for it, letters counting half told best which questions nothing answers.
 */
const SHARES: Readonly<Record<number, number>> = {
  [kinds.word]: 0.25,
  [kinds.characters]: 0.5,
  [kinds.concept]: 0.25,
};

/**
 * What a text must say, by the length of its letters' vector, before it can be wholly alike to one that says more: the word
 * "boots" alone asks nothing, and "do you have it" shares all of its words with half of all questions.
 */
const TELLING = 42;

/** A text's features, of the length of their share in each block, and how much it says. */
interface Weighed {
  readonly hashes: Uint32Array;
  readonly values: Float32Array;
  readonly says: number;
}

/**
 * Makes a finder of a few phrases: what is common in the trade counts little, what its model never saw counts most.
 * `createIndex` learns from its texts which words are common; a shop's few phrases cannot teach that.
 */
export function createPhraseFinder(phrases: readonly string[], words: TradeWords): PhraseFinder {
  const read = createFeatureReader(words.lexicon);
  const weighed = phrases.map((phrase) => weigh(read(phrase), words));
  const postings = invert(weighed);
  const says = Float32Array.from(weighed, (one) => one.says);
  return {
    nearest: (text, most) => {
      const asked = weigh(read(text), words);
      const scores = scoresOf(postings, asked);
      return best(
        scores.map((score, phrase) => score * tellingShare(asked.says, says[phrase] ?? 0)),
        most,
      );
    },
  };
}

/** Which share of what makes a question a text says, 0..1; nothing more is asked of it than the phrase itself says. */
function tellingShare(asked: number, phrase: number): number {
  const least = Math.min(TELLING, phrase);
  return asked >= least ? 1 : asked / least;
}

function weigh({ hashes, counts }: CountedHashes, { vocabulary }: TradeWords): Weighed {
  const values = Float32Array.from(hashes, (hash, at) => {
    const index = findHash(vocabulary.table, vocabulary.hashes, hash);
    const idf = index < 0 ? vocabulary.unseenIdf : (vocabulary.idf[index] ?? 0);
    return (1 + Math.log(counts[at] ?? 1)) * idf;
  });
  const squares = new Float64Array(kinds.concept + 1);
  hashes.forEach((hash, at) => {
    squares[blockOf(hash)] = (squares[blockOf(hash)] ?? 0) + (values[at] ?? 0) ** 2;
  });
  const scales = squares.map((square, block) => Math.sqrt((SHARES[block] ?? 0) / (square || 1)));
  return {
    hashes: hashes.slice(),
    values: values.map((value, at) => value * (scales[blockOf(hashes[at] ?? 0)] ?? 0)),
    says: Math.sqrt(squares[kinds.characters] ?? 0),
  };
}

/** Words and word pairs share one block. */
function blockOf(hash: number): number {
  const kind = kindOf(hash);
  return kind === kinds.phrase ? kinds.word : kind;
}

/** For each feature the phrases that have it, one after the other. */
interface Postings {
  readonly phrases: number;
  readonly hashes: Uint32Array;
  readonly table: HashTable;
  readonly starts: Uint32Array;
  readonly holders: Uint16Array | Uint32Array;
  readonly values: Float32Array;
}

function invert(weighed: readonly Weighed[]): Postings {
  const hashes = distinct(weighed);
  const table = createHashTable(hashes);
  const features = weighed.map((one) => one.hashes.map((hash) => findHash(table, hashes, hash)));
  const starts = new Uint32Array(hashes.length + 1);
  for (const one of features) for (const feature of one) starts[feature + 1] = (starts[feature + 1] ?? 0) + 1;
  for (let at = 0; at < hashes.length; at += 1) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  const size = starts[hashes.length] ?? 0;
  const holders = weighed.length <= 0xffff ? new Uint16Array(size) : new Uint32Array(size);
  const values = new Float32Array(size);
  const next = starts.slice();
  features.forEach((one, phrase) => {
    one.forEach((feature, position) => {
      const slot = next[feature] ?? 0;
      holders[slot] = phrase;
      values[slot] = weighed[phrase]?.values[position] ?? 0;
      next[feature] = slot + 1;
    });
  });
  return { phrases: weighed.length, hashes, table, starts, holders, values };
}

function distinct(weighed: readonly Weighed[]): Uint32Array {
  const all = new Set<number>();
  for (const { hashes } of weighed) for (const hash of hashes) all.add(hash);
  return Uint32Array.from(all);
}

function scoresOf({ phrases, hashes, table, starts, holders, values }: Postings, text: Weighed): Float64Array {
  const scores = new Float64Array(phrases);
  text.hashes.forEach((hash, position) => {
    const feature = findHash(table, hashes, hash);
    if (feature < 0) return;
    const value = text.values[position] ?? 0;
    for (let at = starts[feature] ?? 0; at < (starts[feature + 1] ?? 0); at += 1) {
      const holder = holders[at] ?? 0;
      scores[holder] = (scores[holder] ?? 0) + value * (values[at] ?? 0);
    }
  });
  return scores;
}

function best(scores: Float64Array, most: number): readonly Similar[] {
  return Array.from(scores, (score, index) => ({ index, score: Math.min(1, score) }))
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score || left.index - right.index)
    .slice(0, Math.max(0, most));
}
