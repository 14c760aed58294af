import { describe, expect, test } from "vitest";
import { actionsFor, feePartners, firstDraft, isComplete, totalAfter, withChange } from "./order-action.ts";

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
  payments: [paid, { ...paid, kind: "refund", amount: 40 }],
};
const other = { ...order, number: "A2" };
const open = ["cancel", "change_address", "change_items"] as const;

describe("what makes sense for an order", () => {
  test.each([
    ["paid", [...open, "change_payment", "price_protection", "refund_part", "give_coupon"]],
    ["unpaid", [...open, "give_coupon"]],
    ["shipped", ["price_protection", "refund_part", "give_coupon"]],
    ["delivered", ["return", "exchange", "price_protection", "refund_part", "give_coupon"]],
    ["cancelled", ["give_coupon"]],
  ] as const)("%s", (state, kinds) => {
    expect(actionsFor({ ...order, state }, [order])).toEqual(kinds);
  });

  test("a fee goes back where another order paid one, too", () => {
    expect(actionsFor(order, [order, other])).toEqual([
      ...open,
      "change_payment",
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
      "change_items",
      "change_payment",
    ] as const
  ).map((kind) => firstDraft(kind, order, [order, other]));
  expect(drafts.map((draft) => isComplete(draft, order))).toEqual([
    true,
    false,
    true,
    false,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
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

test("other items need a way to pay unless nothing was paid, and another way to pay its name", () => {
  const change = { kind: "change_items", changes: [{ lineId: "l1", variantSku: "m" }], payWith: "a-1" } as const;
  expect(isComplete(change, order)).toBe(true);
  expect(isComplete({ ...change, payWith: "" }, order)).toBe(false);
  expect(isComplete({ ...change, payWith: "" }, { ...order, state: "unpaid", payments: [] })).toBe(true);
  expect(isComplete({ kind: "change_payment", payWith: "c-1" }, order)).toBe(true);
  expect(firstDraft("change_items", order, [])).toEqual({ kind: "change_items", changes: [], payWith: "a-1" });
});

test("an order comes to what its lines come to", () => {
  const lines = [
    { total: 30, newTotal: 50 },
    { total: 20, newTotal: null },
  ];
  expect(totalAfter({ total: 100 }, lines)).toBe(120);
});
