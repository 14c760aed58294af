import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { createOrganization, createShop } from "../../identity/testing.ts";
import { migrations as identityMigrations } from "../../identity/index.ts";
import { TestClock } from "../../platform/clock.ts";
import { withScope } from "../../platform/database/index.ts";
import { asOwner, createTestDatabase, type TestDatabase } from "../../platform/database/testing.ts";
import { openBuiltInStore } from "../built-in-store.ts";
import { migrations } from "../migrations/index.ts";
import { demoCast } from "./cast.ts";
import { DEMO_SEED, generate } from "./generate.ts";
import { installDemo, refreshDemo } from "./install-demo.ts";

let test: TestDatabase;
const clock = new TestClock("2026-11-22T10:00:00Z");
beforeAll(async () => {
  test = await createTestDatabase([...identityMigrations, ...migrations]);
});
afterAll(() => test.drop());

const counts = () =>
  asOwner<{ kind: string; count: string }>(
    test.url,
    `select 'orders' as kind, count(*) from shop_order union all select 'lines', count(*) from shop_order_line
     union all select 'events', count(*) from shipment_event union all select 'customers', count(*) from customer
     union all select 'variants', count(*) from product_variant union all select 'people', count(*) from person
     union all select 'remedies', count(*) from remedy union all select 'holdings', count(*) from coupon_holding
     order by 1`,
  );

describe("the demo in a database", () => {
  it("is installed once, and again changes nothing", async () => {
    const first = await installDemo({ database: test.database, clock });
    expect(first).toMatchObject({ ok: true, installed: true });
    const before = await counts();
    expect(await installDemo({ database: test.database, clock })).toMatchObject({ ok: true, installed: false });
    expect(await counts()).toEqual(before);
  });

  it("gives back through the gateway exactly what was generated", async () => {
    const { demo } = await installed();
    const openShop = openBuiltInStore(test.database);
    for (const shop of demo.shops) {
      const gateway = openShop({ organizationId: demo.id, shopId: shop.id });
      const facts = await gateway.shopFacts();
      expect(facts.products).toEqual(shop.products);
      expect(facts.rules).toEqual(shop.rules);
      expect(facts.shop.slug).toBe(shop.slug);
      for (const order of shop.orders.slice(0, 20)) {
        const found = await gateway.order(order.customerId, order.number);
        expect(found).toEqual({ ok: true, order });
      }
    }
  });

  it("grows young again without new rows, with the same orders at later times", async () => {
    const before = await counts();
    const { demo: old } = await installed();
    clock.advance(9 * 86_400_000);
    expect(await refreshDemo({ database: test.database, clock })).toMatchObject({ ok: true });
    const renewed = { demo: generate(DEMO_SEED, clock.now()) };
    const kept = (await counts()).filter(
      (row) => row.kind !== "events" && row.kind !== "remedies" && row.kind !== "holdings",
    );
    expect(before).toEqual(expect.arrayContaining(kept));
    const ids = (shops: typeof old.shops) =>
      shops.flatMap((shop) => shop.orders.map((order) => [order.id, order.number]));
    expect(ids(renewed.demo.shops)).toEqual(ids(old.shops));
    const [shop] = renewed.demo.shops;
    const [order] = shop?.orders ?? [];
    if (!shop || !order) throw new Error("no order");
    const gateway = openBuiltInStore(test.database)({ organizationId: renewed.demo.id, shopId: shop.id });
    expect(await gateway.orderOfShop(order.number)).toEqual({ ok: true, order });
  });

  it("leaves other organizations alone, and refuses where one of them has a slug of it", async () => {
    await using other = await createTestDatabase([...identityMigrations, ...migrations]);
    const stranger = await createOrganization(other.database);
    const shop = await createShop(other.database, stranger, { slug: "yunshang" });
    expect(await installDemo({ database: other.database, clock })).toEqual({
      ok: false,
      code: "slug_taken",
      slug: "yunshang",
    });
    const scope = { organizationId: stranger.organizationId, shops: "*" } as const;
    const seen = await withScope(
      other.database,
      scope,
      async (trx) => (await sql`select id from shop`.execute(trx)).rows,
    );
    expect(seen).toEqual([{ id: shop.shopId }]);
  });

  it("has every customer of the cast, with at least two orders each", async () => {
    const { demo } = await installed();
    for (const member of demoCast()) {
      const shop = demo.shops.find((one) => one.slug === member.shopSlug);
      const gateway = openBuiltInStore(test.database)({ organizationId: demo.id, shopId: shop?.id ?? "" });
      const orders = await gateway.orders(member.id);
      expect(orders.length, member.externalId).toBeGreaterThanOrEqual(2);
    }
  });
});

async function installed() {
  const result = await installDemo({ database: test.database, clock });
  if (!result.ok) throw new Error(result.code);
  return { demo: generate(DEMO_SEED, clock.now()) };
}
