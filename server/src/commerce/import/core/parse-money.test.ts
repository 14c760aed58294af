import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_AMOUNT, parseMoney } from "./parse-money.ts";

describe("parseMoney", () => {
  it.each([
    ["129", "CNY", 12_900],
    ["129.9", "CNY", 12_990],
    ["¥1,299.00", "CNY", 129_900],
    ["１２９元", "CNY", 12_900],
    [" $0.05 ", "USD", 5],
    ["1.10000", "USD", 110],
    ["500", "JPY", 500],
    [47.84, "USD", 4784],
    [0.1 + 0.2 - 0.1, "USD", 20],
    [1e-7, "USD", undefined],
    [1e21, "USD", undefined],
  ])("reads %j %s", (written, currency, amount) => {
    const read = parseMoney(written, currency);
    expect(read.ok ? read.amount : undefined).toBe(amount);
  });

  it.each([
    ["-1", "CNY", "number_out_of_range"],
    [-0.5, "CNY", "number_out_of_range"],
    ["1.999", "CNY", "too_precise"],
    ["1.5", "JPY", "too_precise"],
    ["1e309", "CNY", "value_invalid"],
    ["12,34", "CNY", "value_invalid"],
    ["面议", "CNY", "value_invalid"],
    ["", "CNY", "value_invalid"],
    ["=1+1", "CNY", "value_invalid"],
    ["99999999999", "CNY", "number_out_of_range"],
  ])("refuses %j %s", (written, currency, code) => {
    expect(parseMoney(written, currency)).toEqual({ ok: false, code });
  });

  it("reads back what it would be written as, as text and as number", () => {
    fc.assert(
      fc.property(fc.nat(MAX_AMOUNT), (amount) => {
        const written = (amount / 100).toFixed(2);
        expect(parseMoney(written, "CNY")).toEqual({ ok: true, amount });
        expect(parseMoney(Number(written), "CNY")).toEqual({ ok: true, amount });
      }),
    );
  });
});
