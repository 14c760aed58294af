import fc from "fast-check";
import { expect, test } from "vitest";
import { orderOf, productOf, variantOf } from "../../testing.ts";
import { EMPTY_RULES } from "../empty-rules.ts";
import type { Order, OrderLine, Payment } from "../order.ts";
import type { Remedy } from "../remedy.ts";
import type { Action, ActionKind, MoneyMove, MovedBy } from "./action.ts";
import type { ActionFacts } from "./action-facts.ts";
import { effectOf } from "./effect.ts";
import { REFUND_REASONS } from "./refund-reasons.ts";
import { judge } from "./judge.ts";
import { termsOf, termsText } from "./terms.ts";

const NOW = new Date("2026-11-29T12:00:00Z");
const ADA = "00000000-0000-4000-8000-000000000002";
const PAID = 25_800;
const FEE = 800;
const card = { reference: "card-1", method: "card" } as const;

const line = (id: string, of: { sku: string; quantity: number; unitPrice: number }): OrderLine => ({
  id,
  productSku: of.sku,
  variantSku: `${of.sku}-1`,
  title: {},
  options: [],
  quantity: of.quantity,
  unitPrice: of.unitPrice,
  discount: 0,
  total: of.quantity * of.unitPrice,
});
const paid = (id: string, amount: number, by: string, method: Payment["method"]): Payment => ({
  id,
  kind: "payment",
  method,
  amount,
  state: "done",
  at: NOW,
  reference: by,
});
const lines = [
  line("l1", { sku: "P1", quantity: 2, unitPrice: 5_000 }),
  line("l2", { sku: "P2", quantity: 1, unitPrice: 15_000 }),
];
/** Paid by a card and by a gift card, as the shop's own system has it. */
const source: Order = {
  ...orderOf({ customerId: ADA }),
  number: "N1",
  state: "paid",
  total: PAID,
  lines,
  fees: [{ id: "f", kind: "shipping", amount: FEE, returned: 0 }],
  payments: [paid("p1", 20_000, "card-1", "card"), paid("p2", PAID - 20_000, "gift-1", "gift_card")],
  remedies: [],
};
const other: Order = { ...source, id: "other", number: "N2" };
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

/** One order's life: what was done to it, what came back, and what the shop's system said of it since. */
class Life {
  order: Order = { ...source, address, times: { ...source.times, placed: NOW, paid: NOW } };
  prices: readonly number[] = [5_000, 15_000];
  balance = 100_000;
  done: ActionKind[] = [];
  moved: MovedBy[] = [];
  /** What the customer has or was promised, less what he paid since. */
  back = 0;
  ids = 0;

  facts(): ActionFacts {
    const [first = 0, second = 0] = this.prices;
    const products = [
      productOf({ sku: "P1", variants: [variantOf("P1-1", { price: first }), variantOf("P1-2", { price: 4_000 })] }),
      productOf({ sku: "P2", variants: [variantOf("P2-1", { price: second }), variantOf("P2-2", { price: 16_000 })] }),
    ];
    const together = { ...other, address, times: this.order.times };
    return {
      now: NOW,
      timeZone: "Asia/Shanghai",
      actor: { kind: "agent", limit: null },
      customerId: ADA,
      subject: { order: this.order, done: this.done, moved: this.moved },
      other: { order: together, done: [] },
      methods: [
        { ...card, balance: null },
        { reference: "gift-1", method: "gift_card", balance: this.balance },
      ],
      products: new Map(products.flatMap((one) => one.variants.map(({ sku }) => [sku, one] as const))),
      ownAddress: null,
      rules: {
        ...EMPTY_RULES,
        priceProtection: { days: 15, text: {} },
        combining: { hours: 24, text: {} },
      },
    };
  }

  act(action: Action): void {
    const facts = this.facts();
    const confirmation = { terms: termsText(termsOf(action, facts)), askedAt: NOW, givenAt: NOW };
    if (!judge({ action, facts, confirmation }).ok) return;
    const effect = effectOf(action, facts, () => `id-${++this.ids}`);
    this.order = effect.order ?? this.order;
    for (const { change } of effect.balances) this.balance += change;
    this.done.push(action.kind);
    this.back += netOf(effect.money);
    if (action.kind !== "return" && action.kind !== "exchange")
      this.moved.push(...effect.money.map((move) => ({ ...move, kind: action.kind })));
    expect(this.balance).toBeGreaterThanOrEqual(0);
    expect(this.back).toBeLessThanOrEqual(PAID);
  }

