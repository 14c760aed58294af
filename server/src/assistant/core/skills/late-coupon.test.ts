import { describe, expect, test } from "vitest";
import type { Order } from "../../../commerce/index.ts";
import { anOrder, type FactsChange, hoursFromNow, someFacts } from "../test-facts.ts";
import { talk } from "../test-talk.ts";

const wish = { intent: "compensation.request", words: /赔|补偿/ };
const coupon = {
  id: "c",
  code: "SORRY",
  name: { zh: "5元无门槛券" },
  off: { kind: "amount", amount: 500 },
  threshold: 0,
  startsAt: hoursFromNow(-100),
  endsAt: hoursFromNow(1_000),
  scope: {},
  productSkus: [],
  stackable: false,
  howToGet: {},
  onlyGiven: true,
} as const;
const dispatch = {
  hours: 48,
  cutoff: "16:00",
  workdays: [1, 2, 3, 4, 5, 6, 7],
  text: {},
  whenLate: null,
  lateCoupon: "SORRY",
};
const late = anOrder("100001", { times: { dispatchBy: hoursFromNow(-5) } });

function ask(
  orders: readonly Order[],
  { isHeld = false, dealings }: Pick<FactsChange, "dealings"> & { isHeld?: boolean } = {},
) {
  const facts = someFacts({ orders, dealings, rules: { dispatch }, lateCoupon: { coupon, isHeld } });
  return talk(facts, wish, ["发货这么晚，怎么赔偿"]);
}

describe("what the shop gives for an order that leaves late", () => {
  test("is given after a yes", () => {
    const asked = ask([late]);
    expect(asked).toMatchObject({ slot: "confirm", action: { kind: "give_coupon", order: "100001", code: "SORRY" } });
    expect(asked.text).toContain("<confirm.coupon>");
  });

  test("is given for one that left after the promised time, too", () => {
    const sent = anOrder("100001", {
      state: "shipped",
      times: { dispatchBy: hoursFromNow(-50), shipped: hoursFromNow(-40) },
    });
    expect(ask([sent]).action).toMatchObject({ kind: "give_coupon" });
  });

  test("is not offered a second time for an order, whatever became of the coupon", () => {
    const asked = ask([late], { dealings: new Map([[late.id, { done: ["give_coupon"] }]]) });
    expect(asked).toMatchObject({ kind: "answer", action: undefined });
    expect(asked.text).not.toContain("<confirm.coupon>");
  });

  test.each<[string, readonly Order[], boolean]>([
    ["that is in time", [anOrder("100001")], false],
    ["that is called off", [{ ...late, state: "cancelled" }], false],
    ["whose customer has it", [late], true],
  ])("is for a person to weigh for one %s", (_name, orders, isHeld) => {
    expect(ask(orders, { isHeld })).toMatchObject({ kind: "hand_over", action: undefined });
  });

  test("is for a person to weigh where the shop names none", () => {
    expect(talk(someFacts({ orders: [late] }), wish, ["发货这么晚，怎么赔偿"])).toMatchObject({ kind: "hand_over" });
  });
});
