import { sql } from "kysely";
import type { Transaction } from "../../platform/database/index.ts";

/** What stands where a text that must not be empty was erased. */
const MASK = "***";

/**
 * Takes out of a customer's orders what says who he is and where he lives. What was bought, for how much and when stays:
 * books are kept by law. Where a parcel was on its way leads to a
 * door, and couriers write names and numbers into it, so that goes, too. The content's mark goes, so that an import does not take the masked order for the one it brought.
 * Answers how many orders there were.
 */
export async function eraseOrders(trx: Transaction, customerId: string): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update shop_order set address = null, note = null, code_delivery = null, content_hash = ''
    where customer_id = ${customerId} returning id`.execute(trx);
  const orders = rows.map(({ id }) => id);
  await sql`
    with parcel as (
      update shipment set tracking_number = ${MASK}, signed_by = null where order_id = any (${orders}::uuid[]) returning id
    )
    delete from shipment_event where shipment_id in (select id from parcel)`.execute(trx);
  await sql`
    update remedy set reason = ${JSON.stringify({ zh: MASK, en: MASK })}::jsonb, parcel = null
    where order_id = any (${orders}::uuid[])`.execute(trx);
  await sql`
    update order_request set once = case when once = '' or kind in ('urge_dispatch', 'combine') then once else id::text end,
      details = case kind
        when 'invoice' then jsonb_set(details, '{header}', ${JSON.stringify({ of: "person", name: MASK, taxId: null })}::jsonb)
        when 'redelivery' then jsonb_build_object('parcel', ${MASK}::text)
        when 'trace' then jsonb_build_object('parcel', ${MASK}::text)
        else details end
    where order_id = any (${orders}::uuid[])`.execute(trx);
  await sql`delete from payment_on_file where customer_id = ${customerId}`.execute(trx);
  await sql`delete from customer_address where customer_id = ${customerId}`.execute(trx);
  await sql`update order_action set action = jsonb_build_object('kind', kind) where customer_id = ${customerId}`.execute(
    trx,
  );
  return orders.length;
}

/** A customer's orders with everything that hangs on them, as they are stored, newest first. */
export async function exportOrders(trx: Transaction, customerId: string): Promise<readonly unknown[]> {
  const { rows } = await sql<{ found: unknown }>`
    select to_jsonb(o) - ${HIDDEN}::text[] || jsonb_build_object(
      'lines', ${parts("shop_order_line", "x.position")},
      'fees', ${parts("shop_order_fee", "x.id")},
      'payments', ${parts("shop_order_payment", "x.position")},
      'remedies', ${parts("remedy", "x.requested_at")},
      'requests', ${parts("order_request", "x.asked_at")},
      'actions', ${parts("order_action", "x.at")},
      'shipments', (
        select coalesce(jsonb_agg(to_jsonb(s) - ${HIDDEN}::text[] || jsonb_build_object('events', (
          select coalesce(jsonb_agg(to_jsonb(e) - ${HIDDEN}::text[] order by e.position), '[]')
          from shipment_event e where e.shipment_id = s.id)) order by s.id), '[]')
        from shipment s where s.order_id = o.id)) as found
    from shop_order o where o.customer_id = ${customerId} order by o.placed_at desc nulls last, o.id`.execute(trx);
  return rows.map(({ found }) => found);
}

/** What shops have on file of a customer: his addresses and ways to pay. */
export async function exportOnFile(trx: Transaction, customerId: string): Promise<readonly unknown[]> {
  const { rows } = await sql<{ found: unknown }>`
    select jsonb_build_object('shop_id', shop_id, 'address', address) as found
      from customer_address where customer_id = ${customerId}
    union all select jsonb_build_object('shop_id', shop_id, 'reference', reference, 'method', method, 'balance', balance)
      from payment_on_file where customer_id = ${customerId}`.execute(trx);
  return rows.map(({ found }) => found);
}

/** Our own bookkeeping, which says nothing about anybody. */
const HIDDEN = ["organization_id", "content_hash", "number_key", "order_id", "shipment_id"];

function parts(table: string, order: string) {
  return sql`(select coalesce(jsonb_agg(to_jsonb(x) - ${HIDDEN}::text[] order by ${sql.raw(order)}), '[]')
    from ${sql.table(table)} x where x.order_id = o.id)`;
}
