import { describe, expect, test } from "vitest";
import type { Order, Remedy, ShopRules } from "../../../commerce/index.ts";
import { NEW_DIALOGUE } from "../dialogue.ts";
import type { Outcome } from "../outcome.ts";
import { actionOf } from "../pending.ts";
import {
  aLine,
  anOrder,
  aProduct,
  aShipment,
  aTurn,
  aVariant,
  type FactsChange,
  hoursFromNow,
  someFacts,
} from "../test-facts.ts";
import { skillFor } from "./index.ts";

const DAY = 24;

const rules: Partial<ShopRules> = {
  returns: {
    windowDays: 7,
    feePaidBy: "shop",
    usualFee: null,
    feeText: { zh: "运费险" },
    text: { zh: "七天无理由" },
    exceptions: { zh: "卡券不退" },
    excludedCategories: ["virtual"],
  },
  priceProtection: { days: 15, text: { zh: "十五天保价" } },
};

const coat = aProduct("C1", "大衣|Coat", {
  variants: [aVariant("C1-M", { size: "M" }), aVariant("C1-L", { size: "L" })],
});
const scarf = aProduct("S1", "围巾|Scarf");
const card = aProduct("G1", "礼品卡|Gift card", { category: "virtual.card" });

const received = (number: string, product: typeof coat, days: number) =>
  anOrder(number, {
    state: "delivered",
    lines: [aLine(product)],
    times: { delivered: hoursFromNow(-DAY * days) },
    shipments: [aShipment(`Z${number}`, { deliveredAt: hoursFromNow(-DAY * days) })],
  });
const newCoat = received("100001", coat, 2);
const newScarf = received("100002", scarf, 3);
const oldScarf = received("100003", scarf, 20);

const remedy = (kind: Remedy["kind"], change: Partial<Remedy> = {}): Remedy => ({
  id: "m",
  number: "R1",
  kind,
  state: "returning",
  reason: {},
  amount: kind === "exchange" ? 0 : 10_000,
  lineIds: [],
  requestedAt: hoursFromNow(-50),
  approvedAt: null,
  receivedAt: null,
  doneAt: null,
  expectedBy: null,
  parcel: null,
  ...change,
});

interface Asked {
  readonly intent?: string;
  readonly orders: readonly Order[];
  readonly current?: string;
  readonly dealings?: FactsChange["dealings"];
}

function ask(text: string, { intent = "return.request", orders, current = "", dealings }: Asked): Outcome {
  const skill = skillFor(intent);
  if (!skill) throw new Error(`no skill for ${intent}`);
  const facts = someFacts({ products: [coat, scarf, card], rules, orders, dealings });
  return skill(aTurn(intent, text, facts, { ...NEW_DIALOGUE, order: current === "" ? null : current }));
}

describe("how a return goes", () => {
  test.each(["怎么退货", "如何申请退货", "能退吗", "how do I return something"])(
    "%s explains the one order that can come back, and the wish is one tap away",
    (text) => {
      const outcome = ask(text, { orders: [newCoat, oldScarf] });
      expect(outcome).toMatchObject({ kind: "answer", subject: { order: "100001" } });
      expect(outcome.reply.text).toContain("<return.window.open>");
      expect(outcome.reply.quickReplies.map((tap) => tap.text)).toEqual([expect.stringContaining("100001")]);
    },
  );

  test("with several it tells the rule and asks which, among those that can still come back", () => {
    const outcome = ask("怎么退货", { orders: [oldScarf, newCoat, newScarf] });
    expect(outcome).toMatchObject({ kind: "ask", slot: "order", listed: { keys: ["100001", "100002"] } });
    expect(outcome.reply.text).toContain("<return.window.rule>");
  });

  test("with none it tells the rule and the window that is over, and offers a person", () => {
    const outcome = ask("怎么退货", { orders: [oldScarf] });
    expect(outcome).toMatchObject({ kind: "answer", offers: "person" });
    expect(outcome.reply.text).toMatch(/<return.window.rule>[^]*<return.window.over>[^]*<offer.person>/);
  });
});

