import {
  DEMO_SEED,
  demoOrganizationId,
  importFile,
  openBuiltInStore,
  type Product,
} from "../../server/src/commerce/index.ts";
import { findShop, openSessionOfCustomer, type IdentityContext, type Shop } from "../../server/src/identity/index.ts";
import type { Database } from "../../server/src/platform/database/index.ts";
import { newId } from "../../server/src/platform/ids.ts";
import type { Shopper } from "./questions.ts";

/** The demo's shops, and how many of the bench's customers each one gets, in shares of a hundred. */
const SHOPS = [
  { slug: "yunshang", share: 30 },
  { slug: "shanwei", share: 25 },
  { slug: "mingmou", share: 20 },
  { slug: "northfield", share: 25 },
] as const;
/** Orders of each customer: one on its way, one not yet sent, one that arrived. */
const STATES = ["shipped", "paid", "delivered"] as const;
const HOUR_MS = 3_600_000;

/** What making customers stands on. */
export interface ShoppersOptions {
  readonly database: Database;
  readonly identity: IdentityContext;
  readonly count: number;
  readonly say: (line: string) => void;
}

/** Gives the demo's shops customers with orders of their own, as an import brings them, and signs every one of them in. */
export async function makeShoppers(options: ShoppersOptions): Promise<readonly Shopper[]> {
  const parts = SHOPS.map(({ slug, share }) => ({ slug, count: Math.ceil((options.count * share) / 100) }));
  const shoppers: Shopper[] = [];
  for (const part of parts) shoppers.push(...(await fillShop(options, part)));
  return shoppers.slice(0, options.count);
}

interface Part {
  readonly slug: string;
  readonly count: number;
}

async function fillShop(options: ShoppersOptions, { slug, count }: Part): Promise<readonly Shopper[]> {
  const { database, identity, say } = options;
  const shop = await findShop(identity, slug);
  if (shop?.organizationId !== demoOrganizationId(DEMO_SEED)) throw new Error(`no demo shop ${slug}`);
  const gateway = openBuiltInStore(database)({ organizationId: shop.organizationId, shopId: shop.id });
  const products = await gateway.products({ limit: 200 });
  const plans = Array.from({ length: count }, (_, index) =>
    planOf({ shop, products, now: identity.clock.now() }, index),
  );
  say(`${slug}: ${count} customers with ${count * STATES.length} orders`);
  const bytes = Buffer.from(JSON.stringify({ orders: plans.flatMap((plan) => plan.orders) }));
  const brought = await importFile(
    { database, clock: identity.clock, newId },
    { kind: "orders", bytes, shopSlug: slug },
  );
  if (!brought.ok) throw new Error(`the bench's orders were refused: ${JSON.stringify(brought).slice(0, 2000)}`);
  return signIn(options.identity, shop, { plans, titles: products.map((product) => titleOf(product, shop)) });
}

interface Plan {
  readonly customer: string;
  readonly numbers: readonly string[];
  readonly titles: readonly string[];
  readonly orders: readonly object[];
}

interface Shelf {
  readonly shop: Shop;
  readonly products: readonly Product[];
  readonly now: Date;
}

function planOf(shelf: Shelf, index: number): Plan {
  const customer = `bench${index}`;
  const made = STATES.map((state, place) => orderOf(shelf, { customer, state, index: index * STATES.length + place }));
  return {
    customer,
    numbers: made.map(({ order }) => order.number),
    titles: made.map(({ title }) => title),
    orders: made.map(({ order }) => order),
  };
}

interface OrderPlan {
  readonly customer: string;
  readonly state: (typeof STATES)[number];
  readonly index: number;
}

