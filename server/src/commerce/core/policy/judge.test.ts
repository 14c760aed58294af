import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderOf, productOf, variantOf } from "../../testing.ts";
import { EMPTY_RULES } from "../empty-rules.ts";
import type { Order } from "../order.ts";
import type { Remedy } from "../remedy.ts";
import type { Action, Confirmation } from "./action.ts";
import type { ActionFacts } from "./action-facts.ts";
import { CLAUSES, type ClauseId } from "./clauses.ts";
import { effectOf } from "./effect.ts";
import { beforeTheYes, CLAUSES_OF, judge } from "./judge.ts";
import { moneyOf, termsOf, termsText } from "./terms.ts";

const NOW = new Date("2026-11-29T12:00:00Z");
const ADA = "00000000-0000-4000-8000-000000000002";
const shirt = productOf({
  sku: "P1",
  variants: [
    variantOf("P1-1", { price: 10_000 }),
    variantOf("P1-2", { price: 12_000 }),
    variantOf("P1-3", { stock: 0 }),
  ],
});
const hat = productOf({ sku: "P2" });
const card = { reference: "card-1", method: "card", balance: null } as const;
const gift = { reference: "gift-1", method: "gift_card", balance: 500 } as const;

function order(wish: Partial<Order>): Order {
  const payment = { id: "p", kind: "payment", method: "card", amount: 10_000, state: "done", at: null } as const;
  return { ...orderOf({ customerId: ADA }), payments: [{ ...payment, reference: "card-1" }], ...wish };
}

function factsOf(wish: Partial<ActionFacts>, of: Partial<Order> = {}): ActionFacts {
  return {
    now: NOW,
    actor: { kind: "assistant", limit: null },
    customerId: ADA,
    subject: { order: order(of), done: [] },
    other: null,
    methods: [card, gift],
    products: new Map([shirt, hat].flatMap((one) => one.variants.map(({ sku }) => [sku, one] as const))),
    ownAddress: null,
    rules: EMPTY_RULES,
    currency: "CNY",
    timeZone: "Asia/Shanghai",
    ...wish,
  };
}

const yesTo = (action: Action, facts: ActionFacts): Confirmation => ({
  terms: termsText(termsOf(action, facts)),
  askedAt: NOW,
  givenAt: NOW,
});

const answer = (action: Action, facts: ActionFacts, confirmation: Confirmation | null = yesTo(action, facts)) => {
  const judgement = judge({ action, facts, confirmation });
  return judgement.ok ? "ok" : judgement.clause;
};

const line = order({}).lines[0]?.id ?? "";
const cancel: Action = { kind: "cancel", order: "N1", reason: "no_longer_needed" };
const swap = (variantSku: string, payWith = "card-1"): Action => ({
  kind: "change_items",
  order: "N1",
  changes: [{ lineId: line, variantSku }],
  payWith,
});
const back: Action = { kind: "return", order: "N1", lineIds: [line], refundTo: "card-1" };
const delivered = { state: "delivered" } as const;

