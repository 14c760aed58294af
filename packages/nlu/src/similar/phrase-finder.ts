import { createFeatureReader } from "../features/extract-features.ts";
import type { CountedHashes } from "../features/feature-counter.ts";
import { kindOf, kinds } from "../features/hash.ts";
import { findHash } from "../features/hash-table.ts";
import type { ModelParts } from "../model.ts";
import { distinctOf, invertInSteps, sum, type Vector } from "./postings.ts";

/** Phrases that mean the same, and what else is said of it: an answer's own words show that a question is about it. */
export interface PhraseGroup {
  readonly phrases: readonly string[];
  readonly about?: readonly string[];
}

/** A group by its place in what was given, with the place of its closest phrase, and how alike text and group are, 0..1. */
export interface FoundGroup {
  readonly group: number;
  readonly phrase: number;
  readonly score: number;
}

/** Finds the closest of a few groups of phrases. */
export interface PhraseFinder {
  /** The closest groups, best first; none of which no phrase shares anything with the text. */
  nearest(text: string, most: number): readonly FoundGroup[];
}

/** What a trade's model knows about words: which are common, and which mean the same. */
export type TradeWords = Pick<ModelParts, "vocabulary" | "lexicon">;

/**
 * How much words with their pairs, letters, and what the trade calls the same count, together 1. Of fourteen mixes that were
 * tried, on questions written for it, this one told best which questions nothing answers.
 */
const SHARES: Readonly<Record<number, number>> = { [kinds.word]: 0.4, [kinds.characters]: 0.4, [kinds.concept]: 0.2 };

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
 * Makes a finder of a few groups: what is common in the trade counts little, what its model never saw counts most.
 * `createIndex` learns from its texts which words are common; a shop's few phrases cannot teach that. A group is as alike as
 * half its closest phrase is, and half by how much of the question its phrases and what is said of it have words for.
 */
export function createPhraseFinder(groups: readonly PhraseGroup[], words: TradeWords): PhraseFinder {
  const steps = phraseFinderInSteps(groups, words);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** The same a little at a time: a step reads one phrase, or puts a few vectors in order. Two thousand phrases take a second or two altogether. */
export function* phraseFinderInSteps(
  groups: readonly PhraseGroup[],
  words: TradeWords,
): Generator<undefined, PhraseFinder> {
  const read = createFeatureReader(words.lexicon);
  const weighText = (text: string): Weighed => weigh(read(text), words);
  const phrases: (Place & Weighed)[] = [];
  const meanings: Vector[] = [];
  for (const [group, { phrases: texts, about = [] }] of groups.entries()) {
    const own: (Place & Weighed)[] = [];
    for (const [phrase, text] of texts.entries()) {
      own.push({ group, phrase, ...weighText(text) });
      yield;
    }
    phrases.push(...own);
    meanings.push(meaningOf([...own, ...about.map(weighText)]));
    yield;
  }
  const places = phrases.map(({ group, phrase, says }) => ({ group, phrase, says }));
  const byPhrase = yield* invertInSteps(phrases);
  const byGroup = yield* invertInSteps(meanings);
  return {
    nearest: (text, most) => {
      const asked = weighText(text);
      const covered = sum(byGroup, squared(asked));
      const best = bestPhrases(places, sum(byPhrase, asked), asked);
      const found = best.map(({ group, phrase, score, share }) => ({
        group,
        phrase,
        score: Math.min(1, (score + share * (covered[group] ?? 0)) / 2),
      }));
      return found
        .sort((left, right) => right.score - left.score || left.group - right.group)
        .slice(0, Math.max(0, most));
    },
  };
}

interface Place {
  readonly group: number;
  readonly phrase: number;
  readonly says: number;
}

/** Of each group that shares anything its closest phrase, with the share of a question that the text says. */
function bestPhrases(places: readonly Place[], scores: Float64Array, asked: Weighed) {
  const best = new Map<number, Omit<Place, "says"> & { readonly score: number; readonly share: number }>();
  places.forEach(({ group, phrase, says }, at) => {
    const share = tellingShare(asked.says, says);
    const score = (scores[at] ?? 0) * share;
    if (score > (best.get(group)?.score ?? 0)) best.set(group, { group, phrase, score, share });
  });
  return [...best.values()];
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

/** Whatever of meaning some texts have, each once. */
function meaningOf(texts: readonly Vector[]): Vector {
  const hashes = distinctOf(texts).filter((hash) => kindOf(hash) === kinds.concept);
  return { hashes, values: new Float32Array(hashes.length).fill(1) };
}

/** Which share of its meaning each feature of a text has, together 1. */
function squared({ hashes, values }: Vector): Vector {
  const whole = SHARES[kinds.concept] ?? 1;
  return {
    hashes,
    values: values.map((value, at) => (kindOf(hashes[at] ?? 0) === kinds.concept ? value ** 2 / whole : 0)),
  };
}
