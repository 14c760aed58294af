export type { DialogueTurn, LabelledDialogue, LabelledTurn } from "./dialogue.ts";
export { HAND_OVER_FEATURES, type HandOverFeature } from "./hand-over-features.ts";
export { type HandOverReason, type HandOverSignal, handOverSignal } from "./hand-over-signal.ts";
export { crossValidateHandOver, type HandOverWeights, type HeldOutRow, trainHandOver } from "./train-hand-over.ts";
