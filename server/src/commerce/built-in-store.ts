import { withScope, type Database, type Transaction } from "../platform/database/index.ts";
import { RECENT_ORDERS } from "./core/facts.ts";
import { orderNumberKey } from "./core/order-number.ts";
import { rank } from "./core/search.ts";
import { reviveCoupon, reviveOrder, reviveProduct, reviveShipment } from "./core/stored.ts";
import type { OpenShop, OrderFound, Page, ShopAddress, ShopGateway } from "./shop-gateway.ts";
import { couponsOfCustomer, productByKey, returnAddressOfOrder } from "./store/catalogue-sql.ts";
import { orderByNumber, ordersOfCustomer, shipmentsOfOrder, type OrderRow, type SqlPage } from "./store/order-sql.ts";
import { ShopFactsCache } from "./store/shop-facts-cache.ts";

const DEFAULT_PAGE = 50;
const MAX_PAGE = 200;
const DEFAULT_HITS = 8;
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/iu;

/** Opens shops whose goods and orders are kept in Warmline's own database. One per process: it holds the facts' cache. */
export function openBuiltInStore(database: Database): OpenShop {
  const cache = new ShopFactsCache();
  return (address) => builtInGateway({ database, cache, address });
}

interface Parts {
  readonly database: Database;
  readonly cache: ShopFactsCache;
  readonly address: ShopAddress;
}

function builtInGateway({ database, cache, address }: Parts): ShopGateway {
  const { organizationId, shopId } = address;
  const inShop = <T>(work: (trx: Transaction) => Promise<T>): Promise<T> =>
    withScope(database, { organizationId, shops: [shopId] }, work);
  const cached = () => inShop((trx) => cache.read(trx, shopId));

  return {
    exists: () =>
      inShop(async (trx) => {
        const row = await trx.selectFrom("shop").select("id").where("id", "=", shopId).executeTakeFirst();
        return row !== undefined;
      }),
    shopFacts: async () => (await cached()).facts,
    shopRules: async () => (await cached()).facts.rules,
    products: async ({ category = "", ...page }) =>
      part(
        (await cached()).facts.products.filter((one) => one.listed && isWithin(one.category, category)),
        page,
      ),
    searchProducts: async (text, limit = DEFAULT_HITS) => rank((await cached()).search, text, limit),
    promotions: async (at) => (await cached()).facts.promotions.filter((one) => one.startsAt <= at && at < one.endsAt),
    product: (idOrSku) =>
      inShop(async (trx) => {
        const row = (await productByKey(shopId, idOrSku).execute(trx)).rows[0];
        return row === undefined ? null : reviveProduct(row.product);
      }),
    customerContext: (customerId, at) =>
      inShop(async (trx) => {
        // One more than wanted tells whether there are older ones.
        const wanted = { limit: RECENT_ORDERS + 1, offset: 0 };
        const orders = await ordersOfCustomer(shopId, customerId, wanted).execute(trx);
        const coupons = await couponsOfCustomer(shopId, customerId, at).execute(trx);
        return {
          customerId,
          orders: orders.rows.slice(0, RECENT_ORDERS).map((row) => reviveOrder(row.order)),
          more: orders.rows.length > RECENT_ORDERS,
          coupons: coupons.rows.map((row) => reviveCoupon(row.coupon)),
        };
      }),
    orders: (customerId, page = {}) =>
      inShop(async (trx) => {
        const { rows } = await ordersOfCustomer(shopId, customerId, bounded(page)).execute(trx);
        return rows.map((row) => reviveOrder(row.order));
      }),
    order: (customerId, number) => inShop((trx) => findOrder(trx, { shopId, number, customerId })),
    orderOfShop: (number) => inShop((trx) => findOrder(trx, { shopId, number })),
    shipments: (orderId) =>
      inShop(async (trx) => {
        if (!UUID.test(orderId)) return [];
        const { rows } = await shipmentsOfOrder(shopId, orderId).execute(trx);
        return (rows[0]?.shipments ?? []).map(reviveShipment);
      }),
    returnAddress: (orderId) =>
      inShop(async (trx) => {
        if (!UUID.test(orderId)) return null;
        return (await returnAddressOfOrder(shopId, orderId).execute(trx)).rows[0]?.returnAddress ?? null;
      }),
    coupons: (customerId, at) =>
      inShop(async (trx) => {
        const { rows } = await couponsOfCustomer(shopId, customerId, at).execute(trx);
        return rows.map((row) => reviveCoupon(row.coupon));
      }),
  };
}

interface Wanted {
  readonly shopId: string;
  readonly number: string;
  readonly customerId?: string;
}

async function findOrder(trx: Transaction, { shopId, number, customerId }: Wanted): Promise<OrderFound> {
  const { rows } = await orderByNumber(shopId, orderNumberKey(number), customerId).execute(trx);
  return foundOrder(rows[0]);
}

function foundOrder(row: OrderRow | undefined): OrderFound {
  return row === undefined ? { ok: false, code: "not_found" } : { ok: true, order: reviveOrder(row.order) };
}

function isWithin(category: string, path: string): boolean {
  return path === "" || category === path || category.startsWith(`${path}/`);
}

function bounded(page: Page): SqlPage {
  const limit = Math.min(Math.max(page.limit ?? DEFAULT_PAGE, 0), MAX_PAGE);
  return { limit, offset: Math.max(page.offset ?? 0, 0) };
}

function part<T>(all: readonly T[], page: Page): readonly T[] {
  const { limit, offset } = bounded(page);
  return all.slice(offset, offset + limit);
}
