import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ORDER_STATES, type Order } from "../core/order.ts";
import { orderTotal } from "../core/order-math.ts";
import { reviewability } from "../core/reviewability.ts";
import { isSentLate } from "../core/policy/coupon.ts";
import { demoCast } from "./cast.ts";
import type { DemoOrganization, DemoShop } from "./demo-organization.ts";
import { generate } from "./generate.ts";

const NOW = new Date("2026-11-22T10:00:00Z");
const DAY = 86_400_000;
const demo = generate(1, NOW);
const allOrders = (of: DemoOrganization): readonly Order[] => of.shops.flatMap((shop) => shop.orders);

/** Every run looks at two thousand orders, so a few runs do; on a busy machine one takes a second. */
const RUNS = { numRuns: 4 };
const PATIENCE = { timeout: 60_000 };
const anyDemo = fc
  .tuple(fc.nat(1000), fc.date({ min: new Date("2025-01-01"), max: new Date("2031-01-01"), noInvalidDate: true }))
  .map(([seed, now]) => ({ seed, now, demo: generate(seed, now) }));

describe("any demo", () => {
  it("comes out the same for the same seed and moment", PATIENCE, () => {
    fc.assert(
      fc.property(anyDemo, ({ seed, now, demo: once }) => {
        expect(generate(seed, now)).toEqual(once);
      }),
      { numRuns: 2 },
    );
  });

  it("keeps people, order numbers and ids at another moment", PATIENCE, () => {
    fc.assert(
      fc.property(anyDemo, fc.nat(400), ({ seed, now, demo: once }, days) => {
        const later = generate(seed, new Date(now.getTime() + days * DAY));
        const names = (of: DemoOrganization) =>
          allOrders(of).map(({ id, number, customerId }) => [id, number, customerId]);
        expect(names(later)).toEqual(names(once));
        expect(later.customers).toEqual(once.customers);
        expect(later.people).toEqual(once.people);
      }),
      { numRuns: 2 },
    );
  });

  it("adds up, and tells no event before its time or after now", PATIENCE, () => {
    fc.assert(
      fc.property(anyDemo, ({ now, demo: any }) => {
        for (const order of allOrders(any)) {
          expect(order.total).toBe(orderTotal(order.lines, order.fees));
          expectPast(order, now);
          expectInOrder(order);
          expectStateFits(order);
        }
      }),
      RUNS,
    );
  });

  it("gives every thing an id of its own", () => {
    const ids = [
      demo.id,
      ...demo.people.map(({ id }) => id),
      ...demo.customers.map(({ id }) => id),
      ...demo.shops.flatMap((shop) => [shop.id, ...idsOf(shop)]),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    for (const shop of demo.shops) {
      const numbers = shop.orders.map(({ number }) => number);
      expect(new Set(numbers).size).toBe(numbers.length);
    }
  });
});

describe("the demo of a first start", () => {
  it("is as large as promised", () => {
    expect(demo.shops.map((shop) => [shop.slug, shop.orders.length])).toEqual([
      ["yunshang", 500],
      ["shanwei", 500],
      ["mingmou", 500],
      ["northfield", 500],
    ]);
    expect(demo.shops.flatMap((shop) => shop.products).length).toBeGreaterThanOrEqual(190);
    expect(demo.customers.length).toBeGreaterThanOrEqual(590);
  });

  it("has orders in every state, in every shop but for the rarest", () => {
    const states = new Set(allOrders(demo).map(({ state }) => state));
    expect([...states].sort()).toEqual([...ORDER_STATES].sort());
  });

  it("reaches back over ninety days and not further", () => {
    const ages = allOrders(demo).map(({ times }) => (NOW.getTime() - (times.placed?.getTime() ?? 0)) / DAY);
    expect(Math.max(...ages)).toBeLessThan(91);
    expect(Math.max(...ages)).toBeGreaterThan(80);
  });

  it("has agents of every tier, an owner for every shop, one admin", () => {
    for (const shop of demo.shops) {
      const staff = demo.people.filter((person) => person.shopSlug === shop.slug);
      expect(staff.map(({ role, tier }) => `${role}${tier}`).sort()).toEqual(["agent1", "agent2", "agent3", "owner3"]);
    }
    expect(demo.people.filter(({ role }) => role === "admin")).toHaveLength(1);
  });

  it("tells no seconds, and promises whole hours and days", () => {
    const odd = generate(1, new Date("2026-11-22T10:07:23.456Z"));
    for (const { orders, promotions, coupons, timeZone } of odd.shops) {
      const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, timeStyle: "short" });
      const seconds = (text: string): readonly string[] => text.match(/T\d\d:\d\d:(?!00\.000Z)\S{7}/g) ?? [];
      expect(seconds(JSON.stringify([orders, promotions, coupons]))).toEqual([]);
      const ends = [
        ...[...promotions, ...coupons].map((offer) => offer.endsAt),
        ...orders.flatMap(({ shipments }) => shipments.flatMap((one) => one.estimatedTo ?? [])),
        ...orders.flatMap(({ remedies }) => remedies.flatMap((one) => one.expectedBy ?? [])),
      ];
      expect(new Set(ends.map((end) => clock.format(end)))).toEqual(new Set(["23:59"]));
      const promised = orders.flatMap(({ times }) => times.dispatchBy ?? []);
      expect(new Set(promised.map((at) => at.getUTCMinutes()))).toEqual(new Set([0]));
    }
  });

  it("says of every shop when people answer and whether one may come by", () => {
    for (const { rules } of demo.shops) {
      expect(Object.keys(rules.openingHours ?? {})).toEqual(["zh", "en"]);
      expect(Object.keys(rules.visitAddress ?? {})).toEqual(["zh", "en"]);
    }
  });

  it("has facts for every product in the shop's language", () => {
    for (const shop of demo.shops) {
      for (const product of shop.products) {
        expect(product.title[shop.language], product.sku).toBeTruthy();
        expect(product.variants.length, product.sku).toBeGreaterThan(0);
        if (!product.virtual) expect(product.attributes.length, product.sku).toBeGreaterThanOrEqual(3);
        for (const { value, key } of product.attributes) {
          expect(value[shop.language] ?? value.zh ?? value.en, `${product.sku}#${key}`).toBeTruthy();
        }
      }
    }
  });
});

