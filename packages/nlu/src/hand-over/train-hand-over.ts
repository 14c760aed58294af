import { fitLogistic, type Observation } from "../learn/logistic.ts";
import type { LabelledDialogue } from "./dialogue.ts";
import { fitLogisticRegression, type LinearLogit } from "./fit-logistic-regression.ts";
import { HAND_OVER_FEATURES, handOverFeatures } from "./hand-over-features.ts";

/** A trained hand-over signal, calibrated: one weight for each of the features, in their order. */
export type HandOverWeights = LinearLogit;

/** A customer's turn as it is learned from. */
interface HandOverRow {
  readonly group: string;
  readonly features: readonly number[];
  readonly person: boolean;
}

/** A row, and the chance that weights gave it which had not seen its group. */
export interface HeldOutRow {
  readonly group: string;
  readonly person: boolean;
  readonly chance: number;
}

/** How strongly weights are held small: the penalty on their squares, over all rows. */
const RIDGE = 1;
/** Few groups teach the same: small folds leave enough to learn from. */
const FOLDS = 20;

/** Every customer's turn of the dialogues, measured with what came before it. */
function handOverRows(dialogues: readonly LabelledDialogue[]): readonly HandOverRow[] {
  return dialogues.flatMap(({ group, turns }) =>
    turns.flatMap((turn, index) =>
      turn.by === "customer"
        ? [{ group, features: handOverFeatures(turns.slice(0, index + 1)), person: turn.person === true }]
        : [],
    ),
  );
}

/**
 * Learns when a person should take over: logistic regression with L2 over the features of {@link HAND_OVER_FEATURES},
 * its slope and offset set by cross-validation over groups. The same dialogues give the same weights.
 */
export function trainHandOver(dialogues: readonly LabelledDialogue[]): HandOverWeights {
  const rows = handOverRows(dialogues);
  const fitted = fit(rows);
  const held = heldOutRows(rows);
  // Of one group nothing can be left out: its weights stay as they are.
  if (held.length === 0) return fitted;
  const { slope, offset } = fitLogistic(held.map(observationOf));
  return { offset: fitted.offset * slope + offset, weights: fitted.weights.map((weight) => weight * slope) };
}

/**
 * Chances for every customer's turn from weights that saw no dialogue of its group, calibrated on the other groups:
 * what can be expected of dialogues that go another way. None with a single group.
 */
export function crossValidateHandOver(dialogues: readonly LabelledDialogue[]): readonly HeldOutRow[] {
  const rows = heldOutRows(handOverRows(dialogues));
  return foldsOf(groupsOf(rows)).flatMap((held) => {
    const curve = fitLogistic(rows.filter(({ group }) => !held.has(group)).map(observationOf));
    return rows
      .filter(({ group }) => held.has(group))
      .map(({ group, person, logit }) => ({ group, person, chance: chanceOf(curve.slope * logit + curve.offset) }));
  });
}

type ScoredRow = HandOverRow & { readonly logit: number };

function heldOutRows(rows: readonly HandOverRow[]): readonly ScoredRow[] {
  const groups = groupsOf(rows);
  if (groups.length < 2) return [];
  return foldsOf(groups).flatMap((held) => {
    const fitted = fit(rows.filter(({ group }) => !held.has(group)));
    return rows.filter(({ group }) => held.has(group)).map((row) => ({ ...row, logit: logitOf(fitted, row.features) }));
  });
}

function observationOf({ logit, person }: ScoredRow): Observation {
  return { value: logit, positive: person };
}

function groupsOf(rows: readonly { readonly group: string }[]): readonly string[] {
  return [...new Set(rows.map(({ group }) => group))].sort();
}

function foldsOf(groups: readonly string[]): readonly ReadonlySet<string>[] {
  return Array.from({ length: FOLDS }, (_, fold) => new Set(groups.filter((_, index) => index % FOLDS === fold)));
}

function fit(rows: readonly HandOverRow[]): HandOverWeights {
  return fitLogisticRegression(rows, HAND_OVER_FEATURES.length, RIDGE);
}

/** The log of the odds that a person should take over. */
export function logitOf({ offset, weights }: HandOverWeights, features: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * (features[index] ?? 0), offset);
}

/** The chance that belongs to the log of odds. */
export function chanceOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
