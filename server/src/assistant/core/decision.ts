import type { Brief, Card, QuickReply } from "@warmline/contract";
import type { FactId, Language } from "../../commerce/index.ts";
import type { Pending } from "./pending.ts";
import type { Dialogue } from "./dialogue.ts";
import type { CaseWish } from "./known-case.ts";
import type { HandoverReason } from "./outcome.ts";

/** What the assistant says next and what it stands on. `dialogue` is kept for the turn after this. */
export interface Said {
  readonly text: string;
  readonly cards: readonly Card[];
  readonly quickReplies: readonly QuickReply[];
  readonly language: Language;
  readonly intent: string;
  readonly confidence: number;
  readonly facts: readonly FactId[];
  readonly unknown: readonly FactId[];
  readonly clauses: readonly string[];
  readonly actions: readonly string[];
  readonly dialogue: Dialogue;
  /** A case to be opened before this is said; it is decided again with the case among the facts. */
  readonly opens?: CaseWish;
}

/** A yes was said: the action is done first, and what is said follows from what came of it. */
export type ToAct = Said & { readonly kind: "act"; readonly pending: Pending };

/** A turn decided: it answers, asks one thing, says that it did not understand, or hands over with the story told. */
export type Decision =
  | (Said & { readonly kind: "answer" | "ask" | "abstain" })
  | (Said & { readonly kind: "hand_over"; readonly reason: HandoverReason; readonly brief: Brief });