describe("the gate", () => {
  it.each<[string, Action, ActionFacts, ClauseId | "ok"]>([
    ["lets a legal cancellation pass", cancel, factsOf({}), "ok"],
    ["knows nobody", cancel, factsOf({ customerId: null }), "identity.known"],
    ["keeps others' orders", cancel, factsOf({ customerId: "x" }), "order.own"],
    ["answers the same for no order", cancel, factsOf({ subject: null }), "order.own"],
    ["is too late", cancel, factsOf({}, { state: "shipped" }), "cancel.not-sent"],
    ["changes an item", swap("P1-2"), factsOf({}), "ok"],
    ["changes to what it is", swap("P1-1"), factsOf({}), "items.different"],
    ["changes to what is sold out", swap("P1-3"), factsOf({}), "items.available"],
    ["changes to another product", swap("P2-1"), factsOf({}), "items.same-product"],
    ["changes to what is priced in another currency", swap("P1-2"), factsOf({}, { currency: "USD" }), "price.currency"],
    ["pays with others' money", swap("P1-2", "card-9"), factsOf({}), "payment.own"],
    ["pays with too little", swap("P1-2", "gift-1"), factsOf({}), "payment.gift-card-covers"],
    [
      "exchanges for what is priced in another currency",
      { kind: "exchange", order: "N1", changes: [{ lineId: line, variantSku: "P1-2" }], payWith: "card-1" },
      factsOf({}, { ...delivered, currency: "USD" }),
      "price.currency",
    ],
    ["returns what came", back, factsOf({}, delivered), "ok"],
    ["returns nothing", { ...back, lineIds: [] }, factsOf({}, delivered), "items.some"],
    ["returns twice the same", { ...back, lineIds: [line, line] }, factsOf({}, delivered), "items.some"],
    ["returns what is not there", { ...back, lineIds: ["x"] }, factsOf({}, delivered), "items.of-order"],
    ["returns before it came", back, factsOf({}, { state: "shipped" }), "return.delivered-only"],
    ["refunds to a gift card", { ...back, refundTo: "gift-1" }, factsOf({}, delivered), "ok"],
    [
      "refunds elsewhere",
      { ...back, refundTo: "card-2" },
      factsOf({ methods: [card, { ...card, reference: "card-2" }] }, delivered),
      "refund.original-or-gift-card",
    ],
    ["is above the limit", cancel, factsOf({ actor: { kind: "assistant", limit: 9_999 } }), "amount.limit"],
    ["is at the limit", cancel, factsOf({ actor: { kind: "assistant", limit: 10_000 } }), "ok"],
  ])("%s", (_name, action, facts, wanted) => {
    expect(answer(action, facts)).toBe(wanted);
  });

  it("changes items of what is not paid at any price and moves no money, unless a payment is under way", () => {
    const cheap = {
      ...shirt,
      variants: [...shirt.variants, variantOf("P1-4", { price: 7_000 }), variantOf("P1-5", { price: 10_000 })],
    };
    const products = new Map(cheap.variants.map(({ sku }) => [sku, cheap] as const));
    const to = (sku: string, of: Partial<Order>) => answer(swap(sku), factsOf({ products }, of));
    const pending = order({}).payments.map((one) => ({ ...one, state: "pending" as const }));
    const paying = { state: "unpaid", payments: pending } as const;
    expect(["P1-4", "P1-2", "P1-5"].map((sku) => to(sku, paying))).toEqual([
      "refund.within-paid",
      "refund.within-paid",
      "ok",
    ]);
    const failed = pending.map((one) => ({ ...one, state: "failed" as const }));
    for (const payments of [[], failed]) {
      const unpaid = { state: "unpaid", payments } as const;
      expect(["P1-4", "P1-2", "P1-5"].map((sku) => to(sku, unpaid))).toEqual(["ok", "ok", "ok"]);
      const facts = factsOf({ products }, unpaid);
      expect(answer(swap("P1-2", ""), facts)).toBe("ok");
      const { money, balances, order: after } = effectOf(swap("P1-2", "gift-1"), facts, () => "id");
      expect([money, balances, after?.payments]).toEqual([[], [], payments]);
      expect(after?.lines[0]).toMatchObject({ variantSku: "P1-2", discount: 0 });
    }
    expect(to("P1-4", { payments: [] })).toBe("refund.within-paid");
    expect(to("P1-4", {})).toBe("ok");
  });

  it("cancels what is not paid also after its items were changed, unless a payment is under way", () => {
    const changed = (of: Partial<Order>) =>
      answer(cancel, factsOf({ subject: { order: order(of), done: ["change_items"] } }));
    const paying = order({}).payments.map((one) => ({ ...one, state: "pending" as const }));
    const failed = paying.map((one) => ({ ...one, state: "failed" as const }));
    expect([[], failed].map((payments) => changed({ state: "unpaid", payments }))).toEqual(["ok", "ok"]);
    expect(changed({ state: "unpaid", payments: paying })).toBe("cancel.not-modified");
    expect(changed({})).toBe("cancel.not-modified");
    expect(changed({ payments: [] })).toBe("cancel.not-modified");
  });

  it("holds the limit against all that goes back at once, by however many ways", () => {
    const payment = order({}).payments[0];
    if (payment === undefined) throw new Error("an order that was not paid");
    const payments = [
      { ...payment, amount: 5_000 },
      { ...payment, id: "q", amount: 5_000, method: "gift_card", reference: "gift-1" } as const,
    ];
    const within = (limit: number) => answer(cancel, factsOf({ actor: { kind: "assistant", limit } }, { payments }));
    expect([within(9_999), within(10_000)]).toEqual(["amount.limit", "ok"]);
  });

  it("holds no limit against another currency: who has one cannot act, who has none can", () => {
    const abroad = { currency: "USD" } as const;
    const limited = factsOf({ actor: { kind: "assistant", limit: 99_999_999 } }, abroad);
    expect(answer(cancel, limited)).toBe("limit.currency");
    expect(answer(cancel, factsOf({ actor: { kind: "agent", limit: null } }, abroad))).toBe("ok");
    expect(answer({ kind: "change_note", order: "N1", note: "x" }, limited)).toBe("ok");
  });

  it("wants a yes, to this, and not an old one", () => {
    const facts = factsOf({});
    const yes = yesTo(cancel, facts);
    expect(answer(cancel, facts, null)).toBe("confirm.given");
    expect(answer({ ...cancel, reason: "ordered_by_mistake" }, facts, yes)).toBe("confirm.same");
    const long = new Date(NOW.getTime() - 48 * 3_600_000);
    expect(answer(cancel, facts, { ...yes, askedAt: long, givenAt: long })).toBe("confirm.fresh");
    expect(answer(cancel, facts, { ...yes, askedAt: long })).toBe("confirm.fresh");
  });

  it("takes a yes for void once the facts are others", () => {
    const before = factsOf({});
    const yes = yesTo(swap("P1-2"), before);
    const dearer = { ...shirt, variants: [variantOf("P1-1"), variantOf("P1-2", { price: 12_001 })] };
    const after = factsOf({ products: new Map(dearer.variants.map(({ sku }) => [sku, dearer] as const)) });
    expect(answer(swap("P1-2"), after, yes)).toBe("confirm.same");
  });

  it("knows windows and categories that cannot come back", () => {
    const returns = {
      windowDays: 7,
      feePaidBy: "customer",
      usualFee: null,
      feeText: {},
      text: {},
      exceptions: null,
      excludedCategories: ["food"],
    } as const;
    const rules = { ...EMPTY_RULES, returns };
    const came = (days: number): Partial<Order> => {
      const at = new Date(NOW.getTime() - days * 86_400_000);
      return { ...delivered, times: { ...order({}).times, delivered: at } };
    };
    expect(answer(back, factsOf({ rules }, came(7)))).toBe("ok");
    expect(answer(back, factsOf({ rules }, came(7.001)))).toBe("return.window");
    const cake = { ...shirt, category: "food/cake" };
    const products = new Map([["P1-1", cake]]);
    expect(answer(back, factsOf({ rules, products }, came(1)))).toBe("return.category");
  });

  it("returns one of two fees for parcels that go together, once", () => {
    const fee = { id: "f", kind: "shipping", amount: 800, returned: 0 } as const;
    const address = {
      recipient: "",
      phone: "",
      country: "CN",
      region: "浙江",
      city: "杭州",
      district: "",
      line: "文一路 1 号",
      postcode: "",
    };
    const times = { ...order({}).times, placed: NOW };
    const one = { fees: [fee], address, times };
    const other = order({ ...one, id: "other", number: "N2" });
    const rules = { ...EMPTY_RULES, combining: { hours: 24, text: {} } };
    const action: Action = { kind: "return_fee", order: "N1", with: "N2" };
    const with_ = (second: Order, given: Partial<ActionFacts> = {}) =>
      answer(action, factsOf({ rules, other: { order: second, done: [] }, ...given }, one));
    expect(with_(other)).toBe("ok");
    expect(with_({ ...other, fees: [] })).toBe("fee.both-charged");
    expect(with_({ ...other, fees: [{ ...fee, returned: 800 }] })).toBe("fee.not-returned");
    expect(with_({ ...other, address: { ...address, line: "文二路 2 号" } })).toBe("fee.same-address");
    expect(with_({ ...other, times: { ...times, placed: new Date(NOW.getTime() - 25 * 3_600_000) } })).toBe(
      "fee.within-window",
    );
    expect(with_({ ...other, customerId: "x" })).toBe("order.own");
    expect(with_(other, { rules: EMPTY_RULES })).toBe("fee.rule");
    expect(with_({ ...other, state: "cancelled" })).toBe("fee.orders-stand");
    expect(with_({ ...other, payments: [] })).toBe("fee.orders-stand");
    expect(with_(order(one))).toBe("fee.both-charged");
  });

  describe("gives back what it costs less now", () => {
    const rules = { ...EMPTY_RULES, priceProtection: { days: 15, text: {} } };
    const fall: Action = { kind: "price_protection", order: "N1", lineIds: [line] };
    const cheaper = { ...shirt, variants: [variantOf("P1-1", { price: 8_000 })] };
    const products = new Map([["P1-1", cheaper]]);
    const paidAgo = (days: number, change: Partial<Order> = {}): Partial<Order> => {
      const at = new Date(NOW.getTime() - days * 86_400_000);
      return { times: { ...order({}).times, paid: at }, ...change };
    };
    const ask = (given: Partial<ActionFacts>, of: Partial<Order> = paidAgo(15), action: Action = fall) =>
      answer(action, factsOf({ rules, products, ...given }, of));
    const remedy = (change: Partial<Remedy>): Remedy => ({
      id: "r",
      number: "N1-1",
      kind: "price_difference",
      state: "paying",
      reason: {},
      amount: 2_000,
      lineIds: [line],
      requestedAt: NOW,
      approvedAt: NOW,
      receivedAt: null,
      doneAt: null,
      expectedBy: null,
      parcel: null,
      ...change,
    });

    it.each<[string, ClauseId | "ok", string]>([
      ["in time", ask({}), "ok"],
      ["without a rule", ask({ rules: EMPTY_RULES }), "protection.rule"],
      ["too late", ask({}, paidAgo(15.001)), "protection.within-days"],
      ["in another currency", ask({}, paidAgo(1, { currency: "USD" })), "price.currency"],
      ["paid nobody knows when", ask({}, {}), "protection.within-days"],
      ["not paid", ask({}, paidAgo(1, { state: "unpaid" })), "protection.order-stands"],
      ["called off", ask({}, paidAgo(1, { state: "refunded" })), "protection.order-stands"],
      ["of nothing", ask({}, paidAgo(1), { ...fall, lineIds: [] }), "items.some"],
      ["of a line twice", ask({}, paidAgo(1), { ...fall, lineIds: [line, line] }), "items.some"],
      ["of another order's line", ask({}, paidAgo(1), { ...fall, lineIds: ["x"] }), "items.of-order"],
      ["at the same price", ask({ products: new Map([["P1-1", shirt]]) }), "protection.cheaper-now"],
      ["of what is not sold any more", ask({ products: new Map() }), "protection.cheaper-now"],
      ["a second time", ask({}, paidAgo(1, { remedies: [remedy({})] })), "protection.not-given"],
      ["when it fell further", ask({}, paidAgo(1, { remedies: [remedy({ amount: 1_500 })] })), "ok"],
      ["when the first was refused", ask({}, paidAgo(1, { remedies: [remedy({ state: "rejected" })] })), "ok"],
      ["while goods go back", ask({}, paidAgo(1, { remedies: [remedy({ amount: 10_000 })] })), "protection.not-given"],
      [
        "beyond what is left",
        ask({}, paidAgo(1, { remedies: [remedy({ amount: 8_500, lineIds: [] })] })),
        "refund.within-paid",
      ],
      ["above the limit", ask({ actor: { kind: "assistant", limit: 1_999 } }), "amount.limit"],
      ["of a stranger's", ask({ customerId: "x" }), "order.own"],
    ])("%s: %s", (_name, answered, wanted) => {
      expect(answered).toBe(wanted);
    });

    it("books it on the line, and the return of the line gives back the rest", () => {
      const facts = factsOf({ rules, products }, paidAgo(1, delivered));
      const { order: after, money } = effectOf(fall, facts, () => "id");
      expect(money).toEqual([{ way: "back", amount: 2_000, by: "card-1" }]);
      expect(after?.remedies).toMatchObject([{ kind: "price_difference", state: "paying", lineIds: [line] }]);
      const then = {
        ...facts,
        subject: {
          order: after ?? order({}),
          done: [],
          moved: money.map((move) => ({ ...move, kind: fall.kind, at: NOW })),
        },
      };
      expect(moneyOf(back, then.subject.order, then)).toEqual([{ way: "back", amount: 8_000, by: "card-1" }]);
      expect(answer(back, then)).toBe("ok");
    });
  });

  describe("pays a part back without the goods", () => {
    const part = (amount: number, lineIds: readonly string[] = []): Action => ({
      kind: "refund_part",
      order: "N1",
      amount,
      lineIds,
      reason: "missing",
    });
    const agent = (limit: number | null) => ({ kind: "agent", limit }) as const;
    const ask = (action: Action, given: Partial<ActionFacts> = {}, of: Partial<Order> = delivered) =>
      answer(action, factsOf({ actor: agent(null), ...given }, of));
    const before = (amount: number): Partial<ActionFacts> => ({
      subject: {
        order: order(delivered),
        done: ["refund_part"],
        moved: [{ kind: "refund_part", way: "back", amount, by: "card-1", at: NOW }],
      },
    });

    it.each<[string, ClauseId | "ok", string]>([
      ["all that was paid", ask(part(10_000)), "ok"],
      ["for a line", ask(part(10_000, [line])), "ok"],
      ["before it came", ask(part(500), {}, { state: "shipped" }), "ok"],
      ["by the assistant", ask(part(500), { actor: { kind: "assistant", limit: null } }), "refund.by-people"],
      ["of what was called off", ask(part(500), {}, { state: "cancelled" }), "refund.order-stands"],
      ["for a line twice", ask(part(500, [line, line])), "refund.lines"],
      ["for another order's line", ask(part(500, ["x"])), "refund.lines"],
      ["of nothing", ask(part(0)), "refund.amount"],
      ["of less than nothing", ask(part(-1)), "refund.amount"],
      ["more than the line", ask(part(10_001, [line])), "refund.amount"],
      ["more than was paid", ask(part(10_001)), "refund.within-paid"],
      ["more than is left", ask(part(9_501), before(500)), "refund.within-paid"],
      ["what is left", ask(part(9_500), before(500)), "ok"],
      [
        "of what nobody knows how it was paid",
        ask(part(500), {}, { ...delivered, payments: [] }),
        "refund.within-paid",
      ],
      ["above the limit", ask(part(501), { actor: agent(500) }), "amount.limit"],
      ["above the limit in parts", ask(part(301), { ...before(200), actor: agent(500) }), "amount.limit"],
      ["within it in parts", ask(part(300), { ...before(200), actor: agent(500) }), "ok"],
    ])("%s: %s", (_name, answered, wanted) => {
      expect(answered).toBe(wanted);
    });

    it("goes back by the ways it came, first paid first", () => {
      const payment = order({}).payments[0];
      if (payment === undefined) throw new Error("an order that was not paid");
      const payments = [
        { ...payment, amount: 7_000 },
        { ...payment, id: "q", amount: 3_000, method: "gift_card", reference: "gift-1" } as const,
      ];
      const facts = factsOf({ actor: agent(null) }, { ...delivered, payments });
      const { money, balances, order: after } = effectOf(part(8_000), facts, () => "id");
      expect(money.map(({ by, amount }) => [by, amount])).toEqual([
        ["card-1", 7_000],
        ["gift-1", 1_000],
      ]);
      expect(balances).toEqual([{ reference: "gift-1", change: 1_000 }]);
      expect(after?.remedies).toMatchObject([{ kind: "refund", state: "paying", amount: 8_000 }]);
    });
  });

  it("has words for every clause, and every clause of an action is known", () => {
    const used = new Set(Object.values(CLAUSES_OF).flat());
    expect([...used].sort()).toEqual(Object.keys(CLAUSES).sort());
    for (const { text, instead } of Object.values(CLAUSES)) {
      for (const words of [text.zh, text.en, instead.zh, instead.en]) expect(words?.length).toBeGreaterThan(3);
    }
  });
});

