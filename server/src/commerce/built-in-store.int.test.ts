import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrations as identityMigrations } from "../identity/index.ts";
import { createCustomer, createOrganization, createShop } from "../identity/testing.ts";
import { withScope, type Transaction } from "../platform/database/index.ts";
import { asOwner, createTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
import { type RawBuilder, sql } from "kysely";
import { openBuiltInStore } from "./built-in-store.ts";
import { EMPTY_RULES } from "./core/empty-rules.ts";
import { RECENT_ORDERS } from "./core/facts.ts";
import { migrations } from "./migrations/index.ts";
import type { OpenShop, ShopAddress } from "./shop-gateway.ts";
import { ordersOfCustomer, orderByNumber } from "./store/order-sql.ts";
import { writeCouponHoldings, writeCoupons } from "./store/write-offers.ts";
import { writeOrders } from "./store/write-orders.ts";
import { writeProducts } from "./store/write-products.ts";
import { writeReturnAddresses, writeRules } from "./store/write-rules.ts";
import { stableId } from "./store/stable-id.ts";
import { turnRows } from "./store/turn-contexts.ts";
import { orderOf, productOf, variantOf } from "./testing.ts";

const now = new Date("2026-11-22T10:00:00Z");
let test: TestDatabase;
let open: OpenShop;
let here: ShopAddress;
let sibling: ShopAddress;
let foreign: ShopAddress;
let mei: string;
let juan: string;
let lin: string;

const inShop = <T>(address: ShopAddress, work: (trx: Transaction) => Promise<T>): Promise<T> =>
  withScope(test.database, { organizationId: address.organizationId, shops: [address.shopId] }, work);

beforeAll(async () => {
  test = await createTestDatabase([...identityMigrations, ...migrations]);
  open = openBuiltInStore(test.database);
  const organization = await createOrganization(test.database);
  here = await createShop(test.database, organization);
  sibling = await createShop(test.database, organization);
  foreign = await createShop(test.database, await createOrganization(test.database));
  mei = (await createCustomer(test.database, organization)).customerId;
  juan = (await createCustomer(test.database, organization)).customerId;
  lin = (await createCustomer(test.database, organization)).customerId;
  await inShop(here, async (trx) => {
    const order = (number: string, customerId: string) => ({
      ...orderOf({ number, customerId }),
      id: stableId(here.shopId, "order", number),
      lines: [],
    });
    await writeOrders(trx, here, [order("#W1", mei), order("W2", juan), order("W3", mei)], now);
    await writeProducts(trx, here, [
      productOf({
        sku: "A",
        id: stableId(here.shopId, "A"),
        variants: [variantOf("A-1", { id: stableId(here.shopId, "A-1") })],
      }),
    ]);
  });
});
afterAll(() => test.drop());

describe("an order", () => {
  it("is found by its owner however he writes the number", async () => {
    for (const written of ["#W1", "w1", " ＃Ｗ１ "]) {
      expect(await open(here).order(mei, written)).toMatchObject({ ok: true, order: { number: "#W1" } });
    }
  });

  it("of somebody else looks exactly like one that does not exist", async () => {
    const nothing = { ok: false, code: "not_found" };
    expect(await open(here).order(mei, "W2")).toEqual(nothing);
    expect(await open(here).order(mei, "W9")).toEqual(nothing);
    expect(await open(here).order(mei, "")).toEqual(nothing);
  });

  it("is not to be seen from a sibling shop or a foreign organization", async () => {
    for (const elsewhere of [sibling, foreign, { ...foreign, shopId: here.shopId }]) {
      expect(await open(elsewhere).orderOfShop("W1")).toEqual({ ok: false, code: "not_found" });
      expect(await open(elsewhere).orders(mei)).toEqual([]);
    }
  });

  it("cannot be written into a shop that the scope does not see", async () => {
    const stray = { ...orderOf({ number: "X1", customerId: mei }), id: stableId(here.shopId, "X1"), lines: [] };
    await expect(inShop(sibling, (trx) => writeOrders(trx, here, [stray], now))).rejects.toThrow(/row-level security/);
    await expect(inShop(foreign, (trx) => writeOrders(trx, here, [stray], now))).rejects.toThrow(/row-level security/);
  });

  it("cannot belong to a customer of another organization", async () => {
    const stray = { ...orderOf({ number: "X2", customerId: mei }), id: stableId(foreign.shopId, "X2"), lines: [] };
    await expect(inShop(foreign, (trx) => writeOrders(trx, foreign, [stray], now))).rejects.toThrow(/foreign key/);
  });
});

describe("turns read together", () => {
  const wanted = (customerId: string, numbers: readonly string[] = []) => ({
    customerId,
    at: now,
    orders: true,
    numbers,
    returnAddresses: true,
  });
  const numbersOf = ({ orders }: { readonly orders: readonly { readonly number: string }[] }) =>
    orders.map(({ number }) => number).toSorted();

  it("get each customer's own orders in the shop that was asked for, whatever numbers he names", async () => {
    const [own, others, elsewhere, unknown] = await Promise.all([
      open(here).turnContext(wanted(mei, ["W2", "w3"])),
      open(here).turnContext(wanted(juan, ["W1"])),
      open(sibling).turnContext(wanted(mei, ["W1"])),
      open(here).turnContext({ ...wanted(mei, ["W1"]), orders: false }),
    ]);
    expect(numbersOf(own)).toEqual(["#W1", "W3"]);
    expect(numbersOf(others)).toEqual(["W2"]);
    expect(numbersOf(elsewhere)).toEqual([]);
    expect(numbersOf(unknown)).toEqual([]);
    expect([...own.returnAddresses.keys()].toSorted()).toEqual(own.orders.map(({ id }) => id).toSorted());
    expect(own.shop).toEqual(await open(here).shopFacts());
  });

  it("fail alone where the shop is another organization's", async () => {
    const strange = open({ organizationId: here.organizationId, shopId: foreign.shopId });
    const [stranger, neighbour] = await Promise.allSettled([
      strange.turnContext(wanted(mei)),
      open(here).turnContext(wanted(mei)),
    ]);
    expect(stranger).toMatchObject({ status: "rejected" });
    expect(neighbour).toMatchObject({ status: "fulfilled" });
    await expect(open({ ...foreign, shopId: here.shopId }).turnContext(wanted(mei))).rejects.toThrow(/not to be seen/);
  });

  it("find an order that is not among the newest by its number, after them", async () => {
    const many = Array.from({ length: RECENT_ORDERS + 2 }, (_, index) => ({
      ...orderOf({ number: `M${index}`, customerId: lin }),
      id: stableId(here.shopId, "order", `M${index}`),
      times: { ...orderOf({}).times, placed: new Date(now.getTime() - index * 60_000) },
      lines: [],
    }));
    await inShop(here, (trx) => writeOrders(trx, here, many, now));
    const { orders } = await open(here).turnContext(wanted(lin, ["m21"]));
    expect(orders.map(({ number }) => number)).toEqual(
      [...many.slice(0, RECENT_ORDERS), many[21]].map((one) => one?.number),
    );
  });
});

describe("rows without the gateway", () => {
  it("of every table of this room are hidden without a scope and from other organizations", async () => {
    const tables = await asOwner<{ name: string }>(
      test.url,
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'shop_id'
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
    );
    expect(tables.length).toBeGreaterThanOrEqual(14);
    for (const { name } of tables) {
      const seen = await inShop(
        foreign,
        async (trx) => (await sql`select 1 from ${sql.table(name)} where shop_id = ${here.shopId}`.execute(trx)).rows,
      );
      expect(seen, name).toEqual([]);
    }
  });
});

describe("products", () => {
  it("change the version, and stay what they are when nothing changed", async () => {
    const before = await open(here).shopFacts();
    expect(before.products.map(({ sku }) => sku)).toEqual(["A"]);
    const dearer = productOf({
      sku: "A",
      id: stableId(here.shopId, "A"),
      variants: [variantOf("A-1", { id: stableId(here.shopId, "A-1"), price: 2000 })],
    });
    expect(await inShop(here, (trx) => writeProducts(trx, here, [dearer]))).toEqual({
      created: 0,
      changed: 1,
      unchanged: 0,
    });
    const after = await open(here).shopFacts();
    expect(after.version).not.toBe(before.version);
    expect(after.products[0]?.variants[0]?.price).toBe(2000);
    expect(await inShop(here, (trx) => writeProducts(trx, here, [dearer]))).toEqual({
      created: 0,
      changed: 0,
      unchanged: 1,
    });
    expect((await open(here).shopFacts()).version).toBe(after.version);
  });

  it("taken off the shelf are known, not listed and not found", async () => {
    const old = productOf({
      sku: "OLD",
      id: stableId(here.shopId, "OLD"),
      title: { zh: "绝版裙子" },
      listed: false,
      variants: [variantOf("OLD-1", { id: stableId(here.shopId, "OLD-1") })],
    });
    await inShop(here, (trx) => writeProducts(trx, here, [old]));
    expect(await open(here).product("OLD")).toMatchObject({ listed: false });
    expect((await open(here).products({})).map(({ sku }) => sku)).not.toContain("OLD");
    expect(await open(here).searchProducts("绝版裙子")).toEqual([]);
  });

  it("of a shop without any are none, and its rules are unknown", async () => {
    const facts = await open(sibling).shopFacts();
    expect(facts.products).toEqual([]);
    expect(facts.rules).toEqual(EMPTY_RULES);
    await expect(open({ ...foreign, shopId: here.shopId }).shopFacts()).rejects.toThrow();
  });
});

describe("where a return goes", () => {
  it("is the order's own address, else its warehouse's, else the shop's", async () => {
    const address = {
      recipient: "",
      phone: "",
      country: "",
      region: "",
      city: "",
      district: "",
      line: "",
      postcode: "",
    };
    const orderId = stableId(here.shopId, "order", "W3");
    const write = (of: "order" | "warehouse" | "shop", belongsTo: string) =>
      inShop(here, (trx) =>
        writeReturnAddresses(trx, here, [
          { id: stableId(here.shopId, "return", of), of, belongsTo, address: { ...address, line: of }, note: null },
        ]),
      );
    const placed = { ...orderOf({ number: "W3", customerId: mei }), id: orderId, lines: [], warehouse: "hz" };
    await inShop(here, (trx) => writeOrders(trx, here, [placed], now));
    expect(await open(here).returnAddress(orderId)).toBeNull();
    for (const [of, belongsTo] of [
      ["shop", ""],
      ["warehouse", "hz"],
      ["order", orderId],
    ] as const) {
      await write(of, belongsTo);
      expect(await open(here).returnAddress(orderId)).toMatchObject({ of, address: { line: of } });
    }
    expect(await open(here).returnAddress("nonsense")).toBeNull();
  });
});

describe("coupons", () => {
  it("are claimable, held, used or expired, and never what nobody can have any more", async () => {
    const coupon = (code: string, from: string, to: string) => ({
      id: stableId(here.shopId, "coupon", code),
      code,
      name: { zh: code },
      off: { kind: "amount", amount: 500 } as const,
      threshold: 0,
      startsAt: new Date(from),
      endsAt: new Date(to),
      scope: {},
      productSkus: [],
      stackable: false,
      howToGet: {},
    });
    const running = ["FREE", "HELD", "USED"].map((code) => coupon(code, "2026-11-01", "2026-12-01"));
    const over = ["GONE", "LATE"].map((code) => coupon(code, "2026-10-01", "2026-11-01"));
    const claimedAt = new Date("2026-10-15");
    const holding = (code: string, usedOnOrder: string | null) => {
      const usedAt = usedOnOrder === null ? null : now;
      return { couponId: stableId(here.shopId, "coupon", code), customerId: mei, claimedAt, usedAt, usedOnOrder };
    };
    await inShop(here, async (trx) => {
      await writeCoupons(trx, here, [...running, ...over]);
      await writeCouponHoldings(trx, here, [holding("HELD", null), holding("USED", "#W1"), holding("LATE", null)]);
    });
    const standing = (await open(here).coupons(mei, now)).map((one) => [
      one.coupon.code,
      one.standing,
      one.usedOnOrder,
    ]);
    expect(standing.sort()).toEqual([
      ["FREE", "claimable", null],
      ["HELD", "held", null],
      ["LATE", "expired", null],
      ["USED", "used", "#W1"],
    ]);
    expect((await open(here).coupons(juan, now)).map((one) => one.standing)).toEqual([
      "claimable",
      "claimable",
      "claimable",
    ]);
  });
});

describe("rules", () => {
  it("raise the version only when they change", async () => {
    const rules = { ...EMPTY_RULES, guarantee: { zh: "假一赔四" } };
    await inShop(here, (trx) => writeRules(trx, here, rules));
    const { version } = await open(here).shopFacts();
    await inShop(here, (trx) => writeRules(trx, here, rules));
    const again = await open(here).shopFacts();
    expect(again.version).toBe(version);
    expect(again.rules).toEqual(rules);
  });
});

describe("at a hundred thousand orders", () => {
  it("looks up by customer and by number through an index, as the application", async () => {
    const table = `organization_id, shop_id, id, customer_id, number, number_key, kind, state, currency, total, placed_at`;
    await asOwner(
      test.url,
      `insert into shop_order (${table})
       select '${sibling.organizationId}', '${sibling.shopId}', gen_random_uuid(), '${juan}', 'B' || n, 'B' || n,
         'physical', 'paid', 'CNY', 1, now() - n * interval '1 minute' from generate_series(1, 100000) n;
       analyze shop_order`,
    );
    const wanted = { customerId: mei, at: now, orders: true, numbers: ["W1"], returnAddresses: false };
    const plans = await inShop(here, async (trx) => {
      const explain = async (query: RawBuilder<unknown>): Promise<string> => {
        const { rows } = await sql<{ "QUERY PLAN": string }>`explain ${query}`.execute(trx);
        return rows.map((row) => row["QUERY PLAN"]).join("\n");
      };
      return [
        await explain(ordersOfCustomer(here.shopId, mei, { limit: 21, offset: 0 })),
        await explain(orderByNumber(here.shopId, "W1")),
        await explain(orderByNumber(here.shopId, "W1", mei)),
        await explain(turnRows([{ shopId: here.shopId, wanted }])),
      ];
    });
    for (const plan of plans) {
      expect(plan).toMatch(/Index (Only )?Scan|Bitmap Index Scan/);
      expect(plan).not.toMatch(/Seq Scan on shop_order o/);
    }
  });
});
