import { sql } from "kysely";
import type { Transaction } from "../platform/database/index.ts";
import type { CasesPorts } from "./context.ts";
import type { Actor } from "./core/case.ts";
import { caseNumber } from "./core/case-number.ts";
import { addEvidence, type CaseWish, openCase } from "./core/open-case.ts";
import type { Evidence } from "./core/evidence.ts";
import { appendEvents, appendEvidence, type CasePlace, holdCase, insertCase, insertParties } from "./write-cases.ts";

/** So many ids are tried where another case has the number already: one in millions has. */
const MAX_ATTEMPTS = 5;

/** A case to be opened. `key` names what caused it, so that it is opened once however often it is asked for. */
export interface OpenOrder {
  readonly shop: { readonly organizationId: string; readonly shopId: string };
  readonly actor: Actor;
  readonly key: string;
  readonly wish: CaseWish;
}

/** The case that there is now. `byKey`: opened under this key, now or before; else it is the one that was open already. */
export interface OpenedCase {
  readonly id: string;
  readonly number: string;
  readonly byKey: boolean;
  readonly openedAt: Date;
  readonly dueAt: Date;
}

/** Opens a case, or finds the one that this key or this order's problem has; in the caller's transaction. */
export async function openOnce(trx: Transaction, ports: CasesPorts, order: OpenOrder): Promise<OpenedCase> {
  const at = ports.clock.now();
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const before = await findExisting(trx, order);
    if (before !== null) return before.byKey ? before : addTo(trx, order, { found: before, at });
    const opened = await insert(trx, order, { id: ports.newId(), at });
    if (opened !== null) return opened;
  }
  throw new Error(`no case could be opened under ${order.key}: all numbers were taken`);
}

async function insert(
  trx: Transaction,
  { shop, actor, key, wish }: OpenOrder,
  { id, at }: { readonly id: string; readonly at: Date },
): Promise<OpenedCase | null> {
  const place: CasePlace = { ...shop, caseId: id };
  const number = caseNumber(id);
  // A conflict waits for whoever opens the same: what he committed is found by the next look.
  if (!(await insertCase(trx, { place, number, key, wish, at }))) return null;
  const { parties, evidence, events } = openCase(wish);
  await insertParties(trx, place, parties);
  await appendEvidence(trx, place, { evidence, at });
  await appendEvents(trx, place, { events, actor, at });
  return { id, number, byKey: true, openedAt: at, dueAt: wish.dueAt };
}

/** By key first: what this cause opened is its own, even where it was closed meanwhile. */
async function findExisting(trx: Transaction, { shop, key, wish }: OpenOrder): Promise<OpenedCase | null> {
  const { rows } = await sql<OpenedCase>`
    select id, number, key = ${key} as "byKey", opened_at as "openedAt", due_at as "dueAt" from customer_case
    where shop_id = ${shop.shopId} and (key = ${key}
      or (order_id = ${wish.order?.id ?? null} and kind = ${wish.subject.kind} and state = 'open'))
    order by key = ${key} desc limit 1`.execute(trx);
  return rows[0] ?? null;
}

async function addTo(
  trx: Transaction,
  { actor, wish }: OpenOrder,
  { found, at }: { readonly found: OpenedCase; readonly at: Date },
): Promise<OpenedCase> {
  const held = await holdCase(trx, found.id);
  // Closed in between: it is told as it was, and the next turn opens another.
  if (held?.state.state !== "open") return found;
  const known = await trx
    .selectFrom("case_evidence")
    .select("detail")
    .where("case_id", "=", found.id)
    .orderBy("position")
    .execute();
  const { evidence, events } = addEvidence(
    known.map(({ detail }): Evidence => detail),
    wish.evidence,
  );
  await appendEvidence(trx, held.place, { evidence, at });
  await appendEvents(trx, held.place, { events, actor, at });
  return found;
}
