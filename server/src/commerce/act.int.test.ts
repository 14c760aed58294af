import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { migrations as identityMigrations } from "../identity/index.ts";
import { createOrganization, createShop, type TestShop } from "../identity/testing.ts";
import { TestClock } from "../platform/clock.ts";
import { asOwner, createTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
import { withScope } from "../platform/database/index.ts";
import { newId } from "../platform/ids.ts";
import { eraseOrders, exportOnFile } from "./store/personal.ts";
import { type ActionOrder, type Actions, openActions } from "./act.ts";
import { openBuiltInStore } from "./built-in-store.ts";
import { type Action, termsText } from "./core/policy/index.ts";
import { importFile } from "./import/import-file.ts";
import { TINY_TAU2 } from "./import/tiny-tau2.ts";
import { migrations } from "./migrations/index.ts";

const clock = new TestClock("2026-11-29T10:00:00Z");
const CANCEL: Action = { kind: "cancel", order: "#W1000002", reason: "no_longer_needed" };

let test: TestDatabase;
let shop: TestShop;
let actions: Actions;
let customerId: string;

beforeAll(async () => {
  test = await createTestDatabase([...identityMigrations, ...migrations]);
  actions = openActions(test.database, newId);
});
afterAll(() => test.drop());
beforeEach(async () => {
  shop = await createShop(test.database, await createOrganization(test.database), { currency: "USD" });
  await bring();
  customerId = await idOf("juan_rossi_2");
});

async function bring(): Promise<void> {
  const bytes = new TextEncoder().encode(TINY_TAU2);
  const given = { kind: "tau2-retail", bytes, shopSlug: shop.slug } as const;
  expect(await importFile({ database: test.database, clock, newId }, given)).toMatchObject({ ok: true });
}

async function idOf(externalId: string): Promise<string> {
  const [row] = await asOwner<{ customer_id: string }>(
    test.url,
    `select customer_id from customer_identity
     where external_id = '${externalId}' and organization_id = '${shop.organizationId}'`,
  );
  return row?.customer_id ?? "";
}

async function orderOf(action: Action, key: string): Promise<ActionOrder> {
  const by = { kind: "assistant" } as const;
  const wish = { shop, customerId, by, action, now: clock.now() };
  const proposed = await actions.propose(wish);
  const terms = proposed.ok ? termsText(proposed.terms) : "";
  return { ...wish, key, confirmation: { terms, askedAt: clock.now(), givenAt: clock.now() } };
}

const found = async () => {
  const order = await openBuiltInStore(test.database)(shop).orderOfShop("#W1000002");
  if (!order.ok) throw new Error("the order is gone");
  return order.order;
};

/** What a turn knows of what was done to his orders. */
const dealings = async () => {
  const wanted = { customerId, at: clock.now(), orders: true, numbers: [], returnAddresses: false };
  return [...(await openBuiltInStore(test.database)(shop).turnContext(wanted)).dealings.values()];
};

describe("acting on an order", () => {
  it("happens once under its key, however many ask at once", async () => {
    const order = await orderOf(CANCEL, "turn-1");
    const all = await Promise.all(Array.from({ length: 6 }, () => actions.act(order)));
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect(all.filter((one) => one.ok && !one.repeated)).toHaveLength(1);
    const { state, payments } = await found();
    expect(state).toBe("cancelled");
    expect(payments.map(({ kind, amount }) => [kind, amount])).toEqual([
      ["payment", 4784],
      ["refund", 4784],
    ]);
    expect(await dealings()).toEqual([{ done: ["cancel"], moved: [expect.objectContaining({ amount: 4784 })] }]);
  });

  it("is refused under another key, once it was done", async () => {
    const orders = await Promise.all(["turn-1", "turn-2", "turn-3"].map((key) => orderOf(CANCEL, key)));
    const all = await Promise.all(orders.map((order) => actions.act(order)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(all.filter(({ ok }) => !ok)).toEqual([
      { ok: false, code: "refused", clause: "cancel.not-sent" },
      { ok: false, code: "refused", clause: "cancel.not-sent" },
    ]);
    expect((await found()).payments).toHaveLength(2);
  });

  it("is refused when somebody changed the order between question and yes", async () => {
    const order = await orderOf(CANCEL, "turn-1");
    await asOwner(test.url, `update shop_order_payment set amount = 1 where shop_id = '${shop.shopId}'`);
    expect(await actions.act(order)).toEqual({ ok: false, code: "refused", clause: "confirm.same" });
    expect((await found()).state).toBe("paid");
  });

  it("does not lend its key to another customer", async () => {
    expect(await actions.act(await orderOf(CANCEL, "turn-1"))).toMatchObject({ ok: true });
    customerId = await idOf("mei_kovacs_1");
    expect(await actions.act(await orderOf(CANCEL, "turn-1"))).toEqual({ ok: false, code: "key_taken" });
  });

  it("is handed out with what is on file, and forgotten when the customer is erased", async () => {
    expect(await actions.act(await orderOf(CANCEL, "turn-1"))).toMatchObject({ ok: true });
    const scope = { organizationId: shop.organizationId, shops: [shop.shopId] };
    const onFile = () => withScope(test.database, scope, (trx) => exportOnFile(trx, customerId));
    expect(await onFile()).toContainEqual(
      expect.objectContaining({ shop_id: shop.shopId, address: expect.anything() as unknown }),
    );
    await withScope(test.database, scope, (trx) => eraseOrders(trx, customerId));
    expect(await onFile()).toEqual([]);
    const kept = await asOwner<object>(test.url, `select action from order_action where customer_id = '${customerId}'`);
    expect(kept).toEqual([{ action: { kind: "cancel" } }]);
  });

  it("is not undone when the same file is imported again", async () => {
    const address = {
      recipient: "",
      phone: "",
      country: "US",
      region: "NY",
      city: "New York",
      district: "",
      line: "9 Oak",
      postcode: "10001",
    };
    const own: Action = { kind: "change_own_address", address };
    expect(await actions.act(await orderOf(own, "turn-1"))).toMatchObject({ ok: true });
    expect(await actions.act(await orderOf(CANCEL, "turn-2"))).toMatchObject({ ok: true });
    await bring();
    expect((await found()).state).toBe("cancelled");
    const rows = await asOwner<{ line: string }>(
      test.url,
      `select address ->> 'line' as line from customer_address where customer_id = '${customerId}'`,
    );
    expect(rows).toEqual([{ line: "9 Oak" }]);
  });
});

describe("giving back what it costs less now", () => {
  const lineId = async () => (await found()).lines[0]?.id ?? "";
  const protection = async (): Promise<Action> => ({
    kind: "price_protection",
    order: "#W1000002",
    lineIds: [await lineId()],
  });
  const price = (now: number) =>
    asOwner(test.url, `update product_variant set price = ${now} where shop_id = '${shop.shopId}'`);

  beforeEach(async () => {
    await asOwner(
      test.url,
      `update shop_order set paid_at = '2026-11-28T10:00:00Z' where shop_id = '${shop.shopId}';
       update shop_catalogue set rules = '{"priceProtection": {"days": 7, "text": {}}}' where shop_id = '${shop.shopId}'`,
    );
    await price(4000);
  });

  it("happens once, however many ask at once and under whichever keys, and again only after a further fall", async () => {
    const action = await protection();
    const orders = await Promise.all(["turn-1", "turn-1", "turn-2", "turn-3"].map((key) => orderOf(action, key)));
    const all = await Promise.all(orders.map((order) => actions.act(order)));
    expect(all.filter((one) => one.ok && !one.repeated)).toHaveLength(1);
    for (const one of all) if (!one.ok) expect(one).toMatchObject({ clause: "protection.not-given" });
    await price(3500);
    expect(await actions.act(await orderOf(action, "turn-4"))).toMatchObject({ ok: true, money: [{ amount: 500 }] });
    const { payments, remedies } = await found();
    expect(payments.map(({ kind, amount }) => [kind, amount])).toEqual([
      ["payment", 4784],
      ["refund", 784],
      ["refund", 500],
    ]);
    expect(remedies.map(({ kind, state, amount }) => [kind, state, amount])).toEqual([
      ["price_difference", "paying", 500],
      ["price_difference", "paying", 784],
    ]);
  });

  it("is void when the price changed between question and yes", async () => {
    const order = await orderOf(await protection(), "turn-1");
    await price(4100);
    expect(await actions.act(order)).toEqual({ ok: false, code: "refused", clause: "confirm.same" });
  });

  it("is not forgotten when the shop's system brings the order again and knows nothing of it", async () => {
    const action = await protection();
    expect(await actions.act(await orderOf(action, "turn-1"))).toMatchObject({ ok: true });
    await asOwner(test.url, `update shop_order set content_hash = '' where shop_id = '${shop.shopId}'`);
    await bring();
    await asOwner(test.url, `update shop_order set paid_at = now() where shop_id = '${shop.shopId}'`);
    await price(4000);
    expect((await found()).payments).toHaveLength(1);
    expect(await actions.propose(await orderOf(action, "turn-2"))).toMatchObject({ clause: "protection.not-given" });
    // What else goes back is only what is left of what was paid.
    const cancelled = await actions.act(await orderOf(CANCEL, "turn-3"));
    expect(cancelled).toMatchObject({ ok: true, money: [{ way: "back", amount: 4000 }] });
  });

  it("is not for others", async () => {
    const action = await protection();
    customerId = await idOf("mei_kovacs_1");
    expect(await actions.propose(await orderOf(action, "turn-1"))).toMatchObject({ clause: "order.own" });
  });
});

it("ways to pay are read of the customer himself and of this shop only", async () => {
  await asOwner(
    test.url,
    `insert into payment_on_file (organization_id, shop_id, id, customer_id, reference, method, balance)
     values ('${shop.organizationId}', '${shop.shopId}', gen_random_uuid(), '${customerId}', 'gift_card_1', 'gift_card', 5000)`,
  );
  const ways = (of: TestShop, whose: string) => openBuiltInStore(test.database)(of).waysToPay(whose);
  const gift = { reference: "gift_card_1", method: "gift_card", balance: 5000 };
  expect(await ways(shop, customerId)).toEqual([gift]);
  expect(await ways(shop, await idOf("mei_kovacs_1"))).toEqual([]);
  const change: Action = { kind: "change_payment", order: "#W1000002", payWith: "gift_card_1" };
  expect(await actions.act(await orderOf(change, "turn-1"))).toMatchObject({
    ok: true,
    money: [
      { way: "due", amount: 4784, by: "gift_card_1" },
      { way: "back", amount: 4784 },
    ],
  });
  expect(await ways(shop, customerId)).toEqual([{ ...gift, balance: 216 }]);
});

describe("a coupon for an order that leaves late", () => {
  beforeEach(async () => {
    await asOwner(
      test.url,
      `update shop_catalogue set rules = '{"dispatch": {"lateCoupon": "SORRY"}}' where shop_id = '${shop.shopId}';
       update shop_order set dispatch_by = '2026-11-28T10:00:00Z' where shop_id = '${shop.shopId}';
       insert into coupon (organization_id, shop_id, id, code, starts_at, ends_at, facts) select organization_id, id,
         gen_random_uuid(), code, '2026-01-01', '2036-01-01', '{"name": {}, "off": {"kind": "amount", "amount": 300},
           "threshold": 0, "scope": {}, "productSkus": [], "stackable": false, "howToGet": {}}'
       from shop, unnest(array['SORRY', 'OTHER']) as code where id = '${shop.shopId}'`,
    );
  });
  const give = (code = "SORRY"): Action => ({ kind: "give_coupon", order: "#W1000002", code });

  it("is given by the assistant once for each order, and only what the rules name", async () => {
    const orders = await Promise.all(["turn-1", "turn-2"].map((key) => orderOf(give(), key)));
    const all = await Promise.all(orders.map((order) => actions.act(order)));
    expect(all.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await actions.propose(await orderOf(give("OTHER"), "turn-3"))).toMatchObject({ clause: "coupon.rule" });
    await asOwner(test.url, `delete from coupon_holding where shop_id = '${shop.shopId}'`);
    expect(await actions.propose(await orderOf(give(), "turn-4"))).toMatchObject({ clause: "coupon.once" });
  });

  it("is void when the coupon became another between question and yes", async () => {
    const order = await orderOf(give(), "turn-1");
    await asOwner(
      test.url,
      `update coupon set facts = facts || '{"threshold": 9900}' where shop_id = '${shop.shopId}'`,
    );
    expect(await actions.act(order)).toMatchObject({ clause: "confirm.same" });
  });

  it("is not given where nothing was late", async () => {
    await asOwner(test.url, `update shop_order set dispatch_by = '2026-12-01' where shop_id = '${shop.shopId}'`);
    expect(await actions.propose(await orderOf(give(), "turn-1"))).toMatchObject({ clause: "coupon.late" });
  });
});
