import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { migrations as identityMigrations } from "../identity/index.ts";
import { createOrganization, createShop, type TestShop } from "../identity/testing.ts";
import { TestClock } from "../platform/clock.ts";
import { withScope } from "../platform/database/index.ts";
import { asOwner, createTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
import { newId } from "../platform/ids.ts";
import { type Acted, type ActionOrder, type Actions, openActions } from "./act.ts";
import { openBuiltInStore } from "./built-in-store.ts";
import { type Action, termsText } from "./core/policy/index.ts";
import { importFile } from "./import/import-file.ts";
import { TINY_TAU2 } from "./import/tiny-tau2.ts";
import { migrations } from "./migrations/index.ts";
import { eraseOrders, exportOrders } from "./store/personal.ts";

const clock = new TestClock("2026-11-29T10:00:00Z");
const NUMBER = "#W1000002";
const URGE: Action = { kind: "urge_dispatch", order: NUMBER };
const OTHER = "#W1000001";
const together = (order: string, other: string): Action => ({ kind: "combine", order, with: other });
const hold = (notBefore: string): Action => ({ kind: "hold_dispatch", order: NUMBER, notBefore });

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
  const bytes = new TextEncoder().encode(TINY_TAU2);
  const given = { kind: "tau2-retail", bytes, shopSlug: shop.slug } as const;
  expect(await importFile({ database: test.database, clock, newId }, given)).toMatchObject({ ok: true });
  customerId = (await found()).customerId;
});

async function found() {
  const order = await openBuiltInStore(test.database)(shop).orderOfShop(NUMBER);
  if (!order.ok) throw new Error("the order is gone");
  return order.order;
}

async function orderOf(action: Action, key: string): Promise<ActionOrder> {
  const by = { kind: "assistant" } as const;
  const wish = { shop, customerId, by, action, now: clock.now() };
  const proposed = await actions.propose(wish);
  const terms = proposed.ok ? termsText(proposed.terms) : "";
  return { ...wish, key, confirmation: { terms, askedAt: clock.now(), givenAt: clock.now() } };
}

const asked = async () => (await found()).requests.map(({ wish, state }) => [wish.kind, state]);
const scoped = <T>(work: Parameters<typeof withScope<T>>[2]) =>
  withScope(test.database, { organizationId: shop.organizationId, shops: [shop.shopId] }, work);
const outcomeOf = (acted: Acted) => (acted.ok ? (acted.repeated ? "repeated" : "done") : acted.code);

