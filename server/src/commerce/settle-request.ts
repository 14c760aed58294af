import { sql } from "kysely";
import { type IdentityContext, type PersonPrincipal, recordAudit } from "../identity/index.ts";
import { type Transaction, withScope } from "../platform/database/index.ts";
import { orderNumberKey } from "./core/order-number.ts";
import type { OrderRequest, RequestState } from "./core/order-request.ts";
import { reviveOrder } from "./core/stored.ts";
import type { CalendarDay } from "./core/text.ts";
import type { ShopAddress } from "./shop-gateway.ts";
import { lockOrders } from "./store/action-sql.ts";
import { orderByNumber } from "./store/order-sql.ts";
import { settleRequest } from "./store/write-requests.ts";

/** How people answer a request; `open` takes an answer back. `answerDay` is the day that the answer names. */
export interface Settling {
  readonly order: string;
  readonly request: string;
  readonly state: Exclude<RequestState, "withdrawn">;
  readonly answerDay: CalendarDay | null;
}

/** What came of it: `not_found` where the order or its request is none of this shop's, `withdrawn` where nobody wants it any more. */
export type Settled =
  | { readonly ok: true; readonly request: OrderRequest }
  | { readonly ok: false; readonly code: "not_found" | "withdrawn" };

/** Writes a person's answer to a request down, with its line in the audit log, in one transaction. */
export function settle(
  identity: IdentityContext,
  agent: PersonPrincipal,
  { organizationId, shopId }: ShopAddress,
  settling: Settling,
): Promise<Settled> {
  return withScope(identity.database, { organizationId, shops: [shopId] }, async (trx) => {
    const found = await lockedRequest(trx, shopId, settling);
    if (found === undefined) return { ok: false, code: "not_found" };
    if (found.state === "withdrawn") return { ok: false, code: "withdrawn" };
    const request = answeredWith(found, settling, identity.clock.now());
    if (request === found) return { ok: true, request };
    await settleRequest(trx, request);
    const { state, answerDay } = request;
    await recordAudit(trx, identity, {
      organizationId,
      actor: agent,
      action: "order_request.answered",
      target: `order_request:${request.id}`,
      detail: { shop: shopId, order: settling.order, kind: request.wish.kind, state, answerDay },
    });
    return { ok: true, request };
  });
}

async function lockedRequest(
  trx: Transaction,
  shopId: string,
  { order, request }: Settling,
): Promise<OrderRequest | undefined> {
  const key = orderNumberKey(order);
  await lockOrders(shopId, [key]).execute(trx);
  const row = (await orderByNumber(shopId, key).execute(trx)).rows[0];
  return row && reviveOrder(row.order).requests.find(({ id }) => id === request);
}

function answeredWith(request: OrderRequest, { state, answerDay }: Settling, now: Date): OrderRequest {
  const day = state === "open" ? null : answerDay;
  if (request.state === state && request.answerDay === day) return request;
  return { ...request, state, answerDay: day, answeredAt: state === "open" ? null : now };
}

/** A request with the number of its order. */
export interface ShopRequest {
  readonly order: string;
  readonly request: OrderRequest;
}

/** What is open in a shop, the longest waiting first; of what has left the house nothing is to be sent any more. */
export function openRequests(
  { database }: IdentityContext,
  { organizationId, shopId }: ShopAddress,
  limit: number,
): Promise<readonly ShopRequest[]> {
  return withScope(database, { organizationId, shops: [shopId] }, async (trx) => {
    const { rows } =
      await sql<OpenRow>`select o.number as "order", q.id, q.details || jsonb_build_object('kind', q.kind) as wish,
        q.once, q.asked_at as "askedAt"
      from order_request q join shop_order o on o.id = q.order_id
      where q.shop_id = ${shopId} and q.state = 'open'
        and (q.kind not in ('urge_dispatch', 'hold_dispatch', 'combine') or o.state in ('unpaid', 'paid', 'packed'))
        and (q.kind <> 'combine' or exists (select from shop_order w where w.shop_id = q.shop_id
          and w.number = q.details->>'with' and w.state in ('paid', 'packed')))
      order by q.asked_at, q.id limit ${limit}`.execute(trx);
    return rows.map(({ order, ...rest }) => ({
      order,
      request: { ...rest, state: "open", answeredAt: null, answerDay: null },
    }));
  });
}

interface OpenRow extends Pick<OrderRequest, "id" | "wish" | "once" | "askedAt"> {
  readonly order: string;
}
