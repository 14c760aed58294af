import { describe, expect, test } from "vitest";
import { actionsFor, feePartners, firstDraft, isComplete, waysPaid, withChange } from "./order-action.ts";

const paid = { kind: "payment", method: "alipay", amount: 100, state: "done", reference: "a-1" } as const;
const home = {
  recipient: "林",
  phone: "",
  country: "CN",
  region: "",
  city: "",
  district: "",
  line: "1",
  postcode: "",
};
const order = {
  number: "A1",
  kind: "physical",
  shipments: [],
  state: "paid",
  lines: [{ id: "l1" }],
  fees: [{ kind: "shipping", amount: 10, returned: 0 }],
  address: home,
  payments: [paid, { ...paid, kind: "refund" }, { ...paid, state: "failed", reference: "a-2" }],
};
const other = { ...order, number: "A2" };

describe("what makes sense for an order", () => {
  test.each([
    ["paid", ["cancel", "change_address", "price_protection", "refund_part", "give_coupon"]],
    ["unpaid", ["cancel", "change_address", "give_coupon"]],
    ["shipped", ["price_protection", "refund_part", "give_coupon"]],
    ["delivered", ["return", "exchange", "price_protection", "refund_part", "give_coupon"]],
    ["cancelled", ["give_coupon"]],
  ] as const)("%s", (state, kinds) => {
    expect(actionsFor({ ...order, state }, [order])).toEqual(kinds);
  });

  test("a fee goes back where another order paid one, too", () => {
    expect(actionsFor(order, [order, other])).toEqual([
      "cancel",
      "change_address",
      "return_fee",
      "price_protection",
      "refund_part",
      "give_coupon",
    ]);
    expect(feePartners(order, [order, { ...other, fees: [] }])).toEqual([]);
    expect(feePartners({ ...order, fees: [{ kind: "shipping", amount: 10, returned: 10 }] }, [order, other])).toEqual(
      [],
    );
  });
});

test("an action begins with what is most likely meant, and lacks only what is to be chosen", () => {
  expect(waysPaid(order)).toEqual([{ reference: "a-1", method: "alipay" }]);
  const drafts = (
    [
      "cancel",
      "change_address",
      "return",
      "exchange",
      "return_fee",
      "price_protection",
      "refund_part",
      "give_coupon",
    ] as const
  ).map((kind) => firstDraft(kind, order, [order, other]));
  expect(drafts.map((draft) => isComplete(draft, order))).toEqual([true, false, true, false, true, true, false, false]);
  expect(isComplete({ kind: "change_address", address: { ...home, line: "2" } }, order)).toBe(true);
  expect(isComplete({ kind: "change_address", address: { ...home, line: " " } }, order)).toBe(false);
  expect(drafts[2]).toEqual({ kind: "return", lineIds: ["l1"], refundTo: "a-1" });
  expect(drafts[4]).toEqual({ kind: "return_fee", with: "A2" });
});

test("a line becomes one other variant, or stays", () => {
  const once = withChange([], "l1", "s");
  expect(withChange(once, "l1", "m")).toEqual([{ lineId: "l1", variantSku: "m" }]);
  expect(withChange(once, "l1", undefined)).toEqual([]);
});
