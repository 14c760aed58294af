import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderOf } from "../../testing.ts";
import { EMPTY_RULES } from "../empty-rules.ts";
import type { InvoiceHeader, OrderRequest } from "../order-request.ts";
import type { Order } from "../order.ts";
import type { Shipment } from "../shipment.ts";
import { isCalendarDay } from "../shop-time.ts";
import type { ActionFacts } from "./action-facts.ts";
import type { ClauseId } from "./clauses.ts";
import { isSentLate } from "./coupon.ts";
import { effectOf } from "./effect.ts";
import { judge } from "./judge.ts";
import type { RequestAction } from "./request-actions.ts";
import { termsOf, termsText } from "./terms.ts";

/** Four in the morning of the next day in Shanghai. */
const NOW = new Date("2026-11-29T20:00:00Z");
const ADA = "00000000-0000-4000-8000-000000000002";
const hours = (count: number): Date => new Date(NOW.getTime() + count * 3_600_000);

function orderWith(wish: Partial<Order>, dispatchBy: Date | null = hours(-1)): Order {
  const plain = orderOf({ customerId: ADA });
  return { ...plain, times: { ...plain.times, dispatchBy }, ...wish };
}

function factsOf(order: Order, wish: Partial<ActionFacts> = {}): ActionFacts {
  return {
    now: NOW,
    actor: { kind: "assistant", limit: 0 },
    customerId: ADA,
    subject: { order, done: [] },
    other: null,
    methods: [],
    products: new Map(),
    ownAddress: null,
    rules: { ...EMPTY_RULES, invoices: { kinds: ["electronic", "special_vat", "receipt"], text: {} } },
    currency: "CNY",
    timeZone: "Asia/Shanghai",
    ...wish,
  };
}

function answer(action: RequestAction, facts: ActionFacts): ClauseId | "ok" {
  const confirmation = { terms: termsText(termsOf(action, facts)), askedAt: NOW, givenAt: NOW };
  const judgement = judge({ action, facts, confirmation });
  return judgement.ok ? "ok" : judgement.clause;
}

const done = (action: RequestAction, order: Order, wish: Partial<ActionFacts> = {}): Order =>
  effectOf(action, factsOf(order, wish), () => `r${order.requests.length}`).order ?? order;

const parcel = (wish: Partial<Shipment> = {}): Shipment => ({
  id: "s1",
  orderId: "",
  courier: { code: "zto", name: {} },
  trackingNumber: "ZT1",
  lineIds: [],
  displayedOrigin: null,
  realOrigin: null,
  shippedAt: hours(-100),
  estimatedFrom: null,
  estimatedTo: null,
  deliveredAt: null,
  signedBy: null,
  events: [{ at: hours(-2), place: {}, text: {}, status: "in_transit" }],
  ...wish,
});
const sent = (wish: Partial<Shipment> = {}, state: Order["state"] = "shipped") =>
  orderWith({ state, shipments: [parcel(wish)] });

const urge: RequestAction = { kind: "urge_dispatch", order: "N1" };
const hold = (notBefore: string): RequestAction => ({ kind: "hold_dispatch", order: "N1", notBefore });
const again: RequestAction = { kind: "redelivery", order: "N1", parcel: "ZT1" };
const trace: RequestAction = { kind: "trace", order: "N1", parcel: "ZT1" };
const person: InvoiceHeader = { of: "person", name: "林", taxId: null };
const company: InvoiceHeader = { of: "company", name: "云上公司", taxId: "91330100MA2AAAAA1X" };
const invoice = (kind: "electronic" | "special_vat" | "paper" | "receipt", header = person): RequestAction => ({
  kind: "invoice",
  order: "N1",
  invoice: kind,
  header,
});

const address: NonNullable<Order["address"]> = {
  recipient: "林",
  phone: "",
  country: "CN",
  region: "浙江",
  city: "杭州",
  district: "",
  line: "文一路 1 号",
  postcode: "",
};
/** The other order as it is written by hand. */
const together: RequestAction = { kind: "combine", order: "N1", with: "n2" };
const placedAt = (placed: Date | null) => ({ ...orderOf({}).times, placed });
const first = orderWith({ address, times: placedAt(NOW) });
const second = { ...first, id: "second", number: "N2", requests: [] };
const beside = (other: Order, wish: Partial<ActionFacts> = {}): Partial<ActionFacts> => ({
  other: { order: other, done: [] },
  rules: { ...EMPTY_RULES, combining: { hours: 24, text: {} } },
  ...wish,
});

