import type { Model } from "../model.ts";

/** What is asked: the part of a model that is judged. */
export interface Predictor {
  predict(text: string): Prediction;
}

/** What a model says of a text: the intent, its chance to be right, and whether the text is one of the intents at all. */
export interface Prediction {
  readonly intent: string;
  readonly confidence: number;
  readonly inScope: boolean;
  /** Higher means more surely in scope. */
  readonly scopeScore: number;
}

/** Below this a text counts as none of the intents. */
const IN_SCOPE_FROM = 0.35;

/** A model as something that predicts. */
export function predictorOf(model: Pick<Model, "understand">): Predictor {
  return {
    predict: (text) => {
      const { intent, confidence } = model.understand(text);
      return { intent, confidence, inScope: confidence >= IN_SCOPE_FROM, scopeScore: confidence };
    },
  };
}
