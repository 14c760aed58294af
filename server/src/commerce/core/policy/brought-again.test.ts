import { describe, expect, it, test } from "vitest";
import type { Action } from "./action.ts";
import { byCard, OrderLife, PAID } from "./test/order-life.ts";

const on = { order: "N1" } as const;
const protect: Action = { kind: "price_protection", ...on, lineIds: ["l2"] };
const toCard = (lineIds: readonly string[]): Action => ({ kind: "return", ...on, lineIds, refundTo: "card-1" });
const nothing = () => false;

test("a refund of the shop's own counts beside what was given here, also once an import has taken that away", () => {
  const life = new OrderLife(byCard);
  life.refund(10_000);
  life.bring("delivered", nothing);
  life.prices = [5_000, 13_000];
  life.act(protect);
  life.bring("delivered", nothing);
  life.act(toCard(["l1", "l2"]));
  expect(life.done).toEqual(["price_protection", "return"]);
  expect(life.back).toBe(PAID);
});

describe("an order that is paid otherwise and then brought again as it was paid first", () => {
  const otherwise: Action = { kind: "change_payment", ...on, payWith: "gift-1" };
  const changed = (isBooked: (index: number) => boolean) => {
    const life = new OrderLife(byCard);
    life.act(otherwise);
    life.bring("paid", isBooked);
    return life;
  };

  it.each<[string, (index: number) => boolean]>([
    ["knowing nothing", nothing],
    ["knowing it all", () => true],
    ["knowing the charge", (index) => index === 0],
  ])("%s: is not charged again, and goes back to what it is paid by", (_name, isBooked) => {
    const life = changed(isBooked);
    expect(life.balance).toBe(100_000 - PAID);
    life.act(otherwise);
    life.act({ ...otherwise, payWith: "card-1" });
    expect(life.done).toEqual(["change_payment"]);
    life.act({ kind: "cancel", ...on, reason: "no_longer_needed" });
    expect(life.done).toEqual(["change_payment", "cancel"]);
    expect(life.balance).toBe(100_000);
  });

  it("knowing only what went back: is for people to cancel, or nothing would go back", () => {
    const life = changed((index) => index === 1);
    life.act({ kind: "cancel", ...on, reason: "no_longer_needed" });
    expect(life.done).toEqual(["change_payment"]);
  });
});

test("a price fall is given back once, also where an import undoes the change of items after it", () => {
  const life = new OrderLife(byCard);
  life.prices = [5_000, 13_000];
  life.act(protect);
  life.act({ kind: "change_items", ...on, changes: [{ lineId: "l2", variantSku: "P2-2" }], payWith: "card-1" });
  life.bring("paid", nothing);
  life.act(protect);
  expect(life.done).toEqual(["price_protection", "change_items"]);
});
