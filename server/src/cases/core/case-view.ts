import type { Actor, CaseEvent, CaseState, CaseSubject, Party } from "./case.ts";
import type { Evidence } from "./evidence.ts";

/** A case at a glance, as lists show it. */
export interface CaseHead {
  readonly id: string;
  /** Eight digits, by which people speak of it. */
  readonly number: string;
  readonly shopId: string;
  readonly subject: CaseSubject;
  readonly customer: { readonly id: string; readonly name: string };
  readonly conversationId: string;
  /** The order's number. */
  readonly order: string | null;
  /** Minor units. */
  readonly money: { readonly amount: number; readonly currency: string } | null;
  readonly openedAt: Date;
  readonly state: CaseState;
}

/** What happened, or that the customer was told of the case: the log shows that, and nobody has to write it down. */
export interface TimelineEntry {
  readonly at: Date;
  readonly actor: Actor;
  readonly event: CaseEvent | { readonly type: "told" };
}

/** A case with all that is known of it, the oldest first. */
export interface Case extends CaseHead {
  readonly parties: readonly Party[];
  readonly evidence: readonly (Evidence & { readonly at: Date })[];
  readonly timeline: readonly TimelineEntry[];
}
