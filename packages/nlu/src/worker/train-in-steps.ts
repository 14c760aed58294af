import { type Model } from "../model.ts";
import { type Example, train, type TrainOptions } from "../train.ts";

/** Trains a model and yields the share done, 0..1. */
export function* trainInSteps(examples: readonly Example[], options: TrainOptions): Generator<number, Model> {
  yield 0;
  const model = train(examples, options);
  yield 1;
  return model;
}