describe("the wish to return", () => {
  test("is handed over while the window runs", () => {
    expect(ask("我要退货", { orders: [newCoat, oldScarf] })).toMatchObject({
      kind: "hand_over",
      subject: { order: "100001" },
    });
  });

  const payments: Order["payments"] = [
    { id: "p", kind: "payment", method: "alipay", amount: 10_000, state: "done", at: null, reference: null },
  ];
  const paidCoat = { ...newCoat, payments, lines: newCoat.lines.map((line) => ({ ...line, variantSku: "C1-M" })) };

  test("of an order of one item waits for a yes, and of several for which, unless it is named", () => {
    expect(ask("我要退货", { orders: [paidCoat] })).toMatchObject({ kind: "ask", slot: "confirm" });
    const [line] = paidCoat.lines;
    const other = { id: "second", productSku: scarf.sku, title: scarf.title, options: [] };
    const two = { ...paidCoat, lines: line ? [line, { ...line, ...other }] : [] };
    const asked = ask("我要退货", { orders: [two] });
    expect(asked).toMatchObject({ kind: "ask", slot: "item" });
    expect(asked.reply.quickReplies).toHaveLength(2);
    const terms = (outcome: Outcome): string => (outcome.kind === "ask" ? (outcome.pending?.terms ?? "") : "");
    expect(terms(ask("围巾我要退货", { orders: [two] }))).toContain('"lineIds":["second"]');
    expect(terms(ask("这一单我都要退", { orders: [two] }))).toContain('"second"]');
  });

  test("goes back by the way it is paid by now, not by one that was given up", () => {
    const given = (id: string, kind: "payment" | "refund", reference: string): Order["payments"] => [
      { id, kind, method: "card", amount: 10_000, state: "done", at: null, reference },
    ];
    const otherwise = [
      ...given("p", "payment", "old"),
      ...given("q", "payment", "new"),
      ...given("r", "refund", "old"),
    ];
    const asked = ask("我要退货", { orders: [{ ...paidCoat, payments: otherwise }] });
    expect(asked.kind === "ask" && asked.pending?.terms).toContain('"refundTo":"new"');
  });

  test("waits for goods and for money that nobody has sent yet, not for what is with the bank", () => {
    const given = (kind: Remedy["kind"], state: Remedy["state"]) => ({
      orders: [{ ...paidCoat, remedies: [remedy(kind, { state, amount: 1_000, lineIds: ["C1-line"] })] }],
    });
    for (const kind of ["price_difference", "refund", "compensation", "fee_return"] as const) {
      expect(ask("我要退货", given(kind, "paying"))).toMatchObject({ kind: "ask", slot: "confirm" });
      expect(ask("怎么退货", given(kind, "paying")).reply.text).toContain("<return.next>");
      expect(ask("我要退货", given(kind, "approved")).reply.text).toContain("<refund.is>");
    }
    expect(ask("我要退货", given("return", "paying")).reply.text).toContain("<refund.is>");
    const refund = ask("我要退款", { intent: "refund.request", ...given("refund", "paying") });
    expect(refund.kind).toBe("hand_over");
    expect(refund.reply.text).toContain("<refund.is>");
  });

  test("shows what is left of what was paid, over what went back here", () => {
    const moved = [{ kind: "refund_part", way: "back", amount: 3_000, by: "alipay", at: hoursFromNow(-1) }] as const;
    const dealings = new Map([[paidCoat.id, { done: ["refund_part"] as const, moved }]]);
    expect(ask("我要退货", { orders: [paidCoat], dealings }).reply.text).toContain("<money.back> amount=70元");
  });

  test("to exchange waits for a yes where it is clear what for, and nothing is due", () => {
    const asked = ask("M码小了，想换L码", { intent: "exchange.request", orders: [paidCoat] });
    expect(asked).toMatchObject({ kind: "ask", slot: "confirm" });
    expect(asked.reply.text).toContain("wanted=L");
    expect(asked.kind === "ask" && asked.pending?.terms).toContain('"variantSku":"C1-L"');
    for (const text of ["我想换货", "换M码"])
      expect(ask(text, { intent: "exchange.request", orders: [paidCoat] })).toMatchObject({ kind: "hand_over" });
    const cheap = { ...paidCoat, lines: paidCoat.lines.map((line) => ({ ...line, unitPrice: 9_000, total: 9_000 })) };
    expect(ask("换L码", { intent: "exchange.request", orders: [cheap] })).toMatchObject({ kind: "hand_over" });
  });

  test("after the window it is told so; a reason brings a person", () => {
    expect(ask("我要退货", { orders: [oldScarf] })).toMatchObject({ kind: "answer", offers: "person" });
    expect(ask("围巾开线了，我要退货", { orders: [oldScarf] })).toMatchObject({ kind: "hand_over" });
  });

  test("of goods that never come back is refused with the shop's own words", () => {
    const outcome = ask("我要退礼品卡", { orders: [received("100009", card, 1)] });
    expect(outcome).toMatchObject({ kind: "answer", offers: "person" });
    expect(outcome.reply.text).toContain("<return.excluded> title=礼品卡\n卡券不退");
  });

  test("an exchange that names a size is told whether it is there", () => {
    expect(ask("我要换大衣L码", { intent: "exchange.request", orders: [newCoat] }).reply.text).toContain(
      "<stock.one> count=5 title=大衣 L",
    );
  });
});

