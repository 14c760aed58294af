import fc from "fast-check";
import { expect, test } from "vitest";
import type { Order } from "../order.ts";
import type { Action, ActionKind } from "./action.ts";
import { byCard, OrderLife, source } from "./test/order-life.ts";
import { REFUND_REASONS } from "./refund-reasons.ts";

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
const brought = fc.record({
  bring: fc.constantFrom<Order["state"]>("paid", "shipped", "delivered", "completed"),
  refund: fc.option(fc.integer({ min: 1, max: 20_000 })),
  booked: fc.oneof(fc.constant([false]), fc.constant([true]), fc.array(fc.boolean(), { minLength: 1, maxLength: 3 })),
});
type Event = typeof event extends fc.Arbitrary<infer One> ? One : never;
type Brought = typeof brought extends fc.Arbitrary<infer One> ? One : never;

function live(events: readonly (Event | Brought)[], paidBy = source.payments): OrderLife {
  const life = new OrderLife(paidBy);
  for (const one of events) {
    if ("act" in one) life.act(one.act);
    else if ("cost" in one) life.prices = one.cost;
    else if ("settled" in one) life.settle(one.settled);
    else if (life.order.state === "cancelled") continue;
    else if ("state" in one) life.order = { ...life.order, state: one.state };
    else {
      if (one.refund !== null) life.refund(one.refund);
      life.bring(one.bring, (index) => one.booked[index % one.booked.length] === true);
    }
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

test("nor where the shop's system brings the order again, knows of what was given here or not, and gave back itself", () => {
  const seen = new Set<ActionKind>();
  fc.assert(
    fc.property(
      fc.array(fc.oneof(event, brought), { minLength: 10, maxLength: 25 }),
      fc.constantFrom(source.payments, byCard),
      (events, paidBy) => {
        for (const kind of live(events, paidBy).done) seen.add(kind);
      },
    ),
    { numRuns: 3_000 },
  );
  expect([...seen]).toEqual(expect.arrayContaining<ActionKind>(["change_payment", "cancel", "price_protection"]));
});