describe("what the stories need", () => {
  const ordersOf = (externalId: string): readonly Order[] => {
    const member = demoCast().find((one) => one.externalId === externalId);
    return allOrders(demo).filter((order) => order.customerId === member?.id);
  };

  it("two orders to one address within the combining window, each with a fee", () => {
    for (const who of ["lin-xiaoyu", "ma-jun", "emily-carter"]) {
      const paired = ordersOf(who).filter((order) => order.fees.length > 0 && order.state !== "completed");
      expect(paired, who).toHaveLength(2);
      const [first, second] = paired.map((order) => order.times.placed?.getTime() ?? 0);
      expect(Math.abs((first ?? 0) - (second ?? 0)), who).toBeLessThan(12 * 3_600_000);
      expect(paired[0]?.address, who).toEqual(paired[1]?.address);
    }
  });

  it("every reason for which an order cannot be reviewed", () => {
    const reasons = ordersOf("zhou-min").map((order) => reviewability(order, NOW));
    expect(reasons.map((one) => (one.can ? "can" : one.reason)).sort()).toEqual([
      "already_reviewed",
      "can",
      "not_received",
      "virtual",
      "window_over",
    ]);
  });

  it("returns that went to the sender on the label", () => {
    for (const who of ["chen-jing", "james-wilson"]) {
      const parcel = ordersOf(who).flatMap((order) => order.remedies)[0]?.parcel;
      expect(parcel?.addressUsed, who).not.toEqual(parcel?.addressGiven);
      expect(parcel?.signedAt, who).toBeInstanceOf(Date);
    }
  });

  it("a shop whose pages say Hangzhou while parcels begin in Guangzhou, and no other such shop", () => {
    for (const shop of demo.shops) {
      const parcels = shop.orders.flatMap((order) => order.shipments);
      const off = parcels.filter((one) => one.displayedOrigin?.city !== one.realOrigin?.city);
      expect(off.length, shop.slug).toBe(shop.slug === "yunshang" ? parcels.length : 0);
    }
  });

  it("parcels that stand still, a refund under way, a price that fell, an order sent too late", () => {
    const [stuck] = ordersOf("wang-hao").flatMap((order) => order.shipments.filter((one) => one.deliveredAt === null));
    expect(NOW.getTime() - (stuck?.events[0]?.at.getTime() ?? 0)).toBeGreaterThan(6 * DAY);
    expect(ordersOf("zhao-lei").flatMap((order) => order.remedies.map(({ state }) => state))).toContain("paying");
    const hoodie = demo.shops[0]?.products.find(({ sku }) => sku === "YS1803")?.variants[0];
    const bought = ordersOf("wang-hao")
      .flatMap((order) => order.lines)
      .find((line) => line.productSku === "YS1803");
    expect(bought?.unitPrice).toBe((hoodie?.price ?? 0) + 3000);
    const late = ordersOf("wang-hao").filter((order) => order.state === "paid");
    expect(late.map((order) => (order.times.dispatchBy?.getTime() ?? Infinity) < NOW.getTime())).toEqual([true]);
  });
});