test("a colour in the wish says what it is changed for, not which order", () => {
  const blue = anOrder("100007", {
    state: "delivered",
    lines: [aLine(scarf, "蓝色|Blue")],
    times: { delivered: hoursFromNow(-DAY) },
  });
  const outcome = ask("大衣能换成蓝色的吗", { intent: "exchange.request", orders: [blue, newCoat] });
  expect(outcome).toMatchObject({ subject: { order: "100001" } });
});

test("who pays, after a return was talked of, is about the way back", () => {
  const skill = skillFor("shipping.fee");
  const facts = someFacts({ products: [coat], rules, orders: [newCoat] });
  const last = { intent: "return.address", subject: "", text: "", at: 0 };
  expect(skill?.(aTurn("shipping.fee", "运费谁出", facts, { last })).reply.facts).toEqual(["shop:test#return_fee"]);
});

describe("what is under way", () => {
  const exchanged = { ...received("100005", coat, 12), remedies: [remedy("exchange")] };

  test.each(["换货到哪了", "我换的寄出来了没", "换货怎么样了", "where is my exchange"])(
    "%s is answered with its state, not with policy, whatever order was talked about",
    (text) => {
      const outcome = ask(text, { intent: "exchange.request", orders: [newScarf, exchanged], current: "100002" });
      expect(outcome).toMatchObject({ kind: "answer", subject: { order: "100005" } });
      expect(outcome.reply.facts).toEqual(["remedy:R1#state"]);
    },
  );

  test("a second wish for the same order tells how the first is doing", () => {
    const returning = { ...newCoat, remedies: [remedy("return")] };
    const outcome = ask("我要退大衣", { orders: [returning, newScarf] });
    expect(outcome).toMatchObject({ kind: "answer", subject: { order: "100001" } });
    expect(outcome.reply.text).toContain("<refund.is>");
  });

  test("a return parcel that went where it was told is a question of state, one that did not makes a case", () => {
    const address = {
      recipient: "",
      phone: "",
      country: "CN",
      region: "浙江",
      city: "",
      district: "",
      line: "1号",
      postcode: "",
    };
    const parcel = { courier: "zto", trackingNumber: "R9", sentAt: hoursFromNow(-40), signedAt: null };
    const sent = (line: string) => ({
      ...newCoat,
      remedies: [remedy("return", { parcel: { ...parcel, addressGiven: address, addressUsed: { ...address, line } } })],
    });
    const question = { intent: "return.seller_not_received" };
    const there = ask("退货收到了吗", { ...question, orders: [sent("1号")] });
    expect([there.kind, there.opens]).toEqual(["answer", undefined]);
    const elsewhere = ask("退货收到了吗", { ...question, orders: [sent("2号")] });
    expect(elsewhere).toMatchObject({ kind: "answer", opens: { wish: { subject: { fault: "customer" } } } });
    expect(elsewhere.reply.text).toMatch(/<return.parcel.given>[^]*<return.parcel.used>/);
  });
});

