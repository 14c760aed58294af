import type { Model } from "@warmline/nlu";
import { createPhraseFinder } from "@warmline/nlu/similar";
import { clausesOf } from "@warmline/nlu/wishes";
import { OUT_OF_SCOPE } from "./intent-ids.ts";

/** Phrases that stand for one thing: the ways an entry is asked for, or those that start something. */
export interface PhraseGroup {
  readonly key: string;
  readonly phrases: readonly string[];
}

/** The group that is most alike, by which of its phrases, and whether that is enough to answer by it. */
export interface ClosestPhrase {
  readonly key: string;
  readonly phrase: string;
  /** How alike text and phrase are, 0..1. */
  readonly likeness: number;
  /** So alike they must be: more where the trade's model is sure that the text means something else. */
  readonly needed: number;
  /** Alike enough, and no other group nearly as alike. */
  readonly enough: boolean;
}

/** Finds the group whose phrases are most alike; null where nothing is alike at all. */
export type FindClosest = (text: string) => ClosestPhrase | null;

/** Makes the finder of some groups, once; what it keeps grows with their phrases. */
export type OpenClosest = (groups: readonly PhraseGroup[]) => FindClosest;

/**
 * How alike is alike enough, where the model is unsure what a text means and where it is sure. Chosen on `test-phrases.ts`:
 * of its questions that nothing answers the most alike have 0.25 and 0.43. Of 6,700 phrases and questions of the retail
 * pack and its held-out lists, which the model answers itself, the demo shops' entries together would take 17.
 */
export const ENOUGH = { unsure: 0.26, sure: 0.5 } as const;
/** As sure as this of an intent, the model has an answer of its own. */
const SURE = 0.7;
/** Another group that is so nearly as alike leaves it open which is meant. */
const NEARLY = 0.92;
/** So many phrases are looked at to find the second group. */
const LOOKED_AT = 64;

/** Makes finders by what the model of a trade knows of its words. */
export function closestBy(model: Pick<Model, "parts" | "predict">): OpenClosest {
  return (groups) => {
    const entries = groups.flatMap(({ key, phrases }) => phrases.map((phrase) => ({ key, phrase })));
    const finder = createPhraseFinder(
      entries.map(({ phrase }) => phrase),
      model.parts,
    );
    const ranked = (text: string) =>
      finder.nearest(text, LOOKED_AT).flatMap(({ index, score }) => {
        const entry = entries[index];
        return entry === undefined ? [] : [{ ...entry, likeness: score }];
      });
    return (text) => {
      const found = readings(text)
        .flatMap(ranked)
        .sort((left, right) => right.likeness - left.likeness);
      const [first] = found;
      if (first === undefined) return null;
      const second = found.find(({ key }) => key !== first.key)?.likeness ?? 0;
      const needed = neededFor(model, text);
      return { ...first, needed, enough: first.likeness >= needed && second < first.likeness * NEARLY };
    };
  };
}

/** The whole, and each clause of it: what a question is about may stand before it. */
function readings(text: string): readonly string[] {
  const clauses = clausesOf(text).map((clause) => clause.text);
  return [...new Set([text, ...clauses])];
}

function neededFor(model: Pick<Model, "predict">, text: string): number {
  const { intent, confidence } = model.predict(text);
  return confidence < SURE || intent === OUT_OF_SCOPE ? ENOUGH.unsure : ENOUGH.sure;
}
