import type { Action, Terms } from "../../commerce/index.ts";

/** A change that waits for the customer's yes: what was shown, and when. */
export interface Pending {
  /** `termsText` of what was shown; it holds the action itself, see {@link actionOf}. */
  readonly terms: string;
  /** Milliseconds. */
  readonly askedAt: number;
}

/** The action that a yes is to. Terms are texts of ours: nothing else writes them. */
export function actionOf({ terms }: Pending): Action {
  return (JSON.parse(terms) as Terms).action;
}
