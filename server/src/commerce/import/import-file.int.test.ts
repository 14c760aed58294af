import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findShop, migrations as identityMigrations } from "../../identity/index.ts";
import { createOrganization, createShop, type TestShop } from "../../identity/testing.ts";
import { TestClock } from "../../platform/clock.ts";
import { asOwner, createTestDatabase, type TestDatabase } from "../../platform/database/testing.ts";
import { newId } from "../../platform/ids.ts";
import { openBuiltInStore } from "../built-in-store.ts";
import { migrations } from "../migrations/index.ts";
import type { ShopGateway } from "../shop-gateway.ts";
import type { ImportKind } from "./import-kinds.ts";
import { importFile } from "./import-file.ts";
import type { ImportOutcome } from "./import-order.ts";
import { TINY_TAU2 } from "./tiny-tau2.ts";

const EXAMPLES = new URL("../../../../docs/examples/", import.meta.url);
const TAU2 = new URL("../../../../../shared/data/tau2-retail/db.json", import.meta.url);
const clock = new TestClock("2026-11-22T10:00:00Z");
const NONE = { created: 0, changed: 0, unchanged: 0 };

let test: TestDatabase;
let shop: TestShop;
let gateway: ShopGateway;

beforeAll(async () => {
  test = await createTestDatabase([...identityMigrations, ...migrations]);
});
afterAll(() => test.drop());
beforeEach(async () => {
  shop = await createShop(test.database, await createOrganization(test.database));
  gateway = openBuiltInStore(test.database)(shop);
});

const bring = (kind: ImportKind, content: string | Uint8Array): Promise<ImportOutcome> =>
  importFile(
    { database: test.database, clock, newId },
    {
      kind,
      shopSlug: shop.slug,
      bytes: typeof content === "string" ? new TextEncoder().encode(content) : content,
    },
  );
const example = (name: string): Promise<Uint8Array> => readFile(new URL(name, EXAMPLES));

async function customerId(externalId: string, issuer = `shop:${shop.slug}`): Promise<string> {
  const rows = await asOwner<{ customer_id: string }>(
    test.url,
    `select customer_id from customer_identity where external_id = '${externalId}' and issuer = '${issuer}'
     and organization_id = '${shop.organizationId}'`,
  );
  return rows[0]?.customer_id ?? "";
}

describe("the examples of docs/import.md", () => {
  it("come in as CSV, and again change nothing", async () => {
    const files = ["customers", "products", "orders"] as const;
    for (const kind of files) expect(await bring(kind, await example(`${kind}.csv`))).toMatchObject({ ok: true });
    for (const kind of files) {
      const again = await bring(kind, await example(`${kind}.csv`));
      expect(again).toMatchObject({
        ok: true,
        products: { created: 0, changed: 0 },
        orders: { created: 0, changed: 0 },
      });
    }
    const product = await gateway.product("LT001");
    expect(product?.variants.map(({ sku, price, stock, restockOn }) => [sku, price, stock, restockOn])).toEqual([
      ["LT001-BL-M", 19900, 12, null],
      ["LT001-BL-L", 19900, 0, "2026-12-05"],
      ["LT001-WH-M", 19900, 30, null],
    ]);
    expect(product?.attributes.map(({ key }) => key)).toEqual(["material", "origin", "thickness"]);
    expect(product?.variants[0]?.options.map(({ key }) => key)).toEqual(["colour", "size"]);
    const orders = await gateway.orders(await customerId("u1001"));
    expect(orders).toHaveLength(1);
    expect(orders[0]).toMatchObject({
      number: "20261118001",
      state: "shipped",
      total: 19900 - 2000 + 2 * 12900 + 1000,
      times: { placed: new Date("2026-11-18T02:21:00Z") },
      payments: [{ method: "alipay", amount: 44700 }],
      shipments: [{ trackingNumber: "75800000000001" }],
    });
    expect(orders[0]?.lines.map((line) => line.title.zh)).toEqual(["亚麻衬衫", "保温杯 500ml"]);
  });

  it("come in as JSON, and a change in the file is one change here", async () => {
    const products = new TextDecoder().decode(await example("products.json"));
    expect(await bring("products", products)).toMatchObject({ products: { created: 2, changed: 0, unchanged: 0 } });
    expect(await bring("orders", await example("orders.json"))).toMatchObject({
      orders: { created: 1 },
      customers: { created: 1 },
    });
    const before = (await gateway.shopFacts()).version;
    const dearer = products.replace('"price": 89', '"price": 99');
    expect(await bring("products", dearer)).toMatchObject({ products: { created: 0, changed: 1, unchanged: 1 } });
    expect((await gateway.shopFacts()).version).not.toBe(before);
    expect((await gateway.product("TEE01"))?.variants[0]?.price).toBe(9900);
    const [order] = await gateway.orders(await customerId("u1001"));
    expect(order?.shipments[0]?.events.map((event) => event.status)).toEqual(["delivered", "collected"]);
  });
});

it("after many orders the planner knows how many there are", async () => {
  await bring("products", "sku,title,price,stock\nMUG,杯子,5,1");
  const rows = Array.from({ length: 500 }, (_, index) => `MANY${index},u${index % 50},paid,MUG,1,5`);
  const brought = await bring("orders", ["number,customer,state,sku,quantity,unit_price", ...rows].join("\n"));
  expect(brought).toMatchObject({ orders: { created: 500 } });
  const known = await asOwner<{ rows: number }>(
    test.url,
    "select reltuples as rows from pg_class where relname = 'shop_order_line'",
  );
  expect(Number(known[0]?.rows)).toBeGreaterThanOrEqual(500);
});

