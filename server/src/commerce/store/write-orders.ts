import { sql } from "kysely";
import type { Transaction } from "../../platform/database/index.ts";
import type { Order, OrderState } from "../core/order.ts";
import { orderNumberKey } from "../core/order-number.ts";
import type { ShopAddress } from "../shop-gateway.ts";
import { insertRows, upsertRows } from "./bulk.ts";
import { compare, type ChangeCounts } from "./changes.ts";
import { eventRows, feeRows, lineRows, orderRow, paymentRows, remedyRows, shipmentRows } from "./order-rows.ts";
import { saidBySource } from "./order-said.ts";
import { withdrawOpen } from "./write-requests.ts";

/**
 * Writes orders with everything that hangs on them. Of an order that changed, lines, fees, payments and parcels become
 * what the source says; remedies are only added or renewed, because some of them began here. Of one that is called off, what was asked for
 * and not answered is taken back.
 */
export async function writeOrders(
  trx: Transaction,
  address: ShopAddress,
  orders: readonly Order[],
  now: Date,
): Promise<ChangeCounts> {
  const kept = { table: "shop_order", keyColumn: "number_key" } as const;
  const items = orders.map((item) => ({ key: orderNumberKey(item.number), item, said: saidBySource(item) }));
  const { writings, counts } = await compare(trx, address.shopId, kept, items);
  const rows = writings.map((writing) => orderRow(address, writing.item, writing));
  await upsertRows(trx, "shop_order", rows);
  await replaceParts(
    trx,
    address,
    writings.map(({ item, id }) => ({ ...item, id })),
  );
  const calledOff = writings.filter(({ item }) => CALLED_OFF.has(item.state)).map(({ id }) => id);
  await withdrawOpen(trx, calledOff, now);
  return counts;
}

const CALLED_OFF: ReadonlySet<OrderState> = new Set(["cancelled", "refunded"]);

const PARTS = ["shop_order_line", "shop_order_fee", "shop_order_payment", "shipment"] as const;

async function replaceParts(trx: Transaction, address: ShopAddress, orders: readonly Order[]): Promise<void> {
  const ids = orders.map((order) => order.id);
  for (const part of PARTS) await sql`delete from ${sql.table(part)} where order_id = any (${ids})`.execute(trx);
  const of = <Row>(rows: (address: ShopAddress, order: Order) => readonly Row[]): readonly Row[] =>
    orders.flatMap((order) => rows(address, order));
  await insertRows(trx, "shop_order_line", of(lineRows));
  await insertRows(trx, "shop_order_fee", of(feeRows));
  await insertRows(trx, "shop_order_payment", of(paymentRows));
  await insertRows(trx, "shipment", of(shipmentRows));
  await insertRows(trx, "shipment_event", of(eventRows));
  await upsertRows(trx, "remedy", of(remedyRows));
}
