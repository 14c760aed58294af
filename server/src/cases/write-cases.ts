import { sql } from "kysely";
import type { Transaction } from "../platform/database/index.ts";
import type { Actor, CaseEvent, CaseState, Party } from "./core/case.ts";
import type { CaseWish } from "./core/open-case.ts";
import type { Evidence } from "./core/evidence.ts";
import { stateOf } from "./read-cases.ts";

/** Where a case is. */
export interface CasePlace {
  readonly organizationId: string;
  readonly shopId: string;
  readonly caseId: string;
}

/** Something to be written into a case: by whom and when. */
export interface Written {
  readonly actor: Actor;
  readonly at: Date;
}

/** Writes a new case's row. False: its key, its order's open case or its number is there already. */
export async function insertCase(trx: Transaction, { place, number, key, wish, at }: NewCase): Promise<boolean> {
  const { subject, order, money } = wish;
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("customer_case")
    .values({
      id: place.caseId,
      organization_id: place.organizationId,
      shop_id: place.shopId,
      number,
      key,
      kind: subject.kind,
      fault: subject.fault,
      customer_id: wish.customerId,
      conversation_id: wish.conversationId,
      order_id: order?.id ?? null,
      order_number: order?.number ?? null,
      amount: money?.amount ?? null,
      currency: money?.currency ?? null,
      state: "open",
      opened_at: at,
      due_at: wish.dueAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** What a new case's row is made of. */
export interface NewCase {
  readonly place: CasePlace;
  readonly number: string;
  readonly key: string;
  readonly wish: CaseWish;
  readonly at: Date;
}

/** Writes who takes part. */
export async function insertParties(trx: Transaction, place: CasePlace, parties: readonly Party[]): Promise<void> {
  const rows = parties.map((party) => ({
    ...rowOf(place),
    role: party.role,
    name: party.role === "courier" ? party.name : null,
  }));
  await trx.insertInto("case_party").values(rows).execute();
}

/** Adds evidence after what is there; the caller holds the case. */
export async function appendEvidence(
  trx: Transaction,
  place: CasePlace,
  { evidence, at }: { readonly evidence: readonly Evidence[]; readonly at: Date },
): Promise<void> {
  if (evidence.length === 0) return;
  const last = await lastPosition(trx, "case_evidence", place.caseId);
  const rows = evidence.map((one, index) => ({
    ...rowOf(place),
    position: last + index + 1,
    at,
    detail: JSON.stringify(one),
  }));
  await trx.insertInto("case_evidence").values(rows).execute();
}

/** Goes on with the story; the caller holds the case. */
export async function appendEvents(
  trx: Transaction,
  place: CasePlace,
  { events, actor, at }: Written & { readonly events: readonly CaseEvent[] },
): Promise<void> {
  if (events.length === 0) return;
  const last = await lastPosition(trx, "case_event", place.caseId);
  const by = actor.kind === "person" ? actor : { kind: actor.kind, id: null, name: null };
  const rows = events.map((event, index) => ({
    ...rowOf(place),
    position: last + index + 1,
    at,
    actor_kind: by.kind,
    actor_id: by.id,
    actor_name: by.name,
    detail: JSON.stringify(event),
  }));
  await trx.insertInto("case_event").values(rows).execute();
}

/** Sets how a case stands. */
export async function writeState(trx: Transaction, caseId: string, state: CaseState): Promise<void> {
  if (state.state === "open") return;
  await trx
    .updateTable("customer_case")
    .set({ state: "closed", closed_at: state.closedAt, close_reason: state.reason })
    .where("id", "=", caseId)
    .execute();
}

/** A case that is held until the commit: where it is and how it stands. */
export interface HeldCase {
  readonly place: CasePlace;
  readonly state: CaseState;
}

/** Holds a case. Null: there is none in this scope. */
export async function holdCase(trx: Transaction, caseId: string): Promise<HeldCase | null> {
  const row = await trx
    .selectFrom("customer_case")
    .select(["organization_id", "shop_id", "state", "due_at", "closed_at", "close_reason"])
    .where("id", "=", caseId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  return { place: { organizationId: row.organization_id, shopId: row.shop_id, caseId }, state: stateOf(row) };
}

function rowOf({ organizationId, shopId, caseId }: CasePlace) {
  return { organization_id: organizationId, shop_id: shopId, case_id: caseId };
}

async function lastPosition(trx: Transaction, table: "case_evidence" | "case_event", caseId: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(position), 0)::int as last from ${sql.table(table)} where case_id = ${caseId}`.execute(trx);
  return rows[0]?.last ?? 0;
}
