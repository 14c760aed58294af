import type { Evidence } from "./evidence.ts";

/** Who can be the one that was wrong. `page`: what the shop's page said; `seller`: the shop's people. */
export const FAULTS = ["page", "seller", "customer", "courier"] as const;

/** One of `FAULTS`. */
export type Fault = (typeof FAULTS)[number];

/** What a case is about; each kind has its own facts. A return that the seller says never came: who was wrong, null while nobody knows. */
export interface CaseSubject {
  readonly kind: "return_not_received";
  readonly fault: Fault | null;
}

/** A kind of case. */
export type CaseKind = CaseSubject["kind"];

/** Who takes part; a courier is known by its name alone. */
export type Party =
  { readonly role: "customer" | "shop" | "platform" } | { readonly role: "courier"; readonly name: string };

/** Why people close a case. */
export const CLOSE_REASONS = ["solved", "unfounded", "withdrawn", "duplicate"] as const;

/** One of `CLOSE_REASONS`, or that the customer was erased. */
export type CloseReason = (typeof CLOSE_REASONS)[number] | "customer_erased";

/** Who did something. */
export type Actor =
  { readonly kind: "assistant" | "system" } | { readonly kind: "person"; readonly id: string; readonly name: string };

/** What happened in a case, in the past tense. Moments are ISO 8601. */
export type CaseEvent =
  | { readonly type: "opened" }
  | { readonly type: "evidence_added"; readonly evidence: readonly Evidence["kind"][] }
  /** The customer is promised the next step by then. */
  | { readonly type: "promised"; readonly by: string }
  /** The text is null once it was erased. */
  | { readonly type: "noted"; readonly text: string | null }
  | { readonly type: "closed"; readonly reason: CloseReason; readonly text: string | null };

/** Whether a case still runs; only a running one has a next step that is due. */
export type CaseState =
  | { readonly state: "open"; readonly dueAt: Date }
  | { readonly state: "closed"; readonly closedAt: Date; readonly reason: CloseReason };
