export { abstentionCurve, type AbstentionPoint, chooseThreshold } from "./abstention-curve.ts";
export { type ConfusionPair, confusionPairs } from "./confusion-pairs.ts";
export { crossValidate } from "./cross-validate.ts";
export { evaluate, type Evaluation } from "./evaluate.ts";
export { judge } from "./judge.ts";
export type { Judged } from "./judged.ts";
export type { Predictor } from "./predictor.ts";