describe("a request", () => {
  it("is written once under its key, and once a day under any, however many ask at once", async () => {
    const order = await orderOf(URGE, "turn-1");
    const others = await Promise.all(["turn-2", "turn-3"].map((key) => orderOf(URGE, key)));
    const all = await Promise.all([order, order, order, ...others].map((one) => actions.act(one)));
    expect(all.map(outcomeOf).filter((one) => one === "done")).toHaveLength(1);
    expect(await asked()).toEqual([["urge_dispatch", "open"]]);
    const [row] = await asOwner<object>(
      test.url,
      `select kind, once, asked_by, customer_id = '${customerId}' as own, r.key = a.key as same
       from order_request r join order_action a using (order_id, kind) where r.shop_id = '${shop.shopId}'`,
    );
    expect(row).toEqual({
      kind: "urge_dispatch",
      once: "2026-11-29",
      asked_by: { kind: "assistant", id: null },
      own: true,
      same: true,
    });
  });

  it("stands once in the database, too", async () => {
    expect(await actions.act(await orderOf(URGE, "turn-1"))).toMatchObject({ ok: true });
    const copy = `insert into order_request select organization_id, shop_id, gen_random_uuid(), order_id, kind, details, once,
      state, 'other', asked_by, asked_at from order_request where shop_id = '${shop.shopId}'`;
    await expect(asOwner(test.url, copy)).rejects.toThrow("order_request_once");
  });

  it("is nobody else's to make or to take back", async () => {
    customerId = newId();
    expect(await actions.act(await orderOf(URGE, "turn-1"))).toMatchObject({ clause: "order.own" });
    expect(await asked()).toEqual([]);
  });

  it("for a day is changed and taken back, and the next one is written anew", async () => {
    expect(await actions.act(await orderOf(hold("2026-12-05"), "turn-1"))).toMatchObject({ ok: true });
    expect(await actions.act(await orderOf(hold("2026-12-08"), "turn-2"))).toMatchObject({ ok: true });
    expect(await asked()).toEqual([
      ["hold_dispatch", "open"],
      ["hold_dispatch", "withdrawn"],
    ]);
    const request = (await found()).requests[0]?.id ?? "";
    const back: Action = { kind: "withdraw_request", order: NUMBER, request };
    const orders = [await orderOf(back, "turn-3"), await orderOf(back, "turn-4")];
    const all = await Promise.all(orders.map((one) => actions.act(one)));
    expect(all.map(outcomeOf).sort()).toEqual(["done", "refused"]);
    expect(await actions.act(await orderOf(hold("2026-12-05"), "turn-5"))).toMatchObject({ ok: true });
    expect((await asked()).map(([, state]) => state)).toEqual(["open", "withdrawn", "withdrawn"]);
  });

  it("that was refused makes room for another", async () => {
    expect(await actions.act(await orderOf(hold("2026-12-05"), "turn-1"))).toMatchObject({ ok: true });
    await asOwner(
      test.url,
      `update order_request set state = 'refused', answered_at = now() where shop_id = '${shop.shopId}'`,
    );
    expect(await actions.act(await orderOf(hold("2026-12-08"), "turn-2"))).toMatchObject({ ok: true });
    expect((await asked()).map(([, state]) => state)).toEqual(["open", "withdrawn"]);
  });

  it("and another at the same moment end in one that stands", async () => {
    const wishes = await Promise.all(["2026-12-05", "2026-12-08"].map((day, at) => orderOf(hold(day), `turn-${at}`)));
    await Promise.all(wishes.map((one) => actions.act(one)));
    expect((await asked()).filter(([, state]) => state === "open")).toHaveLength(1);
  });

  it("is neither written nor done where the program dies before the end", async () => {
    const order = await orderOf(URGE, "turn-1");
    const dying = scoped(async (trx) => {
      await actions.actIn(trx, order);
      throw new Error("killed");
    });
    await expect(dying).rejects.toThrow("killed");
    expect([await asked(), await actions.doneBefore(order)]).toEqual([[], undefined]);
    expect(await actions.act(order)).toMatchObject({ ok: true, repeated: false });
  });

  it("for two orders is his own with his own, once for the pair, whoever asks at once", async () => {
    await asOwner(
      test.url,
      `update shop_order set state = 'paid', customer_id = '${customerId}', placed_at = now() where shop_id = '${shop.shopId}'`,
    );
    const wishes = [
      await orderOf(together(NUMBER, "W1000001"), "turn-1"),
      await orderOf(together(NUMBER, OTHER), "turn-2"),
      await orderOf(together(OTHER, NUMBER), "turn-3"),
    ];
    const all = await Promise.all(wishes.map((one) => actions.act(one)));
    expect(all.map(outcomeOf).sort()).toEqual(["done", "refused", "refused"]);
    const rows = await asOwner<object>(
      test.url,
      `select q.kind, q.once = w.number and q.details->>'with' = w.number as other
       from order_request q join shop_order w on w.shop_id = q.shop_id and w.id <> q.order_id where q.shop_id = '${shop.shopId}'`,
    );
    expect(rows).toEqual([{ kind: "combine", other: true }]);
    await scoped((trx) => eraseOrders(trx, customerId));
    expect((await scoped((trx) => exportOrders(trx, customerId))).length).toBe(2);
  });

  it("with another customer's order is refused as one that is not there, and written nowhere", async () => {
    await asOwner(test.url, `update shop_order set state = 'paid' where shop_id = '${shop.shopId}'`);
    for (const other of [OTHER, "#W9999999"])
      expect(await actions.act(await orderOf(together(NUMBER, other), other))).toMatchObject({ clause: "order.own" });
    expect(await actions.act(await orderOf(together(OTHER, NUMBER), "turn-3"))).toMatchObject({ clause: "order.own" });
    expect(await asOwner(test.url, `select 1 from order_request where shop_id = '${shop.shopId}'`)).toEqual([]);
  });

  it("is over with the order, handed out to its customer, and says nothing of him once he is erased", async () => {
    const rules = { invoices: { kinds: ["electronic"], text: {} } };
    await asOwner(
      test.url,
      `insert into shop_catalogue (organization_id, shop_id, rules) values ('${shop.organizationId}', '${shop.shopId}',
         '${JSON.stringify(rules)}') on conflict (shop_id) do update set rules = excluded.rules`,
    );
    const header = { of: "person", name: "Juan Rossi", taxId: null } as const;
    const invoice: Action = { kind: "invoice", order: NUMBER, invoice: "electronic", header };
    expect(await actions.act(await orderOf(invoice, "turn-1"))).toMatchObject({ ok: true });
    expect(JSON.stringify(await scoped((trx) => exportOrders(trx, customerId)))).toContain("Juan Rossi");
    const cancel: Action = { kind: "cancel", order: NUMBER, reason: "no_longer_needed" };
    expect(await actions.act(await orderOf(cancel, "turn-2"))).toMatchObject({ ok: true });
    expect(await asked()).toEqual([["invoice", "withdrawn"]]);
    await scoped((trx) => eraseOrders(trx, customerId));
    expect(JSON.stringify((await found()).requests)).not.toContain("Juan");
    expect((await found()).requests[0]?.wish).toMatchObject({ kind: "invoice", header: { name: "***" } });
  });
});
