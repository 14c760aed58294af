import { sql } from "kysely";
import type { Transaction } from "../../platform/database/index.ts";
import type { Address } from "../core/address.ts";
import type { Order } from "../core/order.ts";
import type { ReturnAddress } from "../core/shipment.ts";
import { reviveOrder } from "../core/stored.ts";
import { returnAddressesOfOrders } from "./catalogue-sql.ts";
import { orderById } from "./order-sql.ts";

/** An order with what stands around it. */
export interface OrderAround {
  readonly order: Order;
  readonly returnAddress: ReturnAddress | null;
  /** Whether a return or exchange of it was agreed to by the assistant. */
  readonly agreedByAssistant: boolean;
  /** Where the customer's other orders in this shop went, the newest first. */
  readonly addressesBefore: readonly Address[];
}

/** So many other orders of the customer are looked at. */
const OTHERS = 5;

/** Reads an order in a transaction that sees its shop, by its id; null when there is none. */
export async function readOrderIn(trx: Transaction, shopId: string, orderId: string): Promise<OrderAround | null> {
  const found = (await orderById(shopId, orderId).execute(trx)).rows[0];
  if (found === undefined) return null;
  const order = reviveOrder(found.order);
  const address = (await returnAddressesOfOrders([orderId]).execute(trx)).rows[0];
  const { rows: agreed } = await sql`select 1 from order_action
    where order_id = ${orderId} and kind in ('return', 'exchange') and actor ->> 'kind' = 'assistant' limit 1`.execute(
    trx,
  );
  const { rows: before } = await sql<{ address: Address }>`select address from shop_order
    where customer_id = ${order.customerId} and shop_id = ${shopId} and id <> ${orderId} and address is not null
    order by placed_at desc nulls last, number_key desc limit ${OTHERS}`.execute(trx);
  return {
    order,
    returnAddress: address?.returnAddress ?? null,
    agreedByAssistant: agreed.length > 0,
    addressesBefore: before.map((row) => row.address),
  };
}
