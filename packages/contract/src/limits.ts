/** Longest text of one message, in UTF-16 code units. Longer is refused with `text_too_long`. */
export const MAX_TEXT_LENGTH = 4000;
/** Longest id that a client may choose for a send. */
export const MAX_CLIENT_ID_LENGTH = 100;
/** Longest comment beside a rating, in UTF-16 code units. */
export const MAX_COMMENT_LENGTH = 1000;

/**
 * The most that each may give back to a customer in one action alone, in minor units of the shop's currency; null: without
 * a limit. What is more is for somebody who may.
 */
export interface ActionLimits {
  readonly assistant: number;
  readonly tier1: number | null;
  readonly tier2: number | null;
  readonly tier3: number | null;
}

/** What holds in a shop that has not set its own: 500, 2,000 and 10,000 yuan or dollars, and experts without a limit. */
export const DEFAULT_ACTION_LIMITS: ActionLimits = {
  assistant: 50_000,
  tier1: 200_000,
  tier2: 1_000_000,
  tier3: null,
};

/** Longest words of a correction of an answer, in UTF-16 code units. */
export const MAX_CORRECTION_LENGTH = 500;
