import type { SopPosition } from "./sops/sop-position.ts";
import type { CaseWish } from "./known-case.ts";
import type { Pending } from "./pending.ts";
import type { Slot } from "./dialogue.ts";
import type { Reply } from "./reply.ts";

/** Why people take over; stable codes that the desk words for agents. */
export type HandoverReason =
  | "asked_for_person"
  | "upset"
  | "repeated_question"
  | "not_understood"
  | "health_harm"
  | "complaint"
  | "action_needed"
  | "shop_process"
  | "assistant_failed";

/** What an outcome is about: an order's number, a product's sku. Absent: nothing new. */
export interface Subject {
  readonly order?: string;
  readonly product?: string;
}

/** Something shown as a list, in the order shown, so that "the second" can be understood. */
export interface Listed {
  readonly kind: "orders" | "products";
  readonly keys: readonly string[];
}

/** A problem that outlives the conversation: it is taken down first. `told` is in the reply, once there is a case. */
export interface CaseOpening {
  readonly wish: CaseWish;
  readonly told: Reply;
}

/** What a skill makes of a wish. */
export type Outcome = { readonly opens?: CaseOpening } & (
  | {
      readonly kind: "answer";
      readonly reply: Reply;
      readonly subject: Subject;
      readonly listed?: Listed;
      /** The text asks whether a person should go on, so that a yes means a person. */
      readonly offers?: "person";
      /** The text offers to do what it speaks of: a yes means these words. */
      readonly next?: string;
    }
  | {
      readonly kind: "ask";
      readonly reply: Reply;
      readonly subject: Subject;
      readonly slot: Slot;
      readonly listed?: Listed;
      /** What a yes to this question would do. */
      readonly pending?: Pending;
      /** Where the customer stands in the shop's own process that asks. */
      readonly sop?: SopPosition;
    }
  /** The customer said yes: it is done first, and then told. */
  | { readonly kind: "act"; readonly reply: Reply; readonly subject: Subject; readonly pending: Pending }
  | {
      readonly kind: "hand_over";
      readonly reply: Reply;
      readonly subject: Subject;
      readonly reason: HandoverReason;
      /** What the colleague is told beside the customer's words. */
      readonly told?: string;
    }
  | { readonly kind: "abstain"; readonly reply: Reply; readonly subject: Subject }
);

/** An answer, and what it was about. */
export function answered(reply: Reply, subject: Subject = {}): Outcome {
  return { kind: "answer", reply, subject };
}

/** A colleague goes on after this text. */
export function handedOver(
  reason: HandoverReason,
  reply: Reply,
  subject: Subject = {},
): Extract<Outcome, { readonly kind: "hand_over" }> {
  return { kind: "hand_over", reply, subject, reason };
}
