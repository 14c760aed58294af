import { sql } from "kysely";
import type { Clock } from "../../platform/clock.ts";
import { type Database, withScope } from "../../platform/database/index.ts";
import type { NewId } from "../../platform/ids.ts";
import { openActions, type Actions } from "../act.ts";
import { openBuiltInStore } from "../built-in-store.ts";
import type { Address } from "../core/address.ts";
import { importFile } from "../import/import-file.ts";
import type { ShopAddress, ShopGateway } from "../shop-gateway.ts";
import type { ActionDone, CustomerNow, OrderNow, StateNow } from "./export-state.ts";
import type { Tau2State } from "./tau2-shapes.ts";

/** What replaying stands on: a database of its own, migrated and empty. */
export interface ReplayContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Makes an organization of its own with one shop, whose currency is the dollar. */
  makeShop(name: string): Promise<ShopAddress & { readonly slug: string }>;
}

/** A shop that holds a tau2 database, or a part of one. */
export interface ReplayShop {
  readonly shop: ShopAddress;
  readonly gateway: ShopGateway;
  readonly actions: Actions;
  /** Our ids of customers by the benchmark's. */
  readonly customers: ReadonlyMap<string, string>;
  /** What the store holds now. */
  read(): Promise<StateNow>;
  /** Runs SQL in the shop's scope: to make a single fact another one. */
  alter(statement: ReturnType<typeof sql>): Promise<void>;
}

/** Makes an organization with one shop and imports the state into it, as a file is imported. */
export async function openReplayShop(context: ReplayContext, name: string, state: Tau2State): Promise<ReplayShop> {
  const made = await context.makeShop(name);
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  const imported = await importFile(context, { kind: "tau2-retail", bytes, shopSlug: made.slug });
  if (!imported.ok) throw new Error(`the database cannot be imported: ${JSON.stringify(imported)}`);
  const shop = { organizationId: made.organizationId, shopId: made.shopId };
  const scope = { organizationId: shop.organizationId, shops: [shop.shopId] };
  const gateway = openBuiltInStore(context.database)(shop);
  const customers = new Map(
    (await withScope(context.database, scope, (trx) => customerRows.execute(trx))).rows.map((row) => [
      row.externalId,
      row.id,
    ]),
  );
  return {
    shop,
    gateway,
    actions: openActions(context.database, context.newId),
    customers,
    read: async () => ({
      orders: await readOrders(context.database, scope, { gateway, numbers: Object.keys(state.orders) }),
      customers: await readCustomers(context.database, scope),
    }),
    alter: async (statement) => {
      await withScope(context.database, scope, (trx) => statement.execute(trx));
    },
  };
}

const customerRows = sql<{ readonly externalId: string; readonly id: string }>`
  select external_id as "externalId", customer_id as id from customer_identity`;

type ReplayScope = { readonly organizationId: string; readonly shops: readonly string[] };

interface OrdersWanted {
  readonly gateway: ShopGateway;
  readonly numbers: readonly string[];
}

async function readOrders(database: Database, scope: ReplayScope, { gateway, numbers }: OrdersWanted) {
  const { rows } = await withScope(database, scope, (trx) =>
    sql<ActionDone & { readonly orderId: string }>`select order_id as "orderId", action, money from order_action
      where order_id is not null order by at, id`.execute(trx),
  );
  const orders: OrderNow[] = [];
  for (const number of numbers) {
    const found = await gateway.orderOfShop(number);
    if (!found.ok) throw new Error(`order ${number} is gone`);
    orders.push({ order: found.order, actions: rows.filter(({ orderId }) => orderId === found.order.id) });
  }
  return orders;
}

async function readCustomers(database: Database, scope: ReplayScope): Promise<readonly CustomerNow[]> {
  const { rows } = await withScope(database, scope, (trx) =>
    sql<{ externalId: string; address: Address | null; balances: Record<string, number> }>`
      select i.external_id as "externalId", a.address,
        coalesce((select jsonb_object_agg(p.reference, p.balance) from payment_on_file p
          where p.customer_id = i.customer_id and p.balance is not null), '{}') as balances
      from customer_identity i left join customer_address a on a.customer_id = i.customer_id`.execute(trx),
  );
  return rows.map(({ balances, ...one }) => ({ ...one, balances: new Map(Object.entries(balances)) }));
}
