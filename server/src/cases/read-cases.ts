import { type RawBuilder, sql } from "kysely";
import type { Transaction } from "../platform/database/index.ts";
import type { Actor, CaseEvent, CaseState, CloseReason, Fault, Party } from "./core/case.ts";
import type { CaseKind } from "./core/case.ts";
import type { Case, CaseHead, TimelineEntry } from "./core/case-view.ts";
import type { Evidence } from "./core/evidence.ts";

interface HeadRow {
  readonly id: string;
  readonly number: string;
  readonly shop_id: string;
  readonly kind: CaseKind;
  readonly fault: Fault | null;
  readonly customer_id: string;
  readonly customer_name: string;
  readonly conversation_id: string;
  readonly order_number: string | null;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly state: "open" | "closed";
  readonly opened_at: Date;
  readonly due_at: Date;
  readonly closed_at: Date | null;
  readonly close_reason: CloseReason | null;
}

const HEAD = sql`c.id, c.number, c.shop_id, c.kind, c.fault, c.customer_id, u.display_name as customer_name,
  c.conversation_id, c.order_number, c.amount, c.currency, c.state, c.opened_at, c.due_at, c.closed_at, c.close_reason`;
const FROM = sql`customer_case c join customer u on u.id = c.customer_id`;

/** Which cases of a list; the scope narrows it to shops. */
export interface CaseFilter {
  readonly state: "open" | "closed";
  readonly shopId?: string;
  readonly customerId?: string;
  readonly conversationId?: string;
  /** Goes on after this case. */
  readonly after?: string;
  readonly limit: number;
}

/** Open cases, the next that is due first; or closed ones, the latest first. */
export async function findCases(trx: Transaction, filter: CaseFilter): Promise<readonly CaseHead[]> {
  const { state, shopId, customerId, conversationId, after, limit } = filter;
  const conditions = [
    // Written out: the index of each state is one of that state's rows alone.
    sql`c.state = ${sql.lit(state)}`,
    ...(shopId === undefined ? [] : [sql`c.shop_id = ${shopId}`]),
    ...(customerId === undefined ? [] : [sql`c.customer_id = ${customerId}`]),
    ...(conversationId === undefined ? [] : [sql`c.conversation_id = ${conversationId}`]),
    ...(after === undefined ? [] : [isAfter(state, after)]),
  ];
  const order = state === "open" ? sql`c.due_at, c.id` : sql`c.closed_at desc, c.id desc`;
  const { rows } = await sql<HeadRow>`select ${HEAD} from ${FROM}
    where ${sql.join(conditions, sql` and `)} order by ${order} limit ${limit}`.execute(trx);
  return rows.map(toHead);
}

function isAfter(state: "open" | "closed", id: string): RawBuilder<unknown> {
  return state === "open"
    ? sql`(c.due_at, c.id) > (select a.due_at, a.id from customer_case a where a.id = ${id})`
    : sql`(c.closed_at, c.id) < (select a.closed_at, a.id from customer_case a where a.id = ${id})`;
}

/** A customer's cases in the scope's shops, the latest first. */
export async function casesOfCustomer(
  trx: Transaction,
  { customerId, limit }: { readonly customerId: string; readonly limit: number },
): Promise<readonly CaseHead[]> {
  const { rows } = await sql<HeadRow>`select ${HEAD} from ${FROM}
    where c.customer_id = ${customerId} order by c.opened_at desc, c.id desc limit ${limit}`.execute(trx);
  return rows.map(toHead);
}

interface EventRow {
  readonly at: string;
  readonly kind: Actor["kind"];
  readonly id: string | null;
  readonly name: string | null;
  readonly detail: CaseEvent;
}

interface CaseRow extends HeadRow {
  readonly parties: readonly { readonly role: Party["role"]; readonly name: string | null }[];
  readonly evidence: readonly { readonly at: string; readonly detail: Evidence }[];
  readonly events: readonly EventRow[];
  readonly told_at: Date | null;
}

/** A case whole. Null: there is none in this scope. The answer that told of it has the case's key as its id in the log. */
export async function readCase(trx: Transaction, id: string): Promise<Case | null> {
  const { rows } = await sql<CaseRow>`
    select ${HEAD}, told.at as told_at,
      (select coalesce(json_agg(json_build_object('role', p.role, 'name', p.name)), '[]')
        from case_party p where p.case_id = c.id) as parties,
      (select coalesce(json_agg(json_build_object('at', e.at, 'detail', e.detail) order by e.position), '[]')
        from case_evidence e where e.case_id = c.id) as evidence,
      (select coalesce(json_agg(json_build_object('at', e.at, 'kind', e.actor_kind, 'id', e.actor_id,
          'name', e.actor_name, 'detail', e.detail) order by e.position), '[]')
        from case_event e where e.case_id = c.id) as events
    from ${FROM} left join message told on told.organization_id = c.organization_id
      and told.sender = 'assistant' and told.client_id = c.key
    where c.id = ${id}`.execute(trx);
  const [row] = rows;
  return row === undefined ? null : toCase(row);
}

function toCase(row: CaseRow): Case {
  return {
    ...toHead(row),
    parties: PARTY_ORDER.flatMap((role) => row.parties.filter((one) => one.role === role).map(toParty)),
    evidence: row.evidence.map(({ at, detail }) => ({ ...detail, at: new Date(at) })),
    timeline: timelineOf(row),
  };
}

const PARTY_ORDER: readonly Party["role"][] = ["customer", "shop", "courier", "platform"];

function toParty({ role, name }: { readonly role: Party["role"]; readonly name: string | null }): Party {
  return role === "courier" ? { role, name: name ?? "" } : { role };
}

/** Told stands where it happened: after the promise that it tells of. */
function timelineOf({ events, told_at: toldAt }: CaseRow): readonly TimelineEntry[] {
  const entries = events.map((row): TimelineEntry => ({
    at: new Date(row.at),
    actor: toActor(row),
    event: row.detail,
  }));
  if (toldAt === null) return entries;
  const promised = entries.findIndex(({ event }) => event.type === "promised") + 1;
  return entries.toSpliced(promised, 0, { at: toldAt, actor: { kind: "assistant" }, event: { type: "told" } });
}

function toActor({ kind, id, name }: EventRow): Actor {
  return kind === "person" ? { kind, id: id ?? "", name: name ?? "" } : { kind };
}

function toHead(row: HeadRow): CaseHead {
  return {
    id: row.id,
    number: row.number,
    shopId: row.shop_id,
    subject: { kind: row.kind, fault: row.fault },
    customer: { id: row.customer_id, name: row.customer_name },
    conversationId: row.conversation_id,
    order: row.order_number,
    money: row.amount === null || row.currency === null ? null : { amount: row.amount, currency: row.currency },
    openedAt: row.opened_at,
    state: stateOf(row),
  };
}

/** Whether it runs, from a row. */
export function stateOf(row: Pick<HeadRow, "state" | "due_at" | "closed_at" | "close_reason">): CaseState {
  if (row.closed_at === null || row.close_reason === null) return { state: "open", dueAt: row.due_at };
  return { state: "closed", closedAt: row.closed_at, reason: row.close_reason };
}
