import { describe, expect, test } from "vitest";
import type { Order, PaymentOnFile } from "../../../commerce/index.ts";
import { anOrder, someFacts } from "../test-facts.ts";
import { talk } from "../test-talk.ts";

const wish = { intent: "payment.help", words: /付|换/ };
const payments: Order["payments"] = [
  { id: "p", kind: "payment", method: "card", amount: 10_000, state: "done", at: null, reference: "card-1111" },
];
const paid = anOrder("100001", { payments });
const card: PaymentOnFile = { reference: "card-1111", method: "card", balance: null };
const other: PaymentOnFile = { reference: "card-2222", method: "card", balance: null };
const paypal: PaymentOnFile = { reference: "paypal-3", method: "paypal", balance: null };
const gift: PaymentOnFile = { reference: "gift-4444", method: "gift_card", balance: 20_000 };

function say(given: { readonly ways?: readonly PaymentOnFile[]; readonly order?: Order }, ...said: readonly string[]) {
  const { ways = [card, paypal, gift, other], order = paid } = given;
  return talk(someFacts({ orders: [order], ways }), wish, said);
}

const payWith = (reference: string) => ({ kind: "change_payment", order: "100001", payWith: reference });

describe("another way to pay for an order that is not being sent", () => {
  test("is proposed where it is named, or is the only other one", () => {
    const named = say({}, "这单换成PayPal付");
    expect(named).toMatchObject({ slot: "confirm", action: payWith("paypal-3") });
    expect(named.text).toContain("<confirm.payment>");
    expect(say({}, "这单改用礼品卡付").action).toEqual(payWith("gift-4444"));
    expect(say({ ways: [card, gift] }, "想换个支付方式").action).toEqual(payWith("gift-4444"));
  });

  test("is asked for where there are several, and read by its name, its end or its place", () => {
    const asked = say({}, "想换个支付方式");
    expect(asked).toMatchObject({ slot: "way", action: undefined });
    expect(say({}, "想换个支付方式", "PayPal").action).toEqual(payWith("paypal-3"));
    expect(say({}, "想换个支付方式", "尾号2222那张").action).toEqual(payWith("card-2222"));
    expect(say({}, "想换个支付方式", "第二个").action).toEqual(payWith("gift-4444"));
  });

  test("is not there, is not enough, or comes too late: each is said", () => {
    expect(say({ ways: [card] }, "想换个支付方式").text).toContain("<payment.change.none>");
    expect(say({ ways: [card, gift] }, "这单换成PayPal付").text).toContain("<payment.change.none>");
    const poor = say({ ways: [card, { ...gift, balance: 9_999 }] }, "改用礼品卡付");
    expect(poor).toMatchObject({ kind: "answer", action: undefined });
    expect(poor.text).toContain("<refused>");
    const both = talk(
      someFacts({ orders: [paid, anOrder("100002", { state: "shipped", payments })], ways: [card, gift] }),
      wish,
      ["订单100002换个支付方式"],
    );
    expect(both.text).toContain("<payment.change.late>");
  });

  test("is not what a failed payment or a general question asks for", () => {
    const rules = { payments: [{ method: "alipay", name: { zh: "支付宝" } } as const] };
    const facts = someFacts({ orders: [paid], ways: [card, gift], rules });
    expect(talk(facts, wish, ["付款失败了怎么换"]).text).toContain("<payment.failed>");
    expect(talk(facts, wish, ["能用支付宝付吗"]).text).toContain("<payment.yes>");
    const unpaid = { ...paid, state: "unpaid" } as const;
    expect(talk(someFacts({ orders: [unpaid], ways: [card, gift], rules }), wish, ["想换个支付方式"]).text).toContain(
      "<payment.methods>",
    );
  });
});