describe("a price that fell after the order", () => {
  const paid = (days: number, unitPrice: number) =>
    anOrder("100006", {
      lines: [{ ...aLine(coat), variantSku: "C1-M", unitPrice, total: unitPrice }],
      times: { paid: hoursFromNow(-DAY * days) },
    });
  const protection = (orders: Asked["orders"]) => ask("降价了能补差价吗", { intent: "price.protection", orders });

  const pay = (amount: number): Order["payments"] => [
    { id: "p", kind: "payment", method: "alipay", amount, state: "done", at: null, reference: null },
  ];

  test("is counted, and given back after a yes", () => {
    const outcome = protection([{ ...paid(3, 13_000), payments: pay(13_000) }]);
    expect(outcome).toMatchObject({ kind: "ask", slot: "confirm" });
    expect(outcome.reply.text).toContain("<protection.fallen> difference=30元 now=100元 paid=130元 title=大衣");
    expect(outcome.reply.text).toContain("<money.back> amount=30元");
    expect(outcome.kind === "ask" && outcome.pending && actionOf(outcome.pending)).toEqual({
      kind: "price_protection",
      order: "100006",
      lineIds: ["C1-line"],
    });
  });

  test("is for a person where nobody knows how it was paid, or it is more than the assistant may give", () => {
    expect(protection([paid(3, 13_000)]).kind).toBe("hand_over");
    expect(protection([{ ...paid(3, 200_000), payments: pay(200_000) }]).kind).toBe("hand_over");
  });

  test("is given once; a further fall is given on top", () => {
    const given = (amount: number) => ({
      ...paid(3, 13_000),
      payments: pay(13_000),
      remedies: [remedy("price_difference", { state: "paying", amount, lineIds: ["C1-line"] })],
    });
    expect(protection([given(3_000)]).reply.text).toContain("<protection.given>");
    expect(protection([given(1_000)]).reply.text).toContain("difference=20元");
  });

  test("of several pieces is counted for all of them", () => {
    const line = { ...aLine(coat), variantSku: "C1-M", quantity: 2, unitPrice: 13_000, total: 25_000, discount: 1_000 };
    const outcome = protection([{ ...paid(3, 13_000), lines: [line], payments: pay(25_000) }]);
    expect(outcome.reply.text).toContain("<protection.fallen.several> count=2 difference=50元 now=200元 paid=250元");
  });

  test("is compared in one currency only: else a person looks", () => {
    const outcome = protection([{ ...paid(3, 13_000), currency: "USD", payments: pay(13_000) }]);
    expect(outcome).toMatchObject({ kind: "answer", offers: "person" });
    expect(outcome.reply.clauses).toEqual(["price.currency"]);
    expect(outcome.reply.text).not.toContain("<protection.");
  });

  test("is answered where it did not fall, or the time is over", () => {
    expect(protection([paid(3, 10_000)])).toMatchObject({ kind: "answer", offers: "person" });
    expect(protection([paid(3, 10_000)]).reply.text).toContain("<protection.not_fallen>");
    expect(protection([paid(30, 13_000)]).reply.text).toContain("<protection.over>");
  });
});
