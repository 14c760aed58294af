import type { IntentId } from "../core/intent-ids.ts";

/** A question as a customer would put it, and what it means. */
export type HeldOutQuestion = readonly [text: string, intent: IntentId];
