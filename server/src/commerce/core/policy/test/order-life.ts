import { expect } from "vitest";
import { orderOf, productOf, variantOf } from "../../../testing.ts";
import { EMPTY_RULES } from "../../empty-rules.ts";
import type { Order, OrderLine, Payment } from "../../order.ts";
import type { Remedy } from "../../remedy.ts";
import type { Action, ActionKind, MoneyMove, MovedBy } from "../action.ts";
import type { ActionFacts } from "../action-facts.ts";
import { effectOf } from "../effect.ts";
import { judge } from "../judge.ts";
import { termsOf, termsText } from "../terms.ts";

const NOW = new Date("2026-11-29T12:00:00Z");
const ADA = "00000000-0000-4000-8000-000000000002";
/** What was paid for the order. */
export const PAID = 25_800;
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
/** All of it by a card. */
export const byCard = [paid("p1", PAID, "card-1", "card")];
/** Paid by a card and by a gift card, as the shop's own system has it. */
export const source: Order = {
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

/** The shop's own refunds are never of the very moment of one made here. */
const BEFORE = new Date(NOW.getTime() - 60_000);

/** One order's life, for tests: what was done to it, what came back, and what the shop's system said of it since. */
export class OrderLife {
  readonly paidBy: Order["payments"];
  order: Order;
  /** What the shop's own system gave back of itself. */
  theirs: Payment[] = [];
  prices: readonly number[] = [5_000, 15_000];
  balance = 100_000;
  done: ActionKind[] = [];
  moved: MovedBy[] = [];
  /** What the customer has or was promised, less what he paid since. */
  back = 0;
  ids = 0;

  constructor(paidBy: Order["payments"]) {
    this.paidBy = paidBy;
    this.order = { ...source, payments: paidBy, address, times: { ...source.times, placed: NOW, paid: NOW } };
  }

  facts(): ActionFacts {
    const [first = 0, second = 0] = this.prices;
    const products = [
      productOf({ sku: "P1", variants: [variantOf("P1-1", { price: first }), variantOf("P1-2", { price: 4_000 })] }),
      productOf({ sku: "P2", variants: [variantOf("P2-1", { price: second }), variantOf("P2-2", { price: 16_000 })] }),
    ];
    const together = { ...other, address, times: this.order.times };
    return {
      now: NOW,
      currency: "CNY",
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
      this.moved.push(...effect.money.map((move) => ({ ...move, kind: action.kind, at: NOW })));
    if (action.kind === "cancel" && !this.done.includes("exchange")) expect(this.back).toBe(PAID);
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

  /** The shop gives something back of itself, which is known here once its system is read again. */
  refund(wish: number): void {
    const amount = Math.min(wish, PAID - this.back);
    if (amount <= 0) return;
    this.back += amount;
    this.theirs.push({ ...paid(`s${++this.ids}`, amount, "card-1", "card"), kind: "refund", at: BEFORE });
  }

  /** The shop's system says again what it knows: of what was done here, what somebody has booked there. */
  bring(state: Order["state"], isBooked: (index: number) => boolean): void {
    const { fees, lines: then } = source;
    const booked = this.moved
      .filter((_one, index) => isBooked(index))
      .map(({ way, amount, by }): Payment => ({
        ...paid(`b${++this.ids}`, amount, by, by === "card-1" ? "card" : "gift_card"),
        kind: way === "due" ? "payment" : "refund",
      }));
    this.order = { ...this.order, state, fees, lines: then, payments: [...this.paidBy, ...this.theirs, ...booked] };
  }
}

function netOf(money: readonly MoneyMove[]): number {
  return money.reduce((sum, { way, amount }) => sum + (way === "back" ? amount : -amount), 0);
}
