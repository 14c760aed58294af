import { expect, test } from "vitest";
import type { Order, Payment } from "./order.ts";
import type { Remedy } from "./remedy.ts";
import { arrivalOfRefund, arrivalOfRemedy } from "./arrival.ts";

/** A Thursday, at noon. */
const LEFT = new Date("2026-03-12T12:00:00Z");
const setting = {
  timeZone: "UTC",
  refunds: {
    text: {},
    bankDays: [
      { method: "alipay", min: 0, max: 1 },
      { method: "card", min: 3, max: 5 },
    ],
  },
} as const;

const money = (change: Partial<Payment> = {}): Payment => ({
  id: "p",
  kind: "payment",
  method: "alipay",
  amount: 100,
  state: "done",
  at: new Date("2026-03-01T00:00:00Z"),
  reference: null,
  ...change,
});
const refund = (change: Partial<Payment> = {}) => money({ kind: "refund", state: "pending", at: LEFT, ...change });
const order = (...payments: readonly Payment[]) => ({ payments }) as unknown as Order;
const remedy = (change: Partial<Remedy> = {}) =>
  ({
    state: "paying",
    requestedAt: LEFT,
    approvedAt: null,
    receivedAt: null,
    expectedBy: null,
    ...change,
  }) as Remedy;
const day = (at: Date | null) => at?.toISOString().slice(0, 10) ?? null;
const ofRemedy = (given: Remedy, ...payments: readonly Payment[]) =>
  day(arrivalOfRemedy(order(...payments), given, setting));

test("money arrives within the working days of the way that it went", () => {
  expect(ofRemedy(remedy(), money(), refund())).toBe("2026-03-13");
  expect(ofRemedy(remedy(), money({ method: "card" }))).toBe("2026-03-19");
  expect(ofRemedy(remedy(), money({ method: "card" }), money(), refund())).toBe("2026-03-13");
  const saturday = new Date("2026-03-14T12:00:00Z");
  expect(ofRemedy(remedy({ approvedAt: saturday }), money())).toBe("2026-03-16");
  expect(ofRemedy(remedy({ approvedAt: saturday }), money({ method: "card" }))).toBe("2026-03-20");
});

test("the slowest of several ways counts, and nothing is said where one of them is unknown", () => {
  expect(ofRemedy(remedy(), money(), money({ method: "card" }))).toBe("2026-03-19");
  expect(ofRemedy(remedy(), money(), money({ method: "other" }))).toBeNull();
  expect(ofRemedy(remedy())).toBeNull();
  expect(arrivalOfRemedy(order(money()), remedy(), { ...setting, refunds: null })).toBeNull();
});

const on = (of: string) => new Date(`2026-03-${of}T12:00:00Z`);

test("money of goods that come back has left when it was booked or the goods were there, not when they were asked for", () => {
  const back = { kind: "return", approvedAt: LEFT } as const;
  expect(ofRemedy(remedy(back), money({ method: "card" }))).toBeNull();
  expect(ofRemedy(remedy({ ...back, kind: "exchange" }), money({ method: "card" }))).toBeNull();
  expect(ofRemedy(remedy({ ...back, receivedAt: on("20") }), money({ method: "card" }))).toBe("2026-03-27");
  expect(ofRemedy(remedy(back), money(), refund({ method: "card", at: on("24") }))).toBe("2026-03-31");
});

test("refunds from the remedy on say when money left, the last of them, unless those of its very moment are there", () => {
  const later = refund({ method: "card", at: on("24") });
  expect(ofRemedy(remedy(), money(), later)).toBe("2026-03-31");
  expect(ofRemedy(remedy(), money(), refund({ at: on("13") }), later)).toBe("2026-03-31");
  expect(ofRemedy(remedy(), money(), refund(), later)).toBe("2026-03-13");
  expect(ofRemedy(remedy(), money(), refund({ method: "card", at: on("02") }))).toBe("2026-03-13");
  expect(ofRemedy(remedy(), money(), refund({ method: "card", state: "failed" }))).toBe("2026-03-13");
});

test("what went to a gift card is there, and what else went counts", () => {
  const gift = refund({ method: "gift_card", state: "done" });
  expect(ofRemedy(remedy(), money(), gift, refund({ method: "card" }))).toBe("2026-03-19");
  expect(ofRemedy(remedy(), money(), gift)).toBeNull();
});

test("what the source says goes before, and money that has not left arrives on no day", () => {
  expect(ofRemedy(remedy({ expectedBy: new Date("2026-03-30T00:00:00Z") }), money())).toBe("2026-03-30");
  expect(ofRemedy(remedy({ state: "approved" }), money())).toBeNull();
  expect(ofRemedy(remedy({ state: "done" }), money())).toBeNull();
});

test("a refund that no bank has told of arrives by its own way", () => {
  expect(day(arrivalOfRefund(refund({ method: "card" }), setting))).toBe("2026-03-19");
  expect(arrivalOfRefund(refund({ state: "done" }), setting)).toBeNull();
  expect(arrivalOfRefund(refund({ at: null }), setting)).toBeNull();
  expect(arrivalOfRefund(money({ state: "pending" }), setting)).toBeNull();
});