function idsOf(shop: DemoShop): readonly string[] {
  return [
    ...shop.products.flatMap((product) => [product.id, ...product.variants.map(({ id }) => id)]),
    ...shop.promotions.map(({ id }) => id),
    ...shop.coupons.map(({ id }) => id),
    ...shop.returnAddresses.map(({ id }) => id),
    ...shop.orders.flatMap((order) => [
      order.id,
      ...[order.lines, order.fees, order.payments, order.shipments, order.remedies].flatMap((parts) =>
        parts.map(({ id }) => id),
      ),
    ]),
  ];
}

function expectPast({ times, payments, shipments, remedies, review }: Order, now: Date): void {
  const { dispatchBy: _promise, ...happened } = times;
  const moments = [
    ...Object.values(happened),
    review.reviewedAt,
    ...payments.map(({ at }) => at),
    ...shipments.flatMap((one) => [one.shippedAt, one.deliveredAt, ...one.events.map(({ at }) => at)]),
    ...remedies.flatMap((one) => [
      one.requestedAt,
      one.approvedAt,
      one.receivedAt,
      one.doneAt,
      one.parcel?.sentAt ?? null,
    ]),
  ];
  for (const moment of moments) if (moment !== null) expect(moment.getTime()).toBeLessThanOrEqual(now.getTime());
}

function expectInOrder({ times, shipments }: Order): void {
  const way = [times.placed, times.paid, times.packed, times.shipped, times.delivered, times.completed];
  const known = way.flatMap((moment) => (moment === null ? [] : [moment.getTime()]));
  expect(known).toEqual([...known].sort((a, b) => a - b));
  for (const { events } of shipments) {
    const scans = events.map(({ at }) => at.getTime());
    expect(scans).toEqual([...scans].sort((a, b) => b - a));
  }
}

function expectStateFits({ state, times, shipments, kind, payments, total }: Order): void {
  expect(times.paid === null).toBe(payments.length === 0);
  if (state === "unpaid") expect(times.paid).toBeNull();
  if (["shipped", "delivered", "completed"].includes(state) && kind === "physical") expect(shipments).toHaveLength(1);
  if (["paid", "packed"].includes(state)) expect(shipments).toHaveLength(0);
  if (state === "delivered" || state === "completed") expect(times.delivered).not.toBeNull();
  if (state === "cancelled") expect(times.cancelled).not.toBeNull();
  if (state === "refunded") expect(times.refunded).not.toBeNull();
  const back = payments.filter((payment) => payment.kind === "refund").reduce((sum, { amount }) => sum + amount, 0);
  expect(back).toBeLessThanOrEqual(total);
  for (const { deliveredAt, events } of shipments) {
    const last = events[0]?.status;
    expect(deliveredAt !== null).toBe(last === "delivered" || last === "in_locker");
  }
}

describe("what the demo's shops say", () => {
  const shop = (slug: string): DemoShop => {
    const found = demo.shops.find((one) => one.slug === slug);
    if (found === undefined) throw new Error(`the demo has no ${slug}`);
    return found;
  };
  const textOf = (slug: string, sku: string): string => {
    const { title, ...rest } = shop(slug).products.find((product) => product.sku === sku) ?? {};
    return title === undefined ? "" : JSON.stringify(rest);
  };

  it("fits each product, not only its family", () => {
    expect(textOf("yunshang", "YS1404")).toContain("无内衬");
    expect(textOf("yunshang", "YS1404")).not.toMatch(/有内衬|Summer|夏/u);
    expect(textOf("shanwei", "SW2303")).not.toMatch(/蜂蜜"|木勺|玻璃瓶|不加糖|结晶|婴儿/u);
    expect(textOf("shanwei", "SW2304")).not.toMatch(/蜂蜜"|木勺|玻璃瓶|不加糖|结晶|婴儿/u);
    expect(textOf("shanwei", "SW2106")).not.toMatch(/空壳/u);
    expect(shop("shanwei").products.find(({ sku }) => sku === "SW2106")?.contents).toMatchObject([{ quantity: 6 }]);
  });

  it("gives a coupon for orders that leave late where it is promised, which nobody can claim or has yet", () => {
    for (const slug of ["shanwei", "mingmou"]) {
      const { rules, coupons, holdings } = shop(slug);
      const coupon = coupons.find(({ code }) => code === rules.dispatch?.lateCoupon);
      expect(coupon).toMatchObject({ onlyGiven: true, threshold: 0 });
      expect(coupon && coupon.endsAt > NOW && coupon.startsAt < NOW).toBe(true);
      expect(holdings.some(({ couponId }) => couponId === coupon?.id)).toBe(false);
    }
    const fang = demo.customers.find(({ externalId }) => externalId === "sun-fang");
    const hers = shop("shanwei").orders.filter(({ customerId }) => customerId === fang?.id);
    expect(hers.some((order) => isSentLate(order, NOW))).toBe(true);
  });
});
