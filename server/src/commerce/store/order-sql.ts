import { sql, type RawBuilder } from "kysely";
import { prepared } from "../../platform/database/index.ts";
import type { Order } from "../core/order.ts";
import type { Shipment } from "../core/shipment.ts";
import type { Stored } from "../core/stored.ts";

/** The parcels of orders that `o` stands for, as JSON. */
const shipments = sql`coalesce((
  select json_agg(json_build_object(
    'id', s.id, 'orderId', s.order_id, 'courier', s.courier, 'trackingNumber', s.tracking_number,
    'lineIds', s.line_ids, 'displayedOrigin', s.displayed_origin, 'realOrigin', s.real_origin,
    'shippedAt', s.shipped_at, 'estimatedFrom', s.estimated_from, 'estimatedTo', s.estimated_to,
    'deliveredAt', s.delivered_at, 'signedBy', s.signed_by,
    'events', coalesce((
      select json_agg(json_build_object('at', e.at, 'place', e.place, 'text', e.text, 'status', e.status)
        order by e.at desc, e.position desc)
      from shipment_event e where e.shipment_id = s.id
    ), '[]')
  ) order by s.shipped_at nulls last, s.tracking_number)
  from shipment s where s.order_id = o.id
), '[]')`;

const lines = sql`coalesce((
  select json_agg(json_build_object(
    'id', l.id, 'productSku', l.product_sku, 'variantSku', l.variant_sku, 'title', l.title, 'options', l.options,
    'quantity', l.quantity, 'unitPrice', l.unit_price, 'discount', l.discount,
    'total', l.quantity * l.unit_price - l.discount
  ) order by l.position)
  from shop_order_line l where l.order_id = o.id
), '[]')`;

const fees = sql`coalesce((
  select json_agg(json_build_object('id', f.id, 'kind', f.kind, 'amount', f.amount, 'returned', f.returned)
    order by f.kind, f.id)
  from shop_order_fee f where f.order_id = o.id
), '[]')`;

const payments = sql`coalesce((
  select json_agg(json_build_object('id', p.id, 'kind', p.kind, 'method', p.method, 'amount', p.amount,
    'state', p.state, 'at', p.at, 'reference', p.reference) order by p.position)
  from shop_order_payment p where p.order_id = o.id
), '[]')`;

const remedies = sql`coalesce((
  select json_agg(json_build_object(
    'id', r.id, 'number', r.number, 'kind', r.kind, 'state', r.state, 'reason', r.reason, 'amount', r.amount,
    'lineIds', r.line_ids, 'requestedAt', r.requested_at, 'approvedAt', r.approved_at, 'receivedAt', r.received_at,
    'doneAt', r.done_at, 'expectedBy', r.expected_by, 'parcel', r.parcel
  ) order by r.requested_at desc, r.number desc)
  from remedy r where r.order_id = o.id
), '[]')`;

const requests = sql`coalesce((
  select json_agg(json_build_object(
    'id', q.id, 'wish', q.details || jsonb_build_object('kind', q.kind), 'state', q.state, 'once', q.once,
    'askedAt', q.asked_at, 'answeredAt', q.answered_at, 'answerDay', q.answer_day
  ) order by q.asked_at desc, q.id desc)
  from order_request q where q.order_id = o.id
), '[]')`;

const wholeOrder = sql`json_build_object(
  'id', o.id, 'number', o.number, 'customerId', o.customer_id, 'kind', o.kind, 'state', o.state,
  'currency', o.currency, 'total', o.total, 'address', o.address, 'warehouse', o.warehouse,
  'wishedCourier', o.wished_courier, 'note', o.note, 'codeDelivery', o.code_delivery,
  'times', json_build_object(
    'placed', o.placed_at, 'paid', o.paid_at, 'packed', o.packed_at, 'shipped', o.shipped_at,
    'delivered', o.delivered_at, 'completed', o.completed_at, 'cancelled', o.cancelled_at,
    'refunded', o.refunded_at, 'dispatchBy', o.dispatch_by),
  'review', json_build_object('reviewedAt', o.reviewed_at, 'closesAt', o.review_closes_at),
  'lines', ${lines}, 'fees', ${fees}, 'payments', ${payments}, 'shipments', ${shipments}, 'remedies', ${remedies},
  'requests', ${requests}
)`;

/** How orders `o` are sorted wherever there are several. */
const newestFirst = sql`o.placed_at desc nulls last, o.number_key desc`;

/** One order of a shop by its number's key; with a customer, only his own. */
export function orderByNumber(shopId: string, numberKey: string, customerId?: string): RawBuilder<OrderRow> {
  const own = customerId === undefined ? sql`` : sql`and o.customer_id = ${customerId}`;
  return sql<OrderRow>`select ${wholeOrder} as "order" from shop_order o
    where o.shop_id = ${shopId} and o.number_key = ${numberKey} ${own}`;
}

/** One order of a shop by its id. */
export function orderById(shopId: string, orderId: string): RawBuilder<OrderRow> {
  const statement = sql<OrderRow>`select ${wholeOrder} as "order" from shop_order o
    where o.shop_id = ${shopId} and o.id = ${orderId}`;
  return prepared("order_by_id", statement);
}

/** A customer's orders in one shop, newest first. */
export function ordersOfCustomer(shopId: string, customerId: string, page: SqlPage): RawBuilder<OrderRow> {
  return sql<OrderRow>`select ${wholeOrder} as "order" from (
      select * from shop_order o where o.customer_id = ${customerId} and o.shop_id = ${shopId}
      order by ${newestFirst} limit ${page.limit} offset ${page.offset}
    ) o order by ${newestFirst}`;
}

/**
 * The orders of an item `i` (shop, customer, numbers), as one JSON array: his newest and those whose numbers he named.
 */
export function ordersOfItem(recent: number): RawBuilder<unknown> {
  return sql`(
    select coalesce(json_agg(${wholeOrder} order by ${newestFirst}), '[]') from shop_order o where o.id in (
      (select o.id from shop_order o where o.customer_id = i.customer and o.shop_id = i.shop
        order by ${newestFirst} limit ${recent})
      union select o.id from shop_order o
      where o.shop_id = i.shop and o.number_key = any (i.numbers) and o.customer_id = i.customer))`;
}

/** The parcels of one order. */
export function shipmentsOfOrder(shopId: string, orderId: string): RawBuilder<ShipmentsRow> {
  return sql<ShipmentsRow>`select ${shipments} as shipments from shop_order o
    where o.shop_id = ${shopId} and o.id = ${orderId}`;
}

/** A row holding one order. */
export interface OrderRow {
  readonly order: Stored<Order>;
}

/** A row holding parcels. */
export interface ShipmentsRow {
  readonly shipments: readonly Stored<Shipment>[];
}

/** A checked part of a list. */
export interface SqlPage {
  readonly limit: number;
  readonly offset: number;
}
