import { DEMO_PASSWORD, findShop, hashPassword, putCustomers, putDemo } from "../../identity/index.ts";
import type { Clock } from "../../platform/clock.ts";
import { withScope, type Database, type Transaction } from "../../platform/database/index.ts";
import { newId } from "../../platform/ids.ts";
import { writeCouponHoldings, writeCoupons, writePromotions } from "../store/write-offers.ts";
import { writeOnFile } from "../store/write-on-file.ts";
import { writeOrders } from "../store/write-orders.ts";
import { writeProducts } from "../store/write-products.ts";
import { writeReturnAddresses, writeRules } from "../store/write-rules.ts";
import type { DemoOrganization, DemoShop } from "./demo-organization.ts";
import { DEMO_SEED, demoOrganizationId, generate } from "./generate.ts";

/** Where and when the demo is installed. */
export interface InstallOptions {
  readonly database: Database;
  readonly clock: Clock;
  /** `DEMO_SEED` unless told. Another seed is another organization, but its shops' slugs are the same. */
  readonly seed?: number;
}

/** What was done; refused when somebody else's shop has the slug of a demo shop. */
export type DemoInstalled =
  | { readonly ok: true; readonly installed: boolean; readonly organizationId: string }
  | { readonly ok: false; readonly code: "slug_taken"; readonly slug: string };

/** Installs the demo organization where it is missing; touches nothing when it is there. */
export async function installDemo(options: InstallOptions): Promise<DemoInstalled> {
  const organizationId = demoOrganizationId(options.seed ?? DEMO_SEED);
  const scope = { organizationId, shops: "*" } as const;
  const there = await withScope(options.database, scope, (trx) => isThere(trx, organizationId));
  return there ? { ok: true, installed: false, organizationId } : refreshDemo(options);
}

/**
 * Makes the demo young again: the same people, customers, products and orders, as they would stand today. Other
 * organizations are never touched, and whoever refers to a customer or an order of the demo still finds him or it.
 */
export async function refreshDemo({ database, clock, seed = DEMO_SEED }: InstallOptions): Promise<DemoInstalled> {
  const demo = generate(seed, clock.now());
  const strangers = await Promise.all(demo.shops.map((shop) => isStrangers(database, shop, demo.id)));
  const taken = demo.shops.find((_, index) => strangers[index]);
  if (taken !== undefined) return { ok: false, code: "slug_taken", slug: taken.slug };
  const fresh = { now: clock.now(), passwordHash: await hashPassword(DEMO_PASSWORD) };
  await withScope(database, { organizationId: demo.id, shops: "*" }, (trx) => writeDemo(trx, demo, fresh));
  return { ok: true, installed: true, organizationId: demo.id };
}

async function isStrangers(database: Database, shop: DemoShop, organizationId: string): Promise<boolean> {
  const found = await findShop({ database }, shop.slug);
  return found !== undefined && found.organizationId !== organizationId;
}

/** Everything is written in one transaction: where the organization is, the rest is. */
async function isThere(trx: Transaction, organizationId: string): Promise<boolean> {
  const row = await trx.selectFrom("organization").select("id").where("id", "=", organizationId).executeTakeFirst();
  return row !== undefined;
}

interface Fresh {
  readonly now: Date;
  readonly passwordHash: string;
}

async function writeDemo(trx: Transaction, demo: DemoOrganization, fresh: Fresh): Promise<void> {
  const shopIds = new Map(demo.shops.map((shop) => [shop.slug, shop.id]));
  const people = demo.people.map((person) => ({
    ...person,
    shopId: person.shopSlug === null ? null : (shopIds.get(person.shopSlug) ?? null),
  }));
  await putDemo(trx, { id: demo.id, name: demo.name, shops: demo.shops, people, ...fresh });
  for (const shop of demo.shops) await writeShop(trx, demo, shop, fresh.now);
}

async function writeShop(trx: Transaction, demo: DemoOrganization, shop: DemoShop, now: Date): Promise<void> {
  const address = { organizationId: demo.id, shopId: shop.id };
  const customers = demo.customers.filter((customer) => customer.shopSlug === shop.slug);
  await putCustomers(trx, { organizationId: demo.id, issuer: `shop:${shop.slug}`, now, newId }, customers);
  await writeRules(trx, address, shop.rules);
  await writeProducts(trx, address, shop.products);
  await writePromotions(trx, address, shop.promotions);
  await writeCoupons(trx, address, shop.coupons);
  await writeCouponHoldings(trx, address, shop.holdings);
  await writeOrders(trx, address, shop.orders, now);
  await writeOnFile(trx, address, shop.onFile);
  await writeReturnAddresses(trx, address, shop.returnAddresses);
}
