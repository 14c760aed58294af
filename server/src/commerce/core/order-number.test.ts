import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderNumberKey } from "./order-number.ts";

describe("orderNumberKey", () => {
  it.each([
    ["#W2378156", "W2378156"],
    ["＃ｗ2378156", "W2378156"],
    [" nf-1234 5678 ", "NF12345678"],
    ["订单２０２６", "订单2026"],
    ["# - _", ""],
  ])("reads %j as %j", (written, key) => {
    expect(orderNumberKey(written)).toBe(key);
  });

  it("is the same for what is already a key", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (written) => {
        const key = orderNumberKey(written);
        expect(orderNumberKey(key)).toBe(key);
      }),
    );
  });
});