it("many orders come in while somebody else is at their tables", async () => {
  await bring("products", "sku,title,price,stock\nMUG,杯子,5,1");
  const rows = Array.from({ length: 500 }, (_, index) => `BUSY${index},b${index % 50},paid,MUG,1,5`);
  const other = new Client({ connectionString: test.url });
  await other.connect();
  try {
    await other.query("begin; lock table shop_order in share update exclusive mode");
    const brought = await bring("orders", ["number,customer,state,sku,quantity,unit_price", ...rows].join("\n"));
    expect(brought).toMatchObject({ ok: true, orders: { created: 500 } });
  } finally {
    await other.end();
  }
});

describe("a broken file", () => {
  it("is refused whole, and says where", async () => {
    await bring("products", await example("products.csv"));
    const rows = ["sku,title,price,stock", "A,甲,10,1", "B,乙,-3,1", "C,丙,abc,1", "A,甲,10,x"];
    const outcome = await bring("products", rows.join("\n"));
    expect(outcome).toMatchObject({ ok: false, code: "import_refused" });
    const at = outcome.ok || outcome.code !== "import_refused" ? [] : outcome.problems.map((problem) => problem.at);
    expect(at.join("\n")).toContain("line 5, stock");
    expect(await gateway.product("B")).toBeNull();
  });

  it("with an unknown article leaves orders and their customers out", async () => {
    const outcome = await bring("orders", "number,customer,state,sku,quantity,unit_price\n1,u9,paid,NOPE,1,5");
    expect(outcome).toMatchObject({ ok: false, problems: [{ code: "unknown_sku", at: "line 2, sku" }] });
    expect(await customerId("u9")).toBe("");
  });

  it("for a shop that is not there says so", async () => {
    const context = { database: test.database, clock, newId };
    const given = { kind: "products", shopSlug: "nobody", bytes: new Uint8Array() } as const;
    expect(await importFile(context, given)).toEqual({ ok: false, code: "shop_unknown" });
  });
});

describe("hostile values", () => {
  it("keeps a formula as the text that it is", async () => {
    expect(await bring("products", 'sku,title,price,stock\nF1,"=HYPERLINK(""http://x"")",1,1')).toMatchObject({
      ok: true,
    });
    expect((await gateway.product("F1"))?.title).toEqual({ zh: '=HYPERLINK("http://x")' });
  });

  it.each([
    ["1e308", "value_invalid"],
    ["-1", "number_out_of_range"],
    ["99999999999", "number_out_of_range"],
    ["=1+1", "value_invalid"],
  ])("refuses the price %s with its line", async (price, code) => {
    expect(await bring("products", `sku,title,price,stock\nF1,x,1,1\nF2,x,${price},1`)).toMatchObject({
      ok: false,
      problems: [{ code, at: "line 3, price" }],
    });
    expect(await gateway.product("F1")).toBeNull();
  });

  it("reads what Chinese Excel saves as GBK, and says so", async () => {
    const title = [0xd1, 0xc7, 0xc2, 0xe9, 0xb3, 0xc4, 0xc9, 0xc0];
    const ascii = (text: string): number[] => [...new TextEncoder().encode(text)];
    const file = new Uint8Array([...ascii("sku,title,price,stock\r\nF1,"), ...title, ...ascii(",1,1\r\n")]);
    expect(await bring("products", file)).toMatchObject({ ok: true, encoding: "gb18030" });
    expect((await gateway.product("F1"))?.title).toEqual({ zh: "亚麻衬衫" });
  });

  it("takes names that mean something to JavaScript", async () => {
    const product = `[{"sku":"__proto__","title":"x","attributes":{"__proto__":"y","constructor":"z"},"variants":[{"sku":"v","price":1,"stock":1,"options":{"__proto__":"o"}}]}]`;
    expect(await bring("products", product)).toMatchObject({ ok: true, products: { created: 1 } });
    expect((await gateway.product("__proto__"))?.attributes.map(({ key }) => key)).toEqual([
      "__proto__",
      "constructor",
    ]);
  });
});

describe("tau2", () => {
  it("brings a small file of that shape", async () => {
    expect(await bring("tau2-retail", TINY_TAU2)).toEqual({
      ok: true,
      customers: { created: 2, changed: 0, unchanged: 0 },
      products: { created: 1, changed: 0, unchanged: 0 },
      orders: { created: 2, changed: 0, unchanged: 0 },
    });
    const mei = await customerId("mei_kovacs_1", "tau2");
    const found = await gateway.order(mei, "w1000001");
    expect(found).toMatchObject({
      ok: true,
      order: { number: "#W1000001", state: "delivered", total: 4784, currency: "USD" },
    });
    expect(await gateway.order(mei, "#W1000002")).toEqual({ ok: false, code: "not_found" });
    expect(await gateway.order(mei, "#W7777777")).toEqual({ ok: false, code: "not_found" });
    expect(await bring("tau2-retail", TINY_TAU2)).toMatchObject({ orders: { ...NONE, unchanged: 2 } });
  });

  it.runIf(existsSync(TAU2))("brings the public file, twice with one effect", async () => {
    const bytes = await readFile(TAU2);
    expect(await bring("tau2-retail", bytes)).toMatchObject({
      customers: { created: 500 },
      products: { created: 50 },
      orders: { created: 1000 },
    });
    expect(await bring("tau2-retail", bytes)).toMatchObject({
      customers: { ...NONE, unchanged: 500 },
      products: { ...NONE, unchanged: 50 },
      orders: { ...NONE, unchanged: 1000 },
    });
    const yusuf = await customerId("yusuf_rossi_9620", "tau2");
    const found = await gateway.order(yusuf, "#W2378156");
    expect(found).toMatchObject({ ok: true, order: { state: "delivered", total: 181992 } });
    expect((await findShop(test, shop.slug))?.id).toBe(shop.shopId);
  });
});
