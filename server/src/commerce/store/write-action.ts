import { sql } from "kysely";
import type { Transaction } from "../../platform/database/index.ts";
import type { Order } from "../core/order.ts";
import type { ActedBy, Action, Effect } from "../core/policy/index.ts";
import type { ShopAddress } from "../shop-gateway.ts";
import { insertRows, upsertRows } from "./bulk.ts";
import { feeRows, lineRows, orderRow, paymentRows, remedyRows } from "./order-rows.ts";
import { writeRequests } from "./write-requests.ts";
import { touchCatalogue } from "./write-rules.ts";

/** An action that was done, as it is kept for ever. */
export interface DoneAction {
  readonly id: string;
  readonly key: string;
  readonly customerId: string;
  readonly action: Action;
  readonly by: ActedBy;
  readonly clauses: readonly string[];
  readonly at: Date;
}

/** What is written: the effect, the action that had it, and what an import last brought of the order. */
export interface ActionToWrite {
  readonly effect: Effect;
  readonly done: DoneAction;
  readonly contentHash: string;
}

/** Writes what an action does and that it was done; the caller holds the locks. */
export async function writeAction(trx: Transaction, address: ShopAddress, written: ActionToWrite): Promise<void> {
  const { effect, done, contentHash } = written;
  if (effect.order !== null) {
    await writeOrder(trx, address, effect.order, contentHash);
    await writeRequests(trx, address, effect.order, { key: done.key, actor: actorRow(done.by) });
  }
  for (const { reference, change } of effect.balances) {
    await sql`update payment_on_file set balance = balance + ${change}
      where shop_id = ${address.shopId} and customer_id = ${done.customerId} and reference = ${reference}`.execute(trx);
  }
  await moveStock(trx, address, effect.stock);
  if (effect.ownAddress !== null) {
    const own = JSON.stringify(effect.ownAddress);
    await sql`insert into customer_address (organization_id, shop_id, customer_id, address)
      values (${address.organizationId}, ${address.shopId}, ${done.customerId}, ${own}::jsonb)
      on conflict (shop_id, customer_id) do update set address = excluded.address`.execute(trx);
  }
  if (effect.couponId !== null) {
    await sql`insert into coupon_holding (organization_id, shop_id, coupon_id, customer_id, claimed_at)
      values (${address.organizationId}, ${address.shopId}, ${effect.couponId}, ${done.customerId}, ${done.at})`.execute(
      trx,
    );
  }
  await insertRows(trx, "order_action", [actionRow(address, written)]);
}

async function writeOrder(trx: Transaction, address: ShopAddress, order: Order, hash: string): Promise<void> {
  await upsertRows(trx, "shop_order", [orderRow(address, order, { id: order.id, hash })]);
  await upsertRows(trx, "shop_order_line", lineRows(address, order));
  await upsertRows(trx, "shop_order_fee", feeRows(address, order));
  await upsertRows(trx, "shop_order_payment", paymentRows(address, order));
  await upsertRows(trx, "remedy", remedyRows(address, order));
}

/** Stock is a fact that a shop's page shows: a new version of the catalogue makes every program read it anew. */
async function moveStock(trx: Transaction, address: ShopAddress, stock: Effect["stock"]): Promise<void> {
  if (stock.length === 0) return;
  const moves = JSON.stringify(stock);
  await sql`update product_variant v set stock = v.stock + m.change from (
      select "variantSku" as sku, sum(change)::integer as change
      from jsonb_to_recordset(${moves}::jsonb) as moves ("variantSku" text, change integer) group by "variantSku"
    ) m where v.shop_id = ${address.shopId} and v.sku = m.sku`.execute(trx);
  await touchCatalogue(trx, address);
}

function actionRow({ organizationId, shopId }: ShopAddress, { effect, done }: ActionToWrite) {
  return {
    organization_id: organizationId,
    shop_id: shopId,
    id: done.id,
    key: done.key,
    order_id: effect.order?.id ?? null,
    customer_id: done.customerId,
    kind: done.action.kind,
    action: done.action,
    actor: actorRow(done.by),
    clauses: done.clauses,
    money: effect.money,
    at: done.at,
  };
}

function actorRow(by: ActedBy) {
  return by.kind === "assistant" ? { kind: by.kind, id: null } : { kind: by.kind, id: by.id, name: by.name };
}
