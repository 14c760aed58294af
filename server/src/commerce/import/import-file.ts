import { findShop, issuerOf, putCustomers, type Shop } from "../../identity/index.ts";
import type { Clock } from "../../platform/clock.ts";
import { withScope, type Database, type Transaction } from "../../platform/database/index.ts";
import type { NewId } from "../../platform/ids.ts";
import { EMPTY_RULES } from "../core/empty-rules.ts";
import type { Order } from "../core/order.ts";
import type { Product } from "../core/product.ts";
import { reviveProduct } from "../core/stored.ts";
import { catalogueOfShop, productsOfShop } from "../store/catalogue-sql.ts";
import type { ChangeCounts } from "../store/changes.ts";
import { writeOrders } from "../store/write-orders.ts";
import { writeProducts } from "../store/write-products.ts";
import type { ImportShop } from "./core/build-context.ts";
import { buildOrder, type BuiltOrder, type OrderSurroundings } from "./core/build-order.ts";
import { buildProduct } from "./core/build-product.ts";
import { MAX_PROBLEMS } from "./core/check-drafts.ts";
import type { ImportProblem } from "./core/import-problem.ts";
import { readImport, type ImportDrafts, type ImportKind } from "./read-import.ts";
import { TAU2_ISSUER } from "./core/read-tau2.ts";

/** Larger files are refused before they are read. */
export const MAX_FILE_BYTES = 200_000_000;

/** A file to bring in. */
export interface ImportOrder {
  readonly kind: ImportKind;
  readonly bytes: Uint8Array;
  readonly shopSlug: string;
  /** Whose ids the customers have; the shop's own (`shop:<slug>`) unless told, `tau2` for tau2 files. */
  readonly issuer?: string;
  /** Told what is being done and how far it is; both numbers count things. */
  readonly onProgress?: (stage: ImportStage, done: number, total: number) => void;
}

/** What an import is doing. */
export type ImportStage = "reading" | "customers" | "products" | "orders";

/** What it works with. */
export interface ImportContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** What came of it. Refused means that nothing at all was changed; `more` counts problems beyond those listed. */
export type ImportOutcome =
  | {
      readonly ok: true;
      readonly customers: ChangeCounts;
      readonly products: ChangeCounts;
      readonly orders: ChangeCounts;
    }
  | { readonly ok: false; readonly code: "shop_unknown" | "file_too_large" }
  | {
      readonly ok: false;
      readonly code: "import_refused";
      readonly problems: readonly ImportProblem[];
      readonly more: number;
    };

/**
 * Brings a file into a shop, whole or not at all: everything is checked first, then written in one transaction. What
 * the file says is compared with what it said last time, so that bringing it again changes nothing.
 */
export async function importFile(context: ImportContext, given: ImportOrder): Promise<ImportOutcome> {
  if (given.bytes.byteLength > MAX_FILE_BYTES) return { ok: false, code: "file_too_large" };
  const shop = await findShop(context, given.shopSlug);
  if (shop === undefined) return { ok: false, code: "shop_unknown" };
  given.onProgress?.("reading", 0, 1);
  const read = readImport(given.kind, given.bytes);
  if (!read.ok) return refused(read.problems);
  given.onProgress?.("reading", 1, 1);
  const scope = { organizationId: shop.organizationId, shops: [shop.id] };
  return withScope(context.database, scope, (trx) => bring(trx, { context, given, shop, drafts: read.items }));
}

interface Bringing {
  readonly context: ImportContext;
  readonly given: ImportOrder;
  readonly shop: Shop;
  readonly drafts: ImportDrafts;
}

async function bring(trx: Transaction, bringing: Bringing): Promise<ImportOutcome> {
  const { context, shop, drafts } = bringing;
  const setting = {
    shopId: shop.id,
    language: shop.language,
    currency: shop.currency,
    timeZone: shop.timeZone,
    now: context.clock.now(),
  };
  const products = drafts.products.map((draft) => buildProduct(draft, setting));
  const surroundings = await readSurroundings(
    trx,
    setting,
    products.map((one) => one.product),
  );
  const orders = drafts.orders.map((draft) => buildOrder(draft, surroundings));
  const problems = [...products, ...orders].flatMap((one) => one.problems);
  if (problems.length > 0) return refused(problems);
  return write(trx, bringing, { products: products.map((one) => one.product), orders });
}

function refused(problems: readonly ImportProblem[]): ImportOutcome {
  const listed = problems.slice(0, MAX_PROBLEMS);
  return { ok: false, code: "import_refused", problems: listed, more: problems.length - listed.length };
}

/** Orders may name products of the same file and those that the shop has already. */
async function readSurroundings(
  trx: Transaction,
  setting: ImportShop,
  brought: readonly Product[],
): Promise<OrderSurroundings> {
  const known = (await productsOfShop(setting.shopId).execute(trx)).rows.map((row) => reviveProduct(row.product));
  const bySku = new Map<string, Product>();
  for (const product of [...known, ...brought]) {
    bySku.set(product.sku, product);
    for (const variant of product.variants) bySku.set(variant.sku, product);
  }
  const catalogue = (await catalogueOfShop(setting.shopId).execute(trx)).rows[0];
  return { ...setting, rules: { ...EMPTY_RULES, ...catalogue?.rules }, products: bySku };
}

interface Built {
  readonly products: readonly Product[];
  readonly orders: readonly BuiltOrder[];
}

async function write(
  trx: Transaction,
  { context, given, shop, drafts }: Bringing,
  built: Built,
): Promise<ImportOutcome> {
  const address = { organizationId: shop.organizationId, shopId: shop.id };
  const progress = given.onProgress ?? (() => undefined);
  progress("customers", 0, drafts.customers.length);
  const customers = await writeCustomers(trx, { context, given, shop, drafts }, built.orders);
  progress("products", 0, built.products.length);
  const products = await writeProducts(trx, address, built.products);
  progress("orders", 0, built.orders.length);
  const orders = await writeOrders(trx, address, ordersOf(built.orders, customers.ids));
  progress("orders", built.orders.length, built.orders.length);
  return { ok: true, customers: customers.counts, products, orders };
}

/** Customers of the file, and those whom only an order names: the name on an order is for who is new. */
async function writeCustomers(trx: Transaction, bringing: Bringing, orders: readonly BuiltOrder[]) {
  const { context, given, shop, drafts } = bringing;
  const issuer = given.issuer ?? (given.kind === "tau2-retail" ? TAU2_ISSUER : issuerOf(shop.slug));
  const put = { organizationId: shop.organizationId, issuer, now: context.clock.now(), newId: context.newId };
  const listed = drafts.customers.map(({ draft }) => ({ externalId: draft.id, displayName: draft.name ?? "" }));
  const named = new Map(orders.map(({ customer }) => [customer.externalId, customer]));
  for (const { externalId } of listed) named.delete(externalId);
  const first = await putCustomers(trx, put, listed);
  const second = await putCustomers(trx, { ...put, keepNames: true }, [...named.values()]);
  const counts: ChangeCounts = {
    created: first.created + second.created,
    changed: first.changed,
    unchanged: first.unchanged + second.unchanged,
  };
  return { ids: new Map([...first.ids, ...second.ids]), counts };
}

function ordersOf(built: readonly BuiltOrder[], ids: ReadonlyMap<string, string>): readonly Order[] {
  return built.map(({ order, customer }) => {
    const customerId = ids.get(customer.externalId);
    if (customerId === undefined) throw new Error(`customer ${customer.externalId} was not put`);
    return { ...order, customerId };
  });
}
