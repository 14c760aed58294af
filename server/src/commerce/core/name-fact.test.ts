import { expect, test } from "vitest";
import { DEMO_SEED, generate } from "../demo/generate.ts";
import type { ShopFacts } from "./facts.ts";
import { nameFact } from "./name-fact.ts";
import { textIn } from "./text.ts";

const facts = factsOfClothesShop();

function factsOfClothesShop(): ShopFacts {
  const shop = generate(DEMO_SEED, new Date("2026-03-02T09:00:00Z")).shops.find(({ slug }) => slug === "yunshang");
  if (shop === undefined) throw new Error("the demo has no clothes shop");
  const { id, slug, nameZh, nameEn, language, currency, timeZone } = shop;
  const identity = { id, slug, name: { zh: nameZh, en: nameEn }, language, currency, timeZone };
  const { products, promotions, rules, returnAddresses } = shop;
  return { version: "1", shop: identity, products, promotions, rules, returnAddresses };
}

function inWords(id: string, language: "zh" | "en"): string | null {
  const named = nameFact(id, facts);
  return named && `${textIn(named.subject, language)} | ${textIn(named.name, language)}`;
}

const [product] = facts.products;
const [variant] = product?.variants ?? [];
const [courier] = facts.rules.couriers;
const [warehouse] = facts.rules.warehouses;
const [promotion] = facts.promotions;

test.each([
  ["shop:yunshang#dispatch_promise", "云裳 | 发货时效", "Yunshang | Dispatch promise"],
  ["shop:yunshang#faq_0192f0c1", "云裳 | 店主问答", "Yunshang | The shop's own answer"],
  ["shop:yunshang#faq", "云裳 | 店主问答", "Yunshang | The shop's own answer"],
  ["order:2026010203#state", "订单 2026010203 | 订单状态", "Order 2026010203 | Order state"],
  ["shipment:SF1#events", "包裹 SF1 | 物流轨迹", "Parcel SF1 | Tracking"],
  ["remedy:R1#expected_by", "售后单 R1 | 预计到账时间", "Remedy R1 | Expected by"],
  ["coupon:NEW20#threshold", "优惠券 NEW20 | 使用门槛", "Coupon NEW20 | Minimum spend"],
])("%s", (id, zh, en) => {
  expect([inWords(id, "zh"), inWords(id, "en")]).toEqual([zh, en]);
});

test("what the shop itself has named is called so", () => {
  expect(inWords(`product:${product?.sku ?? ""}#material`, "zh")).toBe(`${product?.title.zh ?? ""} | 面料`);
  expect(inWords(`shop:yunshang#courier_${courier?.code ?? ""}`, "zh")).toBe(`云裳 | ${courier?.name.zh ?? ""}`);
  expect(inWords(`shop:yunshang#warehouse_${warehouse?.code ?? ""}`, "zh")).toBe(`云裳 | ${warehouse?.name.zh ?? ""}`);
  expect(inWords(`promotion:${promotion?.code ?? ""}#rule`, "zh")).toBe(`${promotion?.name.zh ?? ""} | 活动规则`);
  const [option] = variant?.options ?? [];
  expect(inWords(`product:${product?.sku ?? ""}#options_${option?.key ?? ""}`, "zh")).toContain(
    ` | ${option?.name.zh ?? ""}`,
  );
});

test("a variant is its product with what was chosen", () => {
  const options = variant?.options.map(({ value }) => value.zh) ?? [];
  expect(inWords(`variant:${variant?.sku ?? ""}#stock`, "zh")).toBe(
    `${[product?.title.zh, ...options].join(" · ")} | 库存`,
  );
});

test("what the shop has not given can still be called missing", () => {
  expect(inWords(`product:${product?.sku ?? ""}#dishwasher`, "zh")).toContain("| 洗碗机");
});

test("clauses and actions have words, too", () => {
  expect(inWords("clause:return.window", "zh")).toBe("条款 | 退货期限");
  expect(inWords("action:cancel 123", "en")).toBe("Order 123 | Order cancelled");
  expect(inWords("action:change_own_address", "zh")).toBe("顾客 | 修改默认地址");
});

test.each([
  "clause:constructor",
  "clause:",
  "action:toString 1",
  "shop:elsewhere#dispatch_promise",
  "product:none#material",
  "shop:yunshang#__proto__",
  "constructor:x#name",
  "shop:yunshang",
  "",
])("%j has no words", (id) => {
  expect(nameFact(id, facts)).toBeNull();
});
