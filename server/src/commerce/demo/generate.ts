import type { Order } from "../core/order.ts";
import type { Product } from "../core/product.ts";
import { stableId } from "../store/stable-id.ts";
import { buildShopper, buildShoppers, homeIn, type CustomerSetting, type Shopper } from "./build-customers.ts";
import { buildOffers } from "./build-offers.ts";
import { buildOnFile } from "./build-on-file.ts";
import { buildOrder } from "./build-order.ts";
import { buildProducts, productBySku } from "./build-products.ts";
import { buildReturnAddresses } from "./build-return-addresses.ts";
import { text } from "./compact.ts";
import { CHINESE_SHOPS } from "./content/chinese-shops.ts";
import { ENGLISH_SHOPS } from "./content/english-shops.ts";
import type { ShopSeed } from "./content/shop-seed.ts";
import type { DemoOrganization, DemoShop } from "./demo-organization.ts";
import { drawFor } from "./draw.ts";
import { drawPlan, type PlanSetting } from "./draw-plan.ts";
import type { OrderPlan } from "./order-plan.ts";
import { buildPeople } from "./people.ts";
import { planOf, STORIES, type Story, type StoryOrder } from "./stories.ts";

/** All demo ids descend from it, so that no other organization's can collide. */
const DEMO_NAMESPACE = "6f0c6a0e-5d0b-5f43-9d53-8f6d6c1f7a10";
const ORDERS_PER_SHOP = 500;

/** The seed of the demo that a first start installs. */
export const DEMO_SEED = 1;

/** The id of the demo organization of that seed. */
export function demoOrganizationId(seed: number): string {
  return stableId(DEMO_NAMESPACE, "organization", seed);
}

/**
 * The demo organization as it stands at `now`. The same seed always gives the same people, products, order numbers and
 * ids; `now` only decides how much of each order's story has happened.
 */
export function generate(seed: number, now: Date): DemoOrganization {
  const id = demoOrganizationId(seed);
  const built = [...CHINESE_SHOPS, ...ENGLISH_SHOPS].map((shop) => buildShop({ seed, organizationId: id, shop }, now));
  return {
    id,
    name: seed === DEMO_SEED ? "暖线示例集团 Warmline Demo" : `暖线示例集团 Warmline Demo ${seed}`,
    shops: built.map((one) => one.shop),
    people: buildPeople(id),
    customers: built.flatMap((one) => one.shoppers.map((shopper) => shopper.customer)),
  };
}

interface BuiltShop {
  readonly shop: DemoShop;
  readonly shoppers: readonly Shopper[];
}

function buildShop(setting: CustomerSetting, now: Date): BuiltShop {
  const { seed, organizationId, shop } = setting;
  const shopId = stableId(organizationId, "shop", shop.slug);
  const products = withStoryStock(buildProducts(shop.catalogue, { seed, shopId, slug: shop.slug, now }), now);
  const plans = { seed, shop, products };
  const told = STORIES.filter((story) => story.shop === shop.slug).map((story) => tell(story, setting, plans));
  const crowd = buildShoppers(setting);
  const all = [
    ...told.flatMap((one) => one.plans),
    ...crowdPlans(crowd, plans, told.flatMap((one) => one.plans).length),
  ];
  const orders = all.map((plan) => buildOrder(plan, { shop, shopId, now }));
  const shoppers = [...told.map((one) => one.shopper), ...crowd];
  const onFile = shoppers.map((shopper) => buildOnFile(setting, shopper));
  return {
    shop: { ...identityOf(shop, shopId), products, orders, onFile, ...rest({ shop, shopId, now, orders, shoppers }) },
    shoppers,
  };
}

function identityOf({ slug, nameZh, nameEn, language, currency, timeZone, accentColour, rules }: ShopSeed, id: string) {
  return { id, slug, nameZh, nameEn, language, currency, timeZone, accentColour, rules };
}

interface RestSetting {
  readonly shop: ShopSeed;
  readonly shopId: string;
  readonly now: Date;
  readonly orders: readonly Order[];
  readonly shoppers: readonly Shopper[];
}

function rest({ shop, shopId, now, orders, shoppers }: RestSetting) {
  const customerIds = shoppers.map((shopper) => shopper.customer.id);
  return {
    ...buildOffers({ shop, shopId, now, orders, customerIds }),
    returnAddresses: buildReturnAddresses(shop, shopId),
  };
}

/** Every customer without a story has at least two orders; the rest falls where it falls. */
function crowdPlans(crowd: readonly Shopper[], plans: PlanSetting, taken: number): readonly OrderPlan[] {
  return Array.from({ length: ORDERS_PER_SHOP - taken }, (_, index) => {
    const draw = drawFor(plans.seed, plans.shop.slug, "who", index);
    const shopper = crowd[index % crowd.length] ?? draw.pick(crowd);
    return drawPlan(plans, index < crowd.length * 2 ? shopper : draw.pick(crowd), `o${index}`);
  });
}

function tell(story: Story, setting: CustomerSetting, plans: PlanSetting) {
  const { externalId, name } = story;
  const shopper = buildShopper(setting, { externalId, name, featured: text(story.mind) });
  const draw = drawFor(setting.seed, story.shop, "story", externalId);
  const city = setting.shop.cities.find((one) => one.city === story.city) ?? draw.pick(setting.shop.cities);
  const settled = { ...shopper, address: homeIn(city, name, draw) };
  return {
    shopper: settled,
    plans: story.orders.map((order, index) => {
      const drawn = drawPlan(plans, settled, `${externalId}-${index + 1}`);
      return { ...planOf(drawn, order, settled), lines: storyLines(order, plans.products) };
    }),
  };
}

/** The first variant of each: what a story's customer would name. */
function storyLines(order: StoryOrder, products: readonly Product[]): OrderPlan["lines"] {
  return order.skus.map((sku) => {
    const product = productBySku(products, sku);
    const [variant] = product.variants;
    if (variant === undefined) throw new Error(`${sku} has no variant`);
    return { product, variant, quantity: 1, unitPrice: variant.price + (order.dearerBy ?? 0) };
  });
}

/** What a story says got cheaper did so three days ago, also in the price history. */
function withStoryStock(products: readonly Product[], now: Date): readonly Product[] {
  const dearer = new Map(
    STORIES.flatMap((story) => story.orders)
      .filter((order) => order.dearerBy !== undefined)
      .flatMap((order) => order.skus.map((sku) => [sku, order.dearerBy ?? 0] as const)),
  );
  const day = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
  return products.map((product) => {
    const more = dearer.get(product.sku);
    if (more === undefined) return product;
    const variants = product.variants.map((variant) => ({
      ...variant,
      stock: Math.max(variant.stock, 5),
      restockOn: null,
      priceHistory: [
        { since: day(3), price: variant.price },
        { since: day(120), price: variant.price + more },
      ],
    }));
    return { ...product, variants };
  });
}
