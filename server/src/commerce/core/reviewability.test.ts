import { describe, expect, it } from "vitest";
import { orderOf } from "../testing.ts";
import { reviewability } from "./reviewability.ts";

const now = new Date("2026-11-22T10:00:00Z");
const past = new Date("2026-11-10T10:00:00Z");
const future = new Date("2026-11-30T10:00:00Z");

describe("reviewability", () => {
  it.each([
    ["a code", orderOf({ kind: "virtual", state: "completed", delivered: past, closesAt: future }), "virtual"],
    [
      "one reviewed already",
      orderOf({ state: "completed", delivered: past, reviewedAt: past, closesAt: future }),
      "already_reviewed",
    ],
    ["a cancelled one", orderOf({ state: "cancelled" }), "cancelled"],
    ["one that is paid back", orderOf({ state: "refunded", delivered: past, closesAt: future }), "cancelled"],
    ["one under way", orderOf({ state: "shipped" }), "not_received"],
    ["one whose window is over", orderOf({ state: "completed", delivered: past, closesAt: past }), "window_over"],
    ["one whose window closes now", orderOf({ state: "completed", delivered: past, closesAt: now }), "window_over"],
  ])("refuses %s for its own reason", (_, order, reason) => {
    expect(reviewability(order, now)).toMatchObject({ can: false, reason });
  });

  it("lets what was received be reviewed until the window closes", () => {
    const order = orderOf({ state: "delivered", delivered: past, closesAt: future });
    expect(reviewability(order, now)).toEqual({ can: true, until: future });
  });

  it("knows no end where the source names none", () => {
    expect(reviewability(orderOf({ state: "delivered" }), now)).toEqual({ can: true, until: null });
  });

  it("says virtual before anything that may still change", () => {
    const order = orderOf({ kind: "virtual", state: "paid" });
    expect(reviewability(order, now)).toEqual({ can: false, reason: "virtual" });
  });
});
