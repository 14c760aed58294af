import { withScope, type Database, type Transaction } from "../platform/database/index.ts";
import { gather } from "../platform/gather.ts";
import type { TurnContext } from "./core/facts.ts";
import { orderNumberKey } from "./core/order-number.ts";
import { rank } from "./core/search.ts";
import { reviveCoupon, reviveDates, reviveOrder, reviveProduct, reviveShipment } from "./core/stored.ts";
import type { OpenShop, OrderFound, Page, ShopAddress, ShopGateway } from "./shop-gateway.ts";
import { couponsToGive, paymentsOnFile } from "./store/action-sql.ts";
import { couponsOfCustomer, productByKey, returnAddressesOfOrders } from "./store/catalogue-sql.ts";
import { orderByNumber, ordersOfCustomer, shipmentsOfOrder, type OrderRow, type SqlPage } from "./store/order-sql.ts";
import { ShopFactsCache } from "./store/shop-facts-cache.ts";
import { readTurnContexts, type ShopTurn } from "./store/turn-contexts.ts";

const DEFAULT_PAGE = 50;
const MAX_PAGE = 200;
const DEFAULT_HITS = 8;
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/iu;

/** Opens shops whose goods and orders are kept in Warmline's own database. One per process: it holds the facts' cache. */
export function openBuiltInStore(database: Database): OpenShop {
  const cache = new ShopFactsCache();
  const readTurn = turnReader(database, cache);
  return (address) => builtInGateway({ database, cache, readTurn, address });
}

/** Reads that are gathered: batches in flight at once for each organization, and turns of one. */
const TURN_READS = { inFlight: 2, most: 32 } as const;

type ReadTurn = (organizationId: string, turn: ShopTurn) => Promise<TurnContext | null>;

/** Turns of one organization are read together, in a scope of their shops: nothing can cross to another one. */
function turnReader(database: Database, cache: ShopFactsCache): ReadTurn {
  const readers = new Map<string, (turn: ShopTurn) => Promise<TurnContext | null>>();
  const readerOf = (organizationId: string) =>
    gather({
      ...TURN_READS,
      ask: (turns: readonly ShopTurn[]) => {
        const shops = [...new Set(turns.map(({ shopId }) => shopId))];
        return withScope(database, { organizationId, shops }, (trx) => readTurnContexts({ trx, cache }, turns));
      },
    });
  return (organizationId, turn) => {
    const reader = readers.get(organizationId) ?? readerOf(organizationId);
    readers.set(organizationId, reader);
    return reader(turn);
  };
}

interface Parts {
  readonly database: Database;
  readonly cache: ShopFactsCache;
  readonly readTurn: ReadTurn;
  readonly address: ShopAddress;
}

function builtInGateway({ database, cache, readTurn, address }: Parts): ShopGateway {
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
    turnContext: async (wanted) => {
      const context = await readTurn(organizationId, { shopId, wanted });
      if (context === null) throw new Error(`shop ${shopId} is not to be seen in this scope`);
      return context;
    },
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
        return (await returnAddressesOfOrders([orderId]).execute(trx)).rows[0]?.returnAddress ?? null;
      }),
    couponsToGive: (customerId, at) =>
      inShop(async (trx) => {
        const { rows } = await couponsToGive(shopId, customerId, at).execute(trx);
        return rows.map((row) => ({ ...row, coupon: reviveDates(row.coupon) }));
      }),
    waysToPay: (customerId) => inShop(async (trx) => (await paymentsOnFile(shopId, customerId).execute(trx)).rows),
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
