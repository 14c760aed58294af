import { sql } from "kysely";
import { issuerOf, putCustomers, type Shop } from "../../identity/index.ts";
import type { Transaction } from "../../platform/database/index.ts";
import type { Product } from "../core/product.ts";
import { sayTouched } from "../orders-touched.ts";
import type { ShopAddress } from "../shop-gateway.ts";
import type { ChangeCounts } from "../store/changes.ts";
import { writeOnFile } from "../store/write-on-file.ts";
import { writeOrders } from "../store/write-orders.ts";
import { writeProducts } from "../store/write-products.ts";
import type { BuiltCustomer } from "./core/build-customer.ts";
import { buildOrder, type BuiltOrder, type OrderSurroundings } from "./core/build-order.ts";
import { TAU2_ISSUER } from "./core/read-tau2.ts";
import type { ImportContext, ImportOrder, ImportOutcome } from "./import-order.ts";
import type { ImportDrafts } from "./read-import.ts";

/** Orders made and written at a time. */
const CHUNK = 2000;
/** So many orders, new or changed, make what the planner knows of their tables wrong. */
const MANY_ORDERS = 500;

/** A customer whom an order names. */
export type NamedCustomer = BuiltOrder["customer"];

/** A file that was found good, and where it goes. */
export interface GoodImport extends ImportOrder {
  readonly context: ImportContext;
  readonly shop: Shop;
  readonly drafts: ImportDrafts;
  readonly surroundings: OrderSurroundings;
}

/** What was made of it already. */
interface Made {
  readonly customers: readonly BuiltCustomer[];
  readonly products: readonly Product[];
  readonly named: ReadonlyMap<string, NamedCustomer>;
}

/** Writes everything: customers first, because orders belong to them. */
export async function writeImport(trx: Transaction, good: GoodImport, made: Made): Promise<ImportOutcome> {
  const address = { organizationId: good.shop.organizationId, shopId: good.shop.id };
  good.onProgress?.("customers", 0, good.drafts.customers.length);
  const customers = await writeCustomers(trx, good, made);
  good.onProgress?.("products", 0, made.products.length);
  const products = await writeProducts(trx, address, made.products);
  const orders = await writeAllOrders(trx, { ...good, address, ids: customers.ids });
  const written = orders.created + orders.changed;
  if (written > 0) await sayTouched(trx, address, null);
  if (written >= MANY_ORDERS) await sql`select warmline_analyze_orders()`.execute(trx);
  return { ok: true, customers: customers.counts, products, orders };
}

const NONE: ChangeCounts = { created: 0, changed: 0, unchanged: 0 };

function plus(a: ChangeCounts, b: ChangeCounts): ChangeCounts {
  return { created: a.created + b.created, changed: a.changed + b.changed, unchanged: a.unchanged + b.unchanged };
}

/** Customers of the file, and those whom only an order names: the name on an order is for who is new. */
async function writeCustomers(trx: Transaction, good: GoodImport, { customers, named: all }: Made) {
  const { context, shop } = good;
  const issuer = good.issuer ?? (good.kind === "tau2-retail" ? TAU2_ISSUER : issuerOf(shop.slug));
  const put = { organizationId: shop.organizationId, issuer, now: context.clock.now(), newId: context.newId };
  const known = new Set(customers.map(({ externalId }) => externalId));
  const first = await putCustomers(trx, put, customers);
  const named = [...all.values()].filter(({ externalId }) => !known.has(externalId));
  const second = await putCustomers(trx, { ...put, keepNames: true }, named);
  const onFile = customers.map((one) => ({ ...one, customerId: idOf(first.ids, one.externalId) }));
  await writeOnFile(trx, { organizationId: shop.organizationId, shopId: shop.id }, onFile);
  return { ids: new Map([...first.ids, ...second.ids]), counts: plus(first, second) };
}

interface OrdersToWrite extends GoodImport {
  readonly address: ShopAddress;
  readonly ids: ReadonlyMap<string, string>;
}

async function writeAllOrders(trx: Transaction, good: OrdersToWrite): Promise<ChangeCounts> {
  const { orders } = good.drafts;
  const now = good.context.clock.now();
  let counts = NONE;
  for (let start = 0; start < orders.length; start += CHUNK) {
    good.onProgress?.("orders", start, orders.length);
    const built = orders.slice(start, start + CHUNK).map((draft) => buildOrder(draft, good.surroundings));
    counts = plus(counts, await writeOrders(trx, good.address, ordersOf(built, good.ids), now));
  }
  good.onProgress?.("orders", orders.length, orders.length);
  return counts;
}

function ordersOf(built: readonly BuiltOrder[], ids: ReadonlyMap<string, string>) {
  return built.map(({ order, customer }) => {
    return { ...order, customerId: idOf(ids, customer.externalId) };
  });
}

function idOf(ids: ReadonlyMap<string, string>, externalId: string): string {
  const id = ids.get(externalId);
  if (id === undefined) throw new Error(`customer ${externalId} was not put`);
  return id;
}
