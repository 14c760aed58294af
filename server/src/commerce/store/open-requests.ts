import { type RawBuilder, sql } from "kysely";
import type { Transaction } from "../../platform/database/index.ts";
import type { OrderRequest, RequestKind } from "../core/order-request.ts";
import { DISPATCH_KINDS, STATES_BEFORE_DISPATCH } from "../core/past-dispatch.ts";

/** An open request with the number of its order and whose that is. */
export interface ShopRequest {
  readonly order: string;
  readonly customer: { readonly id: string; readonly name: string };
  readonly request: OrderRequest;
}

/** Which open requests of a shop. */
export interface OpenFilter {
  readonly shopId: string;
  readonly kind?: RequestKind | undefined;
  /** Goes on after this request, whatever became of it. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** What is open in a shop: of what has left the house nothing is to be sent any more. */
const openIn = (shopId: string): RawBuilder<unknown> => sql`order_request q
  join shop_order o on o.id = q.order_id
  where q.shop_id = ${shopId} and q.state = 'open'
    and (q.kind <> all (${DISPATCH_KINDS}) or o.state = any (${STATES_BEFORE_DISPATCH}))
    and (q.kind <> 'combine' or exists (select from shop_order w where w.shop_id = q.shop_id
      and w.number = q.details->>'with' and w.state in ('paid', 'packed')))`;

interface OpenRow extends Pick<OrderRequest, "id" | "wish" | "once" | "askedAt"> {
  readonly order: string;
  readonly customerId: string;
  readonly customerName: string;
}

/** Open requests, the longest waiting first. */
export async function openRequests(
  trx: Transaction,
  { shopId, kind, after, limit }: OpenFilter,
): Promise<readonly ShopRequest[]> {
  const ofKind = kind === undefined ? sql`` : sql`and q.kind = ${kind}`;
  const goesOn =
    after === undefined
      ? sql``
      : sql`and (q.asked_at, q.id) > (select a.asked_at, a.id from order_request a where a.id = ${after})`;
  const { rows } = await sql<OpenRow>`
    select r.*, u.display_name as "customerName"
    from (select o.number as "order", o.customer_id as "customerId", q.id,
        q.details || jsonb_build_object('kind', q.kind) as wish, q.once, q.asked_at as "askedAt"
      from ${openIn(shopId)} ${ofKind} ${goesOn} order by q.asked_at, q.id limit ${limit}) r
    join customer u on u.id = r."customerId" order by r."askedAt", r.id`.execute(trx);
  return rows.map(({ order, customerId: id, customerName: name, ...rest }) => ({
    order,
    customer: { id, name },
    request: { ...rest, state: "open", answeredAt: null, answerDay: null },
  }));
}

/** How many requests of a kind are open. */
export interface OpenCount {
  readonly kind: RequestKind;
  readonly count: number;
}

/** How many are open in a shop, by kind; a kind of which none is open is not in the answer. */
export async function countOpen(trx: Transaction, shopId: string): Promise<readonly OpenCount[]> {
  const { rows } = await sql<OpenCount>`select q.kind, count(*)::integer as count
    from ${openIn(shopId)} group by q.kind order by q.kind`.execute(trx);
  return rows;
}
