import { expect, test } from "vitest";
import { endOf, isWhollyUnpaid, waysPaid } from "./ways-to-pay.ts";

const paid = { kind: "payment", method: "alipay", amount: 100, state: "done", reference: null } as const;
const card = { ...paid, method: "card", reference: "card-4821" } as const;

test("an order is paid by what has not gone back, and by nothing that failed", () => {
  const back = { ...paid, kind: "refund" };
  expect(waysPaid({ payments: [paid, { ...card, state: "failed" }] })).toEqual([
    { reference: "alipay", method: "alipay" },
  ]);
  expect(waysPaid({ payments: [paid, { ...back, amount: 40 }, card] })).toHaveLength(2);
  expect(waysPaid({ payments: [paid, back, card] })).toEqual([{ reference: "card-4821", method: "card" }]);
});

test("an order is wholly unpaid while nothing is on its way either", () => {
  expect(isWhollyUnpaid({ state: "unpaid", payments: [{ ...card, state: "failed" }] })).toBe(true);
  expect(isWhollyUnpaid({ state: "unpaid", payments: [{ ...card, state: "pending" }] })).toBe(false);
  expect(isWhollyUnpaid({ state: "paid", payments: [] })).toBe(false);
});

test("a card is told from another by its end, what has no number by its kind alone", () => {
  expect(endOf("card-4821", "card")).toBe("4821");
  expect(endOf("alipay", "alipay")).toBeNull();
  expect(endOf("", null)).toBeNull();
});
