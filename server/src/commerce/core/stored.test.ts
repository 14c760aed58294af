import { describe, expect, it } from "vitest";
import { generate } from "../demo/generate.ts";
import { reviveOrder, reviveProduct, storedOf } from "./stored.ts";

describe("a trip through JSON", () => {
  it("loses nothing of orders and products", () => {
    for (const shop of generate(1, new Date("2026-11-22T10:00:00Z")).shops) {
      for (const order of shop.orders) expect(reviveOrder(storedOf(order))).toEqual(order);
      for (const product of shop.products) expect(reviveProduct(storedOf(product))).toEqual(product);
    }
  });
});
