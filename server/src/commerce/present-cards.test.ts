import { Card } from "@warmline/contract/schemas";
import { Check } from "typebox/value";
import { describe, expect, it } from "vitest";
import { generate } from "./demo/generate.ts";
import { presentOrder, presentProduct } from "./present-cards.ts";
import { orderOf, productOf, variantOf } from "./testing.ts";

const now = new Date("2026-11-22T10:00:00Z");

describe("cards", () => {
  it("fit the contract for everything in the demo, in both languages", () => {
    for (const shop of generate(1, now).shops) {
      for (const language of ["zh", "en"] as const) {
        for (const order of shop.orders) expect(Check(Card, presentOrder(order, { language }))).toBe(true);
        for (const product of shop.products) {
          expect(Check(Card, presentProduct(product, { language, currency: shop.currency }))).toBe(true);
        }
      }
    }
  });

  it("cut what is longer than a card may be", () => {
    const long = { zh: "长".repeat(1000) };
    const [line] = orderOf({}).lines;
    if (line === undefined) throw new Error("an order has a line");
    const order = { ...orderOf({}), lines: Array.from({ length: 50 }, () => ({ ...line, title: long })) };
    const card = presentOrder(order, { language: "zh" });
    expect(Check(Card, card)).toBe(true);
    expect(card.lines).toHaveLength(20);
  });

  it("say nothing of a time that the order's source does not say", () => {
    const order = orderOf({});
    const undated = { ...order, times: { ...order.times, placed: null, paid: null } };
    expect(presentOrder(undated, { language: "zh" })).not.toHaveProperty("placedAt");
  });

  it("show the lowest price and the state in the reader's words", () => {
    const variants = [variantOf("A", { price: 900 }), variantOf("B", { price: 700 })];
    expect(presentProduct(productOf({ sku: "P", variants }), { language: "en", currency: "USD" }).price).toEqual({
      amount: 700,
      currency: "USD",
    });
    expect(presentOrder(orderOf({ state: "paid" }), { language: "zh" }).stateLabel).toBe("待发货");
    expect(presentOrder(orderOf({ state: "paid" }), { language: "en" }).stateLabel).toBe("Paid, being prepared");
  });
});