describe("two orders together", () => {
  const spaced = { ...address, recipient: "王", line: "文一路1号" };
  const far = placedAt(hours(-25));
  it.each<[string, Partial<Order>, Partial<Order>, ClauseId | "ok"]>([
    ["of one day, to one address", {}, {}, "ok"],
    ["one of them packed", {}, { state: "packed" }, "ok"],
    ["the address spaced otherwise", {}, { address: spaced }, "ok"],
    ["with no time in the source", {}, { times: placedAt(null) }, "ok"],
    ["not an order with itself", {}, { id: first.id, number: "N1" }, "combine.two-orders"],
    ["not what is sent", {}, { state: "shipped" }, "combine.unsent"],
    ["not with what is sent", { state: "shipped" }, {}, "combine.unsent"],
    ["not what is not paid", {}, { state: "unpaid" }, "combine.unsent"],
    ["not what is cancelled", { state: "cancelled" }, {}, "combine.unsent"],
    ["not a code", {}, { kind: "virtual" }, "combine.unsent"],
    ["not to another address", {}, { address: { ...address, line: "文二路 2 号" } }, "combine.same-address"],
    ["not to no address", { address: null }, { address: null }, "combine.same-address"],
    ["not too far apart", {}, { times: far }, "combine.within-window"],
    ["not somebody else's with it", {}, { customerId: "x" }, "order.own"],
    ["not with somebody else's", { customerId: "x" }, {}, "order.own"],
  ])("%s", (_name, one, other, wanted) => {
    expect(answer(together, factsOf({ ...first, ...one }, beside({ ...second, ...other })))).toBe(wanted);
  });

  it("needs another order, somebody known, and a yes", () => {
    expect(answer(together, factsOf(first, { ...beside(second), other: null }))).toBe("order.own");
    expect(answer(together, factsOf(first, beside(second, { customerId: null })))).toBe("identity.known");
    const facts = factsOf(first, beside(second));
    expect(judge({ action: together, facts, confirmation: null })).toEqual({ ok: false, clause: "confirm.given" });
  });

  it("has no window where the shop has none", () => {
    const apart = beside({ ...second, times: far }, { rules: EMPTY_RULES });
    expect(answer(together, factsOf(first, apart))).toBe("ok");
  });

  it("is asked for once, on whichever of the two, until it is taken back", () => {
    const asked = done(together, first, beside(second));
    expect(asked.requests).toMatchObject([{ wish: { kind: "combine", with: "N2" }, once: "N2", state: "open" }]);
    expect(asked.requests[0]?.wish).toEqual({ kind: "combine", with: "N2" });
    expect(answer(together, factsOf(asked, beside(second)))).toBe("request.once");
    const reversed: RequestAction = { kind: "combine", order: "N2", with: "N1" };
    expect(answer(reversed, factsOf(second, beside(asked)))).toBe("request.once");
    const third = { ...second, id: "third", number: "N3" };
    expect(answer({ ...together, with: "N3" }, factsOf(asked, beside(third)))).toBe("ok");
    const back: RequestAction = { kind: "withdraw_request", order: "N1", request: asked.requests[0]?.id ?? "" };
    const without = done(back, asked);
    expect(answer(together, factsOf(without, beside(second)))).toBe("ok");
    expect(answer(reversed, factsOf(second, beside(without)))).toBe("ok");
  });
});