function orderOf({ shop, products, now }: Shelf, { customer, state, index }: OrderPlan) {
  const product = products[index % products.length];
  const variant = product?.variants[0];
  if (product === undefined || variant === undefined) throw new Error(`${shop.slug} sells nothing`);
  const before = (hours: number) => new Date(now.getTime() - hours * HOUR_MS).toISOString();
  const placed = state === "paid" ? 3 + (index % 9) : 60 + (index % 40);
  const sent = state !== "paid";
  const order = {
    number: `${shop.language === "zh" ? "48" : "N"}${String(7_000_000_000_0000 + index * 7)}`,
    customer,
    customerName: `顾客${index}`,
    state,
    placedAt: before(placed),
    paidAt: before(placed - 0.2),
    ...(sent ? { shippedAt: before(placed - 10) } : {}),
    ...(state === "delivered" ? { deliveredAt: before(5) } : {}),
    lines: [{ sku: variant.sku, quantity: 1 + (index % 2), unitPrice: decimal(variant.price) }],
    fees: [{ kind: "shipping", amount: "6.00" }],
    payments: [{ method: shop.language === "zh" ? "alipay" : "card", at: before(placed - 0.2) }],
    address: ADDRESSES[shop.language],
    ...(sent ? { shipments: [parcelOf({ index, state, before, placed })] } : {}),
  };
  return { order, title: titleOf(product, shop) };
}

const ADDRESSES = {
  zh: {
    recipient: "顾客",
    phone: "13800000000",
    country: "CN",
    region: "浙江省",
    city: "杭州市",
    district: "西湖区",
    line: "文三路1号",
  },
  en: { recipient: "A customer", country: "US", region: "OR", city: "Portland", line: "1 Main St", postcode: "97201" },
} as const;

interface ParcelPlan {
  readonly index: number;
  readonly state: string;
  readonly placed: number;
  readonly before: (hours: number) => string;
}

function parcelOf({ index, state, placed, before }: ParcelPlan) {
  const left = placed - 10;
  const arrived =
    state === "delivered" ? [{ at: before(5), place: "杭州市", text: "已签收", status: "delivered" }] : [];
  return {
    courier: "圆通速递",
    trackingNumber: `YT${String(8_000_000_000_00 + index)}`,
    shippedAt: before(left),
    ...(state === "delivered" ? { deliveredAt: before(5), signedBy: "本人" } : {}),
    events: [
      { at: before(left), place: "广州市", text: "已揽收", status: "collected" },
      { at: before(left - 8), place: "广州市", text: "已发往杭州转运中心", status: "in_transit" },
      { at: before(left - 20), place: "杭州市", text: "已到达杭州转运中心", status: "in_transit" },
      ...arrived,
    ],
  };
}

function decimal(minor: number): string {
  return `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, "0")}`;
}

function titleOf(product: Product, shop: Shop): string {
  const { zh, en } = product.title;
  return (shop.language === "zh" ? (zh ?? en) : (en ?? zh)) ?? product.sku;
}

interface Entrance {
  readonly plans: readonly Plan[];
  readonly titles: readonly string[];
}

/** Sessions that begin at once. */
const AT_ONCE = 8;

async function signIn(identity: IdentityContext, shop: Shop, { plans, titles }: Entrance): Promise<readonly Shopper[]> {
  const shoppers: Shopper[] = [];
  for (let start = 0; start < plans.length; start += AT_ONCE) {
    const some = plans.slice(start, start + AT_ONCE);
    shoppers.push(...(await Promise.all(some.map((plan) => enter(identity, shop, { plan, titles })))));
  }
  return shoppers;
}

async function enter(
  identity: IdentityContext,
  shop: Shop,
  { plan, titles }: { readonly plan: Plan; readonly titles: readonly string[] },
): Promise<Shopper> {
  const who = { slug: shop.slug, issuer: `shop:${shop.slug}`, externalId: plan.customer };
  const opened = await openSessionOfCustomer(identity, who);
  if (!opened.ok) throw new Error(`${plan.customer} could not sign in: ${opened.code}`);
  const bought = plan.numbers.map((number, place) => ({ number, title: plan.titles[place] ?? "" }));
  return { session: opened.token, language: shop.language, bought, shelf: titles };
}
