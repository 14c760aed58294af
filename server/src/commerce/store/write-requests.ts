import { sql } from "kysely";
import type { Transaction } from "../../platform/database/index.ts";
import type { Order } from "../core/order.ts";
import type { OrderRequest } from "../core/order-request.ts";
import type { RequestTold } from "../core/request-answer.ts";
import type { ShopAddress } from "../shop-gateway.ts";

/** Who asked, and by which key. */
export interface AskedBy {
  readonly key: string;
  readonly actor: Readonly<Record<string, unknown>>;
}

/** Writes an order's requests: a new one with who asked for it, of known ones how they stand. The caller holds the order's lock. */
export async function writeRequests(
  trx: Transaction,
  address: ShopAddress,
  { id, requests }: Order,
  { key, actor }: AskedBy,
): Promise<void> {
  const { organizationId, shopId } = address;
  // The oldest first: what is taken back makes room for what takes its place.
  for (const request of requests.toReversed()) {
    const { kind, ...details } = request.wish;
    await sql`insert into order_request
        (organization_id, shop_id, id, order_id, kind, details, once, key, asked_by, asked_at)
      values (${organizationId}, ${shopId}, ${request.id}, ${id}, ${kind}, ${JSON.stringify(details)}::jsonb,
        ${request.once}, ${key}, ${JSON.stringify(actor)}::jsonb, ${request.askedAt})
      on conflict (id) do nothing`.execute(trx);
    await settleRequest(trx, request);
  }
}

/** Writes how a request stands. */
export async function settleRequest(
  trx: Transaction,
  { id, state, answeredAt, answerDay }: Pick<OrderRequest, "id" | "state" | "answeredAt" | "answerDay">,
): Promise<void> {
  await sql`update order_request set state = ${state}, answered_at = ${answeredAt}, answer_day = ${answerDay}
    where id = ${id} and (state, answered_at, answer_day) is distinct from (${state}, ${answeredAt}, ${answerDay})`.execute(
    trx,
  );
}

/** Takes back what is open on orders that are called off: nobody is to carry it out. The caller holds the orders' locks. */
export async function withdrawOpen(trx: Transaction, orderIds: readonly string[], now: Date): Promise<void> {
  if (orderIds.length === 0) return;
  await sql`update order_request set state = 'withdrawn', answered_at = ${now}
    where order_id = any (${orderIds}) and state = 'open'`.execute(trx);
}

/** What a request's customer was told of its answer. */
export async function readTold(trx: Transaction, requestId: string): Promise<RequestTold> {
  const { rows } = await sql<RequestTold>`select told_state as state, told_day as "answerDay", told_times as times
    from order_request where id = ${requestId}`.execute(trx);
  const [told] = rows;
  if (told === undefined) throw new Error(`request ${requestId} is gone`);
  return told;
}

/** Writes down what he is told now. */
export async function writeTold(
  trx: Transaction,
  requestId: string,
  { state, answerDay, times }: RequestTold,
): Promise<void> {
  await sql`update order_request set told_state = ${state}, told_day = ${answerDay}, told_times = ${times}
    where id = ${requestId}`.execute(trx);
}