describe("effects", () => {
  const actions = fc.oneof(
    fc.constant(cancel),
    fc.constantFrom("P1-1", "P1-2", "P1-3", "P2-1").map((sku) => swap(sku)),
    fc.constantFrom("card-1", "gift-1", "card-9").map((refundTo): Action => ({ ...back, refundTo })),
    fc.constantFrom("card-1", "gift-1").map((payWith): Action => ({ kind: "change_payment", order: "N1", payWith })),
  );
  const states = fc.constantFrom<Order["state"]>("unpaid", "paid", "packed", "delivered", "completed", "cancelled");

  it("move exactly the money that the terms say, and none from nowhere", () => {
    fc.assert(
      fc.property(actions, states, fc.integer({ min: 0, max: 20_000 }), (action, state, balance) => {
        const facts = factsOf({ methods: [card, { ...gift, balance }] }, { state });
        if (answer(action, facts) !== "ok") return;
        const before = order({ state });
        const { order: after, balances, money } = effectOf(action, facts, () => "id");
        expect(money).toEqual(moneyOf(action, before, facts));
        for (const { reference, change } of balances) {
          expect(reference).toBe("gift-1");
          expect(balance + change).toBeGreaterThanOrEqual(0);
        }
        const paid = (one: Order) =>
          one.payments.reduce((sum, { kind, amount }) => sum + (kind === "payment" ? amount : -amount), 0);
        if (after === null) return;
        if (action.kind === "cancel") expect(paid(after)).toBe(0);
        else if (action.kind === "change_items") expect(paid(after)).toBe(after.total);
        else expect(paid(after)).toBe(paid(before));
      }),
    );
  });

  it("that were had cannot be had again with the same yes", () => {
    fc.assert(
      fc.property(actions, states, (action, state) => {
        const facts = factsOf({}, { state });
        const yes = yesTo(action, facts);
        if (answer(action, facts, yes) !== "ok") return;
        const { order: after } = effectOf(action, facts, () => "id");
        if (after === null) return;
        const then = { ...facts, subject: { order: after, done: [action.kind] } };
        expect(answer(action, then, yes)).not.toBe("ok");
      }),
    );
  });
});

it("says of no action that is only offered that its customer said yes", () => {
  for (const clauses of Object.values(CLAUSES_OF)) {
    const held = beforeTheYes(clauses);
    expect(held.filter((id) => id.startsWith("confirm."))).toEqual([]);
    expect(clauses.filter((id) => !id.startsWith("confirm."))).toEqual(held);
  }
});
