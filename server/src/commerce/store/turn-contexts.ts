import { type RawBuilder, sql } from "kysely";
import { prepared, type Transaction } from "../../platform/database/index.ts";
import { RECENT_ORDERS, type TurnContext, type TurnWanted } from "../core/facts.ts";
import type { CustomerCoupon } from "../core/offers.ts";
import { orderNumberKey } from "../core/order-number.ts";
import type { Order } from "../core/order.ts";
import type { ReturnAddress } from "../core/shipment.ts";
import { reviveCoupon, reviveOrder, type Stored } from "../core/stored.ts";
import { dealingsOfItem, type DoneRow } from "./action-sql.ts";
import { couponsOfItem, returnAddressesOfOrders } from "./catalogue-sql.ts";
import { dealingsByOrder } from "./dealings.ts";
import { ordersOfItem } from "./order-sql.ts";
import { type ShopFactsCache, versionOf, type VersionRow } from "./shop-facts-cache.ts";

/** One turn of a batch: about which shop and whom. */
export interface ShopTurn {
  readonly shopId: string;
  readonly wanted: TurnWanted;
}

interface TurnRow extends VersionRow {
  readonly position: number;
  readonly orders: readonly Stored<Order>[];
  readonly done: readonly Stored<DoneRow>[];
  readonly coupons: readonly Stored<CustomerCoupon>[];
}

/** Where turns are read: within a transaction whose scope sees their shops, with the process's cache of shops. */
export interface TurnReading {
  readonly trx: Transaction;
  readonly cache: ShopFactsCache;
}

/**
 * What each turn needs, read at one moment in one statement, and in a second one where somebody asks where returns go.
 * Each turn is matched by its own shop and customer; null where the scope does not see the shop.
 */
export async function readTurnContexts(
  { trx, cache }: TurnReading,
  turns: readonly ShopTurn[],
): Promise<readonly (TurnContext | null)[]> {
  const rows = new Map((await turnRows(turns).execute(trx)).rows.map((row) => [row.position, row]));
  const addresses = await readReturnAddresses(trx, turns, rows);
  const contexts: (TurnContext | null)[] = [];
  for (const [position, { shopId }] of turns.entries()) {
    const row = rows.get(position);
    contexts.push(
      row ? { ...toContext(row, addresses), shop: (await cache.at(trx, shopId, versionOf(row))).facts } : null,
    );
  }
  return contexts;
}

/** The statement that reads turns: a row for each whose shop the scope sees. */
export function turnRows(turns: readonly ShopTurn[]): RawBuilder<TurnRow> {
  const items = JSON.stringify(turns.map(toParameter));
  const statement = sql<TurnRow>`select i."position", s.updated_at, k.version,
      case when i.orders then ${ordersOfItem(RECENT_ORDERS)} else '[]' end as orders,
      case when i.orders then ${dealingsOfItem} else '[]' end as done, ${couponsOfItem} as coupons
    from jsonb_to_recordset(${items}::jsonb) as i (
      "position" integer, shop uuid, customer uuid, at timestamptz, orders boolean, numbers text[])
    join shop s on s.id = i.shop left join shop_catalogue k on k.shop_id = s.id`;
  return prepared("turn_contexts", statement);
}

function toParameter({ shopId, wanted }: ShopTurn, position: number) {
  const { customerId, at, orders, numbers } = wanted;
  return { position, shop: shopId, customer: customerId, at, orders, numbers: numbers.map(orderNumberKey) };
}

function toContext({ orders, done, coupons }: TurnRow, addresses: ReadonlyMap<string, ReturnAddress | null>) {
  const returned = orders.flatMap(({ id }) => {
    const address = addresses.get(id);
    return address === undefined ? [] : [[id, address] as const];
  });
  return {
    orders: orders.map(reviveOrder),
    dealings: dealingsByOrder(done),
    coupons: coupons.map(reviveCoupon),
    returnAddresses: new Map(returned),
  };
}

/** By order, of the turns that want them; null for an order whose shop has said nothing. */
async function readReturnAddresses(
  trx: Transaction,
  turns: readonly ShopTurn[],
  rows: ReadonlyMap<number, TurnRow>,
): Promise<ReadonlyMap<string, ReturnAddress | null>> {
  const asking = turns.flatMap(({ wanted }, position) => (wanted.returnAddresses ? [rows.get(position)] : []));
  const orderIds = asking.flatMap((row) => row?.orders.map(({ id }) => id) ?? []);
  if (orderIds.length === 0) return new Map();
  const found = (await returnAddressesOfOrders(orderIds).execute(trx)).rows;
  const none = orderIds.map((id) => [id, null] as const);
  return new Map<string, ReturnAddress | null>([
    ...none,
    ...found.map((row) => [row.orderId, row.returnAddress] as const),
  ]);
}
