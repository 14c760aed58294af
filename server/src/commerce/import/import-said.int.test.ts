import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { migrations as identityMigrations } from "../../identity/index.ts";
import { createOrganization, createShop, type TestShop } from "../../identity/testing.ts";
import { TestClock } from "../../platform/clock.ts";
import { asOwner, createTestDatabase, type TestDatabase } from "../../platform/database/testing.ts";
import { newId } from "../../platform/ids.ts";
import { openBuiltInStore } from "../built-in-store.ts";
import { migrations } from "../migrations/index.ts";
import type { ShopGateway } from "../shop-gateway.ts";
import { importFile } from "./import-file.ts";
import type { ImportOutcome } from "./import-order.ts";
import type { SaidKind } from "./read-said.ts";

const EXAMPLES = new URL("../../../../docs/examples/", import.meta.url);
const clock = new TestClock("2026-11-22T10:00:00Z");

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

const bring = (kind: SaidKind, content: string | Uint8Array): Promise<ImportOutcome> =>
  importFile(
    { database: test.database, clock, newId },
    { kind, shopSlug: shop.slug, bytes: typeof content === "string" ? new TextEncoder().encode(content) : content },
  );
const example = (name: string): Promise<Uint8Array> => readFile(new URL(name, EXAMPLES));
const places = (outcome: ImportOutcome): readonly string[] =>
  !outcome.ok && outcome.code === "import_refused" ? outcome.problems.map(({ at, code }) => `${at} ${code}`) : [];

describe("the examples of docs/import.md", () => {
  it("say the rules of a shop, and again change nothing", async () => {
    const first = await gateway.shopFacts();
    expect(first.rules.dispatch).toBeNull();
    expect(await bring("rules", await example("rules.json"))).toMatchObject({ ok: true, rules: { created: 12 } });
    const { rules, version } = await gateway.shopFacts();
    expect(version).not.toBe(first.version);
    expect(rules.dispatch).toMatchObject({ hours: 24, cutoff: "16:00", workdays: [1, 2, 3, 4, 5, 6] });
    expect(rules.shippingFees).toEqual([{ to: { name: { zh: "全国" }, regions: ["*"] }, fee: 1000, freeFrom: 9900 }]);
    expect(rules.limits).toEqual({ assistant: 30_000, tier1: 100_000, tier2: 500_000, tier3: null });
    expect(rules.reviews).toBeNull();
    expect(await bring("rules", await example("rules.json"))).toMatchObject({
      rules: { created: 0, changed: 0, unchanged: 12 },
    });
    expect((await gateway.shopFacts()).version).toBe(version);
    const audit = await asOwner(test.url, `select actor, action from audit_log where target = 'shop:${shop.shopId}'`);
    expect(audit).toContainEqual({ actor: "system:import", action: "shop_rules.changed" });
  });

  it("say what is on and where returns go, and again change nothing", async () => {
    for (const kind of ["promotions", "return-addresses"] as const) {
      const count = kind === "promotions" ? 2 : 1;
      expect(await bring(kind, await example(`${kind}.csv`))).toMatchObject({ ok: true, [kind]: { created: count } });
      const { version } = await gateway.shopFacts();
      expect(await bring(kind, await example(`${kind}.csv`))).toMatchObject({
        [kind]: { created: 0, changed: 0, unchanged: count },
      });
      expect((await gateway.shopFacts()).version).toBe(version);
    }
    const [promotion] = (await gateway.shopFacts()).promotions;
    // A bare last day is meant as a whole one: it ends when the thirteenth begins in Shanghai.
    expect(promotion).toMatchObject({ code: "D12", threshold: 30_000, endsAt: new Date("2026-12-12T16:00:00Z") });
    expect((await gateway.shopFacts()).returnAddresses[0]?.address).toMatchObject({
      city: "杭州市",
      district: "余杭区",
    });
  });
});

describe("what is already said", () => {
  it("stays where a file does not name it, and goes where it says null", async () => {
    await bring("rules", await example("rules.json"));
    expect(
      await bring("rules", `{"guarantee": null, "priceProtection": {"days": 7, "text": "买贵退差"}}`),
    ).toMatchObject({
      rules: { created: 1, changed: 1, unchanged: 11 },
    });
    const rules = await gateway.shopRules();
    expect(rules).toMatchObject({ guarantee: null, priceProtection: { days: 7 }, returns: { windowDays: 7 } });
  });
});

describe("a broken file", () => {
  it.each([
    [
      `{"rules": {"dispatch": {"hours": 0, "cutoff": "25:00"}}}`,
      ["/rules/dispatch/hours shape", "/rules/dispatch/cutoff shape"],
    ],
    [`{"dispach": null}`, ["/dispach shape"]],
    [`{"dispatch": {"hours": 24, "cutoff": "16:00", "text": "a\\u0000b"}}`, ["/dispatch/text control_character"]],
    [`{"shippingFees": [{"to": {"name": "x", "regions": ["*"]}, "fee": -1}]}`, ["/shippingFees/0/fee shape"]],
    [
      `{"shippingFees": [{"to": {"name": "x", "regions": ["*"]}, "fee": 1e308}]}`,
      ["/shippingFees/0/fee number_out_of_range"],
    ],
    [
      `{"delivery": [{"warehouse": "w", "to": {"name": "x", "regions": ["*"]}, "minDays": 3, "maxDays": 1}]}`,
      ["/delivery/0/warehouse unknown_warehouse", "/delivery/0/maxDays number_out_of_range"],
    ],
    ["{}", ["/ empty"]],
    ["dispatch,24", ["line 1, column 1 json_syntax"]],
  ])("%s is refused whole", async (text, at) => {
    expect(places(await bring("rules", text))).toEqual(at);
    expect((await gateway.shopRules()).dispatch).toBeNull();
  });

  it("of promotions names line and column", async () => {
    const header = "code,name,starts_at,ends_at,amount_off,percent_off";
    const outcome = await bring(
      "promotions",
      [
        header,
        "A,x,2026-12-01,2026-12-01,10,",
        "B,x,2026-12-02,2026-12-01,10,",
        "C,x,2026-12-01,2026-12-02,10,5",
        "D,x,never,2026-12-02,10,",
      ].join("\n"),
    );
    expect(places(outcome)).toEqual([
      "line 4, percent_off shape",
      "line 4, amount_off shape",
      "line 5, starts_at shape",
    ]);
    const dates = await bring(
      "promotions",
      [header, "B,x,2026-12-02,2026-12-01,10,", "D,x,never-ever,2026-12-02,10,"].join("\n"),
    );
    expect(places(dates)).toEqual(["line 2, ends_at ends_before_start", "line 3, starts_at value_invalid"]);
    expect((await gateway.shopFacts()).promotions).toEqual([]);
  });
});