describe("what may be asked for", () => {
  it.each<[string, RequestAction, Order, ClauseId | "ok"]>([
    ["presses for what is late", urge, orderWith({}), "ok"],
    ["presses where no time was promised", urge, orderWith({}, null), "ok"],
    ["waits for the promise", urge, orderWith({}, hours(1)), "urge.deadline"],
    ["does not press for what is sent", urge, orderWith({ state: "shipped" }), "urge.unsent"],
    ["does not press for what is not paid", urge, orderWith({ state: "unpaid" }), "urge.unsent"],
    ["does not press for a code", urge, orderWith({ kind: "virtual" }), "urge.unsent"],
    ["holds until the shop's tomorrow", hold("2026-12-01"), orderWith({}), "ok"],
    ["does not hold until the shop's today", hold("2026-11-30"), orderWith({}), "hold.date"],
    ["holds for thirty days", hold("2026-12-30"), orderWith({}), "ok"],
    ["and not longer", hold("2026-12-31"), orderWith({}), "hold.date"],
    ["knows days that are none", hold("2026-12-99"), orderWith({}), "hold.date"],
    ["does not hold what is packed", hold("2026-12-01"), orderWith({ state: "packed" }), "hold.unsent"],
    ["brings to the door what is under way", again, sent(), "ok"],
    ["and what lies in a locker", again, sent({ deliveredAt: NOW, signedBy: { zh: "丰巢智能柜" } }, "delivered"), "ok"],
    [
      "and not what he took himself",
      again,
      sent({ deliveredAt: NOW, signedBy: { zh: "本人签收" }, events: [] }, "delivered"),
      "redelivery.possible",
    ],
    ["knows its parcels", { ...again, parcel: "ZT2" }, sent(), "parcel.of-order"],
    ["does not trace what moves", trace, sent(), "trace.due"],
    ["traces what stands still", trace, sent({ events: [] }), "ok"],
    ["traces what was signed for", trace, sent({ deliveredAt: NOW }, "delivered"), "ok"],
    ["makes an invoice out", invoice("electronic"), orderWith({}), "ok"],
    ["not for what is called off", invoice("electronic"), orderWith({ state: "cancelled" }), "invoice.paid"],
    ["not of a kind that the shop has not", invoice("paper"), orderWith({}), "invoice.kind"],
    ["to nobody", invoice("electronic", { ...person, name: " " }), orderWith({}), "invoice.header"],
    ["a special one to no person", invoice("special_vat"), orderWith({}), "invoice.header"],
    [
      "to a company without its number",
      invoice("electronic", { ...company, taxId: null }),
      orderWith({}),
      "invoice.tax-id",
    ],
    ["a receipt without its number", invoice("receipt", { ...company, taxId: null }), orderWith({}), "ok"],
    ["to a company", invoice("special_vat", company), orderWith({}), "ok"],
  ])("%s", (_name, action, order, wanted) => {
    expect(answer(action, factsOf(order))).toBe(wanted);
  });

  it("is one's own order's", () => {
    for (const action of [urge, hold("2026-12-01"), again, trace, invoice("electronic")]) {
      expect(answer(action, factsOf(orderWith({}), { customerId: null }))).toBe("identity.known");
      expect(answer(action, factsOf(orderWith({}), { customerId: "x" }))).toBe("order.own");
    }
  });

  it("holds for as long as the shop says", () => {
    const dispatch = { hours: 48, cutoff: "16:00", workdays: [1], text: {}, whenLate: null };
    const within = (holdDays: number, day: string) =>
      answer(hold(day), factsOf(orderWith({}), { rules: { ...EMPTY_RULES, dispatch: { ...dispatch, holdDays } } }));
    expect(within(3, "2026-12-03")).toBe("ok");
    expect(within(3, "2026-12-04")).toBe("hold.date");
    expect(within(0, "2026-12-01")).toBe("hold.offered");
  });
});