  /** A return or an exchange goes on: the goods came and the money went, or nothing came of it. */
  settle(state: "done" | "withdrawn"): void {
    const open = this.order.remedies.filter((one) => one.state === "approved");
    const amount = open.reduce((sum, one) => sum + one.amount, 0);
    const settled = (one: Remedy): Remedy => (one.state === "approved" ? { ...one, state } : one);
    const refund: Payment = { ...paid(`r${++this.ids}`, amount, "card-1", "card"), kind: "refund" };
    const payments = state === "done" && amount > 0 ? [...this.order.payments, refund] : this.order.payments;
    this.order = { ...this.order, remedies: this.order.remedies.map(settled), payments };
    if (state === "withdrawn") this.back -= amount;
  }

  /** The shop's system says again what it knows; what was done here it knows nothing of. */
  bring(state: Order["state"]): void {
    const { fees, lines: then, payments } = source;
    this.order = { ...this.order, state, fees, lines: then, payments };
  }
}

function netOf(money: readonly MoneyMove[]): number {
  return money.reduce((sum, { way, amount }) => sum + (way === "back" ? amount : -amount), 0);
}

const someLines = fc.constantFrom<readonly string[]>(["l1"], ["l2"], ["l1", "l2"]);
const way = fc.constantFrom("card-1", "gift-1");
const change = fc.record({ lineId: fc.constantFrom("l1", "l2"), variantSku: fc.constantFrom("P1-2", "P2-2") });
const on = { order: "N1" } as const;
const action: fc.Arbitrary<Action> = fc.oneof(
  someLines.map((lineIds): Action => ({ kind: "price_protection", ...on, lineIds })),
  fc
    .record({ lineIds: fc.oneof(someLines, fc.constant([])), amount: fc.integer({ min: -1, max: 30_000 }) })
    .chain((wish) =>
      fc.constantFrom(...REFUND_REASONS).map((reason): Action => ({ kind: "refund_part", ...on, ...wish, reason })),
    ),
  fc.record({ lineIds: someLines, refundTo: way }).map((wish): Action => ({ kind: "return", ...on, ...wish })),
  fc
    .record({ kind: fc.constantFrom("change_items", "exchange"), changes: fc.tuple(change), payWith: way })
    .map((wish): Action => ({ ...on, ...wish })),
  fc.constant<Action>({ kind: "return_fee", ...on, with: "N2" }),
  fc.constant<Action>({ kind: "cancel", ...on, reason: "no_longer_needed" }),
  way.map((payWith): Action => ({ kind: "change_payment", ...on, payWith })),
);
const prices = fc.tuple(fc.integer({ min: 0, max: 6_000 }), fc.integer({ min: 0, max: 16_000 }));
const event = fc.oneof(
  { weight: 6, arbitrary: action.map((act) => ({ act })) },
  { weight: 3, arbitrary: prices.map((cost) => ({ cost })) },
  { weight: 2, arbitrary: fc.constantFrom<Order["state"]>("paid", "delivered").map((state) => ({ state })) },
  { weight: 1, arbitrary: fc.constantFrom("done" as const, "withdrawn" as const).map((settled) => ({ settled })) },
);
const brought = fc
  .constantFrom<Order["state"]>("paid", "shipped", "delivered", "completed")
  .map((bring) => ({ bring }));
type Event = typeof event extends fc.Arbitrary<infer One> ? One : never;
type Brought = typeof brought extends fc.Arbitrary<infer One> ? One : never;

function live(events: readonly (Event | Brought)[]): Life {
  const life = new Life();
  for (const one of events) {
    if ("act" in one) life.act(one.act);
    else if ("cost" in one) life.prices = one.cost;
    else if ("settled" in one) life.settle(one.settled);
    else if (life.order.state === "cancelled") continue;
    else if ("state" in one) life.order = { ...life.order, state: one.state };
    else life.bring(one.bring);
  }
  return life;
}

test("never gives back more than was paid, whatever is done in whatever order", () => {
  const seen = new Set<ActionKind>();
  fc.assert(
    fc.property(fc.array(event, { minLength: 10, maxLength: 25 }), (events) => {
      for (const kind of live(events).done) seen.add(kind);
    }),
    { numRuns: 1_500 },
  );
  const all: ActionKind[] = [
    "cancel",
    "change_items",
    "exchange",
    "price_protection",
    "refund_part",
    "return",
    "return_fee",
  ];
  expect([...seen]).toEqual(expect.arrayContaining(all));
});

test("nor where the shop's system brings the order again and knows nothing of what was given here", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(event, brought), { minLength: 10, maxLength: 25 }), (events) => {
      live(events);
    }),
    { numRuns: 1_500 },
  );
});
