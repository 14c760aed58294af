import { describe, expect, it } from "vitest";
import { generate } from "../demo/generate.ts";
import { reviveOrder, reviveProduct, storedOf } from "./stored.ts";

const demo = generate(1, new Date("2026-11-22T10:00:00Z"));

describe("a trip through JSON", () => {
  it("loses nothing of orders and products", () => {
    for (const shop of demo.shops) {
      expect(storedOf(shop.orders).map(reviveOrder)).toEqual(shop.orders);
      expect(storedOf(shop.products).map(reviveProduct)).toEqual(shop.products);
    }
  });
});
