import type { DialogueTurn } from "./dialogue.ts";
import { HAND_OVER_FEATURES, type HandOverFeature, handOverFeatures } from "./hand-over-features.ts";
import { SHIPPED_WEIGHTS } from "./shipped-weights.ts";
import { chanceOf, type HandOverWeights, logitOf } from "./train-hand-over.ts";

/** A feature that spoke, and what it added to the log of the odds (negative: it spoke against). */
export interface HandOverReason {
  readonly feature: HandOverFeature;
  readonly weight: number;
}

/** Whether a person should take over now. */
export interface HandOverSignal {
  /** The calibrated chance, 0..1. */
  readonly chance: number;
  /** What spoke, the loudest first. */
  readonly because: readonly HandOverReason[];
}

/** What adds less than this to the log of the odds is left out of the reasons. */
const AUDIBLE = 0.05;

/**
 * The chance that a person should take over at the customer's last turn, from what the dialogue looks like: nothing
 * of the shop is needed, intents and confidences help where they are known. Never throws.
 */
export function handOverSignal(
  turns: readonly DialogueTurn[],
  weights: HandOverWeights = SHIPPED_WEIGHTS,
): HandOverSignal {
  const features = handOverFeatures(turns);
  const because = HAND_OVER_FEATURES.map((feature, index) => ({
    feature,
    weight: (weights.weights[index] ?? 0) * (features[index] ?? 0),
  }));
  return {
    chance: chanceOf(logitOf(weights, features)),
    because: because
      .filter(({ weight }) => Math.abs(weight) >= AUDIBLE)
      .sort((left, right) => Math.abs(right.weight) - Math.abs(left.weight)),
  };
}