describe("once", () => {
  it("a day for pressing, by the shop's calendar", () => {
    const pressed = done(urge, orderWith({}));
    expect(answer(urge, factsOf(pressed))).toBe("urge.daily");
    expect(answer(urge, factsOf(pressed, { now: hours(19) }))).toBe("urge.daily");
    expect(answer(urge, factsOf(pressed, { now: hours(20) }))).toBe("ok");
  });

  it("for each parcel, and each invoice, unless it was taken back", () => {
    for (const [action, order] of [
      [again, sent()],
      [trace, sent({ events: [] })],
      [invoice("electronic"), orderWith({})],
    ] as const) {
      const asked = done(action, order);
      expect(answer(action, factsOf(asked))).toBe("request.once");
      const back: RequestAction = { kind: "withdraw_request", order: "N1", request: asked.requests[0]?.id ?? "" };
      expect(answer(back, factsOf(asked))).toBe("ok");
      const without = done(back, asked);
      expect(without.requests.map(({ state }) => state)).toEqual(["withdrawn"]);
      expect(answer(back, factsOf(without))).toBe("withdraw.standing");
      expect(answer(action, factsOf(without))).toBe("ok");
    }
  });

  it("is a day to be sent on: another takes its place, and nothing is pressed for meanwhile", () => {
    const held = done(hold("2026-12-05"), orderWith({}));
    expect(answer(hold("2026-12-05"), factsOf(held))).toBe("hold.different");
    expect(answer(urge, factsOf(held))).toBe("urge.not-held");
    expect(answer(urge, factsOf(held, { now: hours(24 * 5) }))).toBe("urge.not-held");
    expect(answer(urge, { ...factsOf(held), now: hours(24 * 6) })).not.toBe("urge.not-held");
    const later = done(hold("2026-12-06"), held);
    expect(later.requests.map(({ wish, state }) => [wish, state])).toEqual([
      [{ kind: "hold_dispatch", notBefore: "2026-12-06" }, "open"],
      [{ kind: "hold_dispatch", notBefore: "2026-12-05" }, "withdrawn"],
    ]);
  });

  it("is a day to be sent on: after one that was refused another may be asked for, and takes its place", () => {
    const asked = done(hold("2026-12-05"), orderWith({}));
    const refused = { ...asked, requests: asked.requests.map((one) => ({ ...one, state: "refused" }) as const) };
    expect(answer(hold("2026-12-06"), factsOf(refused))).toBe("ok");
    expect(done(hold("2026-12-06"), refused).requests.map(({ state }) => state)).toEqual(["open", "withdrawn"]);
  });

  it("makes an order that waits by wish no late one, unless it was late before", () => {
    const late = orderWith({}, hours(2));
    const held = done(hold("2026-12-05"), late);
    expect([late, held].map((order) => isSentLate(order, hours(24)))).toEqual([true, false]);
    const heldAfter = done(hold("2026-12-05"), orderWith({}, hours(-2)));
    expect(isSentLate(heldAfter, hours(24))).toBe(true);
    const refused = { ...held, requests: held.requests.map((one) => ({ ...one, state: "refused" }) as const) };
    expect(isSentLate(refused, hours(24))).toBe(true);
  });

  it("makes it no late one either where the wish is taken back, or another day named, once the promised time is over", () => {
    const held = done(hold("2026-12-05"), orderWith({}, hours(2)));
    const back: RequestAction = { kind: "withdraw_request", order: "N1", request: "r0" };
    const without = done(back, held, { now: hours(24) });
    const later = done(hold("2026-12-08"), held, { now: hours(24) });
    expect([without, later].map((order) => isSentLate(order, hours(48)))).toEqual([false, false]);
  });

  it("is taken back until the order leaves", () => {
    const held = done(hold("2026-12-05"), orderWith({}));
    const back: RequestAction = { kind: "withdraw_request", order: "N1", request: "r0" };
    const answers = (["unpaid", "paid", "packed", "shipped", "delivered"] as const).map((state) =>
      answer(back, factsOf({ ...held, state })),
    );
    expect(answers).toEqual(["ok", "ok", "ok", "withdraw.standing", "withdraw.standing"]);
  });

  it("is over with the order", () => {
    const asked = done(invoice("electronic"), orderWith({}));
    const cancelled = effectOf({ kind: "cancel", order: "N1", reason: "no_longer_needed" }, factsOf(asked), () => "id");
    expect(cancelled.order?.requests.map(({ state }) => state)).toEqual(["withdrawn"]);
  });
});

describe("whatever is asked for, in whatever order", () => {
  const days = fc.integer({ min: -3, max: 40 }).map((day) =>
    hours(24 * day)
      .toISOString()
      .slice(0, 10),
  );
  const actions = fc.oneof(
    fc.constant(urge),
    days.map(hold),
    fc.constantFrom(again, trace, invoice("electronic"), invoice("special_vat", company)),
    fc
      .integer({ min: 0, max: 8 })
      .map((at): RequestAction => ({ kind: "withdraw_request", order: "N1", request: `r${at}` })),
  );
  const key = ({ wish, once }: OrderRequest) => `${wish.kind} ${once}`;

  it("moves no money, and what stands was asked for once", () => {
    fc.assert(
      fc.property(
        fc.array(actions, { maxLength: 12 }),
        fc.constantFrom(orderWith({}), sent({ events: [] })),
        (asked, start) => {
          let order = start;
          for (const action of asked) {
            const facts = factsOf(order);
            if (answer(action, facts) !== "ok") continue;
            const effect = effectOf(action, facts, () => `r${order.requests.length}`);
            expect([effect.money, effect.balances, effect.stock]).toEqual([[], [], []]);
            expect({ ...effect.order, requests: [] }).toEqual({ ...order, requests: [] });
            order = effect.order ?? order;
            const standing = order.requests.filter(({ state }) => state !== "withdrawn").map(key);
            expect(new Set(standing).size).toBe(standing.length);
            expect(answer(action, factsOf(order))).not.toBe("ok");
          }
        },
      ),
    );
  });

  it("a day is one of the calendar", () => {
    expect(["2026-02-28", "2028-02-29"].map(isCalendarDay)).toEqual([true, true]);
    expect(["2026-02-29", "2026-13-01", "26-01-01", "2026-01-01T00:00", ""].some(isCalendarDay)).toBe(false);
  });
});
