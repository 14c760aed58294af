import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrations as identityMigrations } from "../identity/index.ts";
import {
  type ActorHeaders,
  createCustomer,
  createOrganization,
  createPerson,
  createShop,
  createTestApp,
  createTestIdentity,
  headersOfCustomer,
  headersOfPerson,
  type TestShop,
} from "../identity/testing.ts";
import { withScope } from "../platform/database/index.ts";
import { createTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
import type { HttpApp } from "../platform/http/index.ts";
import { openBuiltInStore } from "./built-in-store.ts";
import { storedOf } from "./core/stored.ts";
import { DEMO_SEED, generate } from "./demo/generate.ts";
import { migrations } from "./migrations/index.ts";
import { addCommerceRoutes } from "./routes.ts";
import { writeOrders } from "./store/write-orders.ts";
import { writeProducts } from "./store/write-products.ts";

let test: TestDatabase;
let app: HttpApp;
let shop: TestShop;
let customerId: string;
const actors: Record<string, ActorHeaders> = { nobody: {} };

/** Real orders with parcels and remedies: the demo's, under a customer and shop of this test. */
const [clothes] = generate(DEMO_SEED, new Date("2026-03-02T09:00:00Z")).shops;
const samples = (clothes?.orders ?? [])
  .filter((order) => order.remedies.length > 0 || order.kind === "virtual")
  .slice(0, 6);

beforeAll(async () => {
  test = await createTestDatabase([...identityMigrations, ...migrations]);
  const { database } = test;
  const identity = createTestIdentity(database);
  const organization = await createOrganization(database);
  shop = await createShop(database, organization);
  const sibling = await createShop(database, organization);
  customerId = (await createCustomer(database, organization)).customerId;
  await withScope(database, { organizationId: shop.organizationId, shops: [shop.shopId] }, async (trx) => {
    await writeProducts(trx, shop, clothes?.products.slice(0, 10) ?? []);
    await writeOrders(
      trx,
      shop,
      samples.map((order) => ({ ...order, customerId })),
      new Date("2026-11-22T10:00:00Z"),
    );
  });
  const openShop = openBuiltInStore(database);
  app = await createTestApp(identity, (routes) => addCommerceRoutes(routes, { openShop, identity }));
  const person = async (roles: Parameters<typeof createPerson>[2]) =>
    headersOfPerson(identity, await createPerson(database, organization, roles));
  actors["agent"] = await person({ roles: [["agent", shop.shopId]] });
  actors["sibling"] = await person({ roles: [["agent", sibling.shopId]] });
  const foreign = await createOrganization(database);
  actors["foreign"] = await headersOfPerson(
    identity,
    await createPerson(database, foreign, { roles: [["admin", null]] }),
  );
  actors["customer"] = await headersOfCustomer(identity, shop);
});
afterAll(async () => {
  await app.close();
  await test.drop();
});

const get = (actor: string, path: string) =>
  app.inject({ method: "GET", url: `/api/v1/shops/${shop.shopId}${path}`, headers: actors[actor] ?? {} });

describe("orders beside a conversation", () => {
  it("arrive whole, newest first", async () => {
    const reply = await get("agent", `/customers/${customerId}/orders`);
    expect(reply.statusCode).toBe(200);
    const { orders } = reply.json<{ orders: { number: string; lines: { title: unknown }[] }[] }>();
    const newest = [...samples].sort((a, b) => (b.times.placed?.getTime() ?? 0) - (a.times.placed?.getTime() ?? 0));
    expect(orders.map(({ number }) => number)).toEqual(newest.map(({ number }) => number));
    const [first] = newest;
    expect(orders[0]).toMatchObject(
      storedOf({
        number: first?.number,
        state: first?.state,
        lines: first?.lines,
        remedies: first?.remedies,
        times: first?.times,
      }),
    );
  });

  it("are found by number, with or without decoration", async () => {
    const [one] = samples;
    const reply = await get("agent", `/orders/${encodeURIComponent(`#${one?.number ?? ""}`)}`);
    expect(reply.json<{ order: { id: string } }>().order.id).toBe(one?.id);
    expect((await get("agent", "/orders/0000")).statusCode).toBe(404);
  });
});

describe("products", () => {
  it("are listed or searched", async () => {
    const all = (await get("agent", "/products")).json<{ products: unknown[] }>();
    expect(all.products).toHaveLength(10);
    const found = (await get("agent", `/products?query=${encodeURIComponent("真丝吊带")}`)).json<{
      products: { sku: string }[];
    }>();
    expect(found.products[0]?.sku).toBe("YS1002");
  });
});

describe("facts", () => {
  it("are put into words by their ids; one without words is left out", async () => {
    const ids = ["product:YS1002#material", "order:1#state", "nonsense", "order:1#state"];
    const reply = await get("agent", `/facts?${ids.map((id) => `id=${encodeURIComponent(id)}`).join("&")}`);
    const { facts } = reply.json<{ facts: { id: string; subject: { zh: string }; name: { zh: string } }[] }>();
    expect(facts.map(({ id, name }) => [id, name.zh])).toEqual([
      ["product:YS1002#material", "面料"],
      ["order:1#state", "订单状态"],
    ]);
    expect(facts[0]?.subject.zh).toContain("真丝");
    expect((await get("agent", "/facts?id=nonsense")).json()).toEqual({ facts: [] });
  });
});

describe("everybody else", () => {
  it.each([
    ["nobody", 401],
    ["customer", 403],
    ["sibling", 403],
    ["foreign", 404],
  ])("%s is turned away with %d", async (actor, status) => {
    for (const path of [
      `/customers/${customerId}/orders`,
      `/orders/${samples[0]?.number ?? ""}`,
      "/products",
      "/facts?id=x",
    ]) {
      const reply = await get(actor, path);
      expect(reply.statusCode, path).toBe(status);
    }
  });
});
