import type { CaseEvent, CaseSubject, Party } from "./case.ts";
import { type Evidence, newEvidence } from "./evidence.ts";

/** The order that a case is about. */
export interface CaseOrder {
  readonly id: string;
  readonly number: string;
}

/** What a case is opened with. */
export interface CaseWish {
  readonly subject: CaseSubject;
  readonly customerId: string;
  readonly conversationId: string;
  readonly order: CaseOrder | null;
  /** What it is about in money, minor units; null where it is not about money. */
  readonly money: { readonly amount: number; readonly currency: string } | null;
  /** The courier that carried the parcel; null where none is known. */
  readonly courier: string | null;
  readonly evidence: readonly Evidence[];
  /** The next step is promised by then. */
  readonly dueAt: Date;
}

/** What is written when a case begins. */
export interface Opened {
  readonly parties: readonly Party[];
  readonly evidence: readonly Evidence[];
  readonly events: readonly CaseEvent[];
}

/** A new case: everybody who takes part, its evidence once each, and how its story begins. */
export function openCase({ courier, evidence: given, dueAt }: CaseWish): Opened {
  const evidence = newEvidence([], given);
  return {
    parties: partiesOf(courier),
    evidence,
    events: [{ type: "opened" }, ...evidenceAdded(evidence), { type: "promised", by: dueAt.toISOString() }],
  };
}

/** The same problem was put again: what is new is added, and nothing is promised anew. */
export function addEvidence(known: readonly Evidence[], offered: readonly Evidence[]): Omit<Opened, "parties"> {
  const evidence = newEvidence(known, offered);
  return { evidence, events: evidenceAdded(evidence) };
}

function evidenceAdded(evidence: readonly Evidence[]): readonly CaseEvent[] {
  if (evidence.length === 0) return [];
  return [{ type: "evidence_added", evidence: [...new Set(evidence.map(({ kind }) => kind))] }];
}

function partiesOf(courier: string | null): readonly Party[] {
  const always: readonly Party[] = [{ role: "customer" }, { role: "shop" }, { role: "platform" }];
  return courier === null || courier === "" ? always : [...always, { role: "courier", name: courier }];
}
