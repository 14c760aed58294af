import { expect, test } from "vitest";
import { lowestPrice, stockOf } from "./product-words.ts";

test("the lowest price counts, and there may be none", () => {
  expect(
    lowestPrice([
      { price: 900, stock: 0 },
      { price: 700, stock: 1 },
    ]),
  ).toBe(700);
  expect(lowestPrice([])).toBeNull();
});

test("stock adds up, and what is oversold takes nothing away", () => {
  expect(
    stockOf([
      { price: 1, stock: 3 },
      { price: 1, stock: -2 },
      { price: 1, stock: 4 },
    ]),
  ).toBe(7);
  expect(stockOf([])).toBe(0);
});
