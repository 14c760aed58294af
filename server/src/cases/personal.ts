import { sql } from "kysely";
import type { Transaction } from "../platform/database/index.ts";
import { changeCase } from "./core/change-case.ts";
import { appendEvents, holdCase, writeState } from "./write-cases.ts";

/**
 * Takes out of a customer's cases what was gathered and noted, in the caller's transaction: that there was a case, what
 * about and how it ended stays. What is open ends with it. Answers how many cases there were.
 */
export async function eraseCasesOf(
  trx: Transaction,
  { customerId, now }: { readonly customerId: string; readonly now: Date },
): Promise<number> {
  const cases = await trx
    .selectFrom("customer_case")
    .select("id")
    .where("customer_id", "=", customerId)
    .orderBy("id")
    .execute();
  for (const { id } of cases) {
    await endErased(trx, id, now);
    await eraseContent(trx, id, now);
  }
  return cases.length;
}

async function endErased(trx: Transaction, caseId: string, at: Date): Promise<void> {
  const held = await holdCase(trx, caseId);
  if (held === null) return;
  const changed = changeCase(held.state, { type: "close", reason: "customer_erased", text: null }, at);
  if (!changed.ok) return;
  await appendEvents(trx, held.place, { events: [changed.event], actor: { kind: "system" }, at });
  await writeState(trx, caseId, changed.state);
}

/** Takes the content out of some of an organization's cases that were closed before a moment; out of how many. */
export async function eraseClosedCases(
  trx: Transaction,
  { before, most, now }: { readonly before: Date; readonly most: number; readonly now: Date },
): Promise<number> {
  const due = await trx
    .selectFrom("customer_case")
    .select("id")
    .where("state", "=", "closed")
    .where("erased_at", "is", null)
    .where("closed_at", "<", before)
    .orderBy("closed_at")
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const { id } of due) await eraseContent(trx, id, now);
  return due.length;
}

async function eraseContent(trx: Transaction, caseId: string, now: Date): Promise<void> {
  await trx.deleteFrom("case_evidence").where("case_id", "=", caseId).execute();
  await sql`update case_event set detail = jsonb_set(detail, '{text}', 'null')
    where case_id = ${caseId} and detail ? 'text'`.execute(trx);
  await trx
    .updateTable("customer_case")
    .set({ erased_at: now })
    .where("id", "=", caseId)
    .where("erased_at", "is", null)
    .execute();
}

/** A customer's cases as they may be handed to him, oldest first: what was gathered and what happened, without notes. */
export async function exportCases(trx: Transaction, customerId: string): Promise<readonly unknown[]> {
  const { rows } = await sql<{ found: unknown }>`
    select jsonb_build_object('number', c.number, 'shop_id', c.shop_id, 'kind', c.kind, 'fault', c.fault,
      'order', c.order_number, 'amount', c.amount, 'currency', c.currency, 'state', c.state, 'opened_at', c.opened_at,
      'due_at', c.due_at, 'closed_at', c.closed_at, 'close_reason', c.close_reason,
      'evidence', (select coalesce(jsonb_agg(e.detail order by e.position), '[]')
        from case_evidence e where e.case_id = c.id),
      'events', (select coalesce(jsonb_agg(jsonb_build_object('at', e.at, 'event', e.detail - 'text')
          order by e.position), '[]')
        from case_event e where e.case_id = c.id and e.detail ->> 'type' <> 'noted')) as found
    from customer_case c where c.customer_id = ${customerId} order by c.opened_at, c.id`.execute(trx);
  return rows.map(({ found }) => found);
}
