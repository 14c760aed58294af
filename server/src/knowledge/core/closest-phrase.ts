import type { Model } from "@warmline/nlu";
import { phraseFinderInSteps } from "@warmline/nlu/similar";
import { clausesOf } from "@warmline/nlu/wishes";
import { OUT_OF_SCOPE } from "./intent-ids.ts";

/** Phrases that stand for one thing: the ways an entry is asked for, or those that start something. */
export interface PhraseGroup {
  readonly key: string;
  readonly phrases: readonly string[];
  /** What else is said of it: an answer's words show that a question is about it. */
  readonly about?: readonly string[];
}

/** The group that is most alike, by which of its phrases, and whether that is enough to answer by it. */
export interface ClosestPhrase {
  readonly key: string;
  readonly phrase: string;
  /** How alike text and group are, 0..1. */
  readonly likeness: number;
  /** So alike they must be: more, the surer the trade's model is that the text means something else. */
  readonly needed: number;
  /** Alike enough, and no other group nearly as alike. */
  readonly enough: boolean;
  /** As alike as is enough where nothing else answers. */
  readonly better: boolean;
  /** Not enough to answer, but worth asking whether this is meant. */
  readonly maybe: boolean;
}

/** Finds the group whose phrases are most alike; null where nothing is alike at all. */
export type FindClosest = (text: string) => ClosestPhrase | null;

/** Makes the finder of some groups a little at a time: no step takes long, however many there are. */
export type ClosestInSteps = (groups: readonly PhraseGroup[]) => Generator<undefined, FindClosest>;

/** Makes the finder of some groups, once; what it keeps grows with their phrases. */
export type OpenClosest = (groups: readonly PhraseGroup[]) => FindClosest;

/**
 * How alike is alike enough where the model has no idea of its own, and how much more where it is sure of one. Chosen on
 * `test-phrases.ts` and the first held-out lists: of 110 questions near an entry's words that nothing answers, four pass.
 */
export const ENOUGH = { lost: 0.42, more: 0.2 } as const;
/** From here on a text may mean the phrase: it can be asked. */
const MAYBE = 0.33;
/** Another group that is so nearly as alike leaves it open which is meant. */
const NEARLY = 0.92;

/** Takes all steps at once. */
export function opensAtOnce(inSteps: ClosestInSteps): OpenClosest {
  return (groups) => {
    const steps = inSteps(groups);
    for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
  };
}

/** Makes finders by what the model of a trade knows of its words. */
export function closestBy(model: Pick<Model, "parts" | "predict">): ClosestInSteps {
  return function* (groups) {
    const finder = yield* phraseFinderInSteps(groups, model.parts);
    const found = (text: string) =>
      finder.nearest(text, 2).flatMap(({ group, phrase, score }) => {
        const { key = "", phrases = [] } = groups[group] ?? {};
        return [{ key, phrase: phrases[phrase] ?? "", likeness: score }];
      });
    return (text) => {
      const ranked = readings(text)
        .flatMap(found)
        .sort((left, right) => right.likeness - left.likeness);
      const [first] = ranked;
      if (first === undefined) return null;
      const second = ranked.find(({ key }) => key !== first.key)?.likeness ?? 0;
      const needed = neededFor(model, text);
      const better = first.likeness >= ENOUGH.lost && second < first.likeness * NEARLY;
      return { ...first, needed, enough: better && first.likeness >= needed, better, maybe: first.likeness >= MAYBE };
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
  return ENOUGH.lost + (intent === OUT_OF_SCOPE ? 0 : ENOUGH.more * confidence);
}
