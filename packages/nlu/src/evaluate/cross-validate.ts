import { assignFolds, FOLDS } from "../learn/folds.ts";
import { seededRandom, shuffledIndexes } from "../learn/seeded-random.ts";
import { type Example, train, type TrainOptions } from "../train.ts";
import { judge } from "./judge.ts";
import type { Judged } from "./judged.ts";

const DEFAULT_SEED = 1;

/**
 * Judges examples by models that did not see them: leaves out each of four parts in turn and trains on the others.
 * Yields the share done, 0..1, after each part; ends with the judged rows. Neither their order nor repeated ones make
 * a difference; an intent's only example is not judged, because nothing else teaches it.
 */
export function* crossValidate(
  examples: readonly Example[],
  options: TrainOptions = {},
): Generator<number, readonly Judged[]> {
  const rows = distinct(examples);
  const folds = foldsOf(rows, options.seed ?? DEFAULT_SEED);
  const judged: Judged[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const left = rows.filter((_, index) => folds[index] === fold);
    const others = rows.filter((_, index) => folds[index] !== fold);
    if (left.length > 0 && others.length > 0) judged.push(...judge(train(others, options), left, options.outOfScope));
    yield (fold + 1) / FOLDS;
  }
  return judged;
}

function distinct(examples: readonly Example[]): readonly Example[] {
  const byKey = new Map(examples.map((example) => [JSON.stringify([example.intent, example.text]), example]));
  return [...byKey].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, example]) => example);
}

function foldsOf(rows: readonly Example[], seed: number): Int32Array {
  const intents = new Map<string, number>();
  for (const { intent } of rows) if (!intents.has(intent)) intents.set(intent, intents.size);
  const labels = Uint32Array.from(rows, ({ intent }) => intents.get(intent) ?? 0);
  return assignFolds(labels, shuffledIndexes(rows.length, seededRandom(seed)));
}
