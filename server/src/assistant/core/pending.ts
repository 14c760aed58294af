import type { Action, Terms } from "../../commerce/index.ts";

/** A change that waits for the customer's yes: what was shown, and when. */
export interface Pending {
  /** `termsText` of what was shown; it holds the action itself, see {@link actionOf}. */
  readonly terms: string;
  /** Milliseconds. */
  readonly askedAt: number;
}

/** The action that a yes is to. */
export function actionOf(pending: Pending): Action {
  return termsIn(pending).action;
}

/** What was shown before the yes. Terms are texts of ours: nothing else writes them. */
export function termsIn({ terms }: Pending): Terms {
  return JSON.parse(terms) as Terms;
}
