import { DEFAULT_REMINDER_RULES, type ReminderRules } from "@warmline/contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrations as commerceMigrations, importFile, openBuiltInStore } from "../../commerce/index.ts";
import { createTestDesk, type TestDesk } from "../../conversations/testing.ts";
import { createShop, type TestShop } from "../../identity/testing.ts";
import { asOwner } from "../../platform/database/testing.ts";
import { newId } from "../../platform/ids.ts";
import { silentLog } from "../../platform/log.ts";
import { KEY_WORDING } from "../core/test-facts.ts";
import { migrations } from "../migrations/index.ts";
import { createPrevention, type Prevention, preventionTasks } from "./prevention.ts";

const HOUR_MS = 3_600_000;

let desk: TestDesk;
let shop: TestShop;
beforeEach(async () => {
  desk = await createTestDesk([...commerceMigrations, ...migrations]);
  shop = await createShop(desk.test.database, { organizationId: desk.scope.organizationId, name: "" });
  await setRules({ holdoutPercent: 0 });
});
afterEach(() => desk.test.drop());

/** A program of its own: with its own cache of facts. */
function program(): Prevention {
  const { clock, conversations } = desk;
  const { database } = desk.test;
  const openShop = openBuiltInStore(database);
  return createPrevention({ database, conversations, openShop, clock, log: silentLog, wording: KEY_WORDING });
}

async function bring(kind: "orders" | "rules", content: object): Promise<void> {
  const given = { kind, bytes: new TextEncoder().encode(JSON.stringify(content)), shopSlug: shop.slug };
  const context = { database: desk.test.database, clock: desk.clock, newId };
  expect(await importFile(context, given)).toMatchObject({ ok: true });
}

const setRules = (reminders: Partial<ReminderRules>) =>
  bring("rules", { reminders: { ...DEFAULT_REMINDER_RULES, ...reminders } });

const hoursAgo = (hours: number): string => new Date(desk.clock.now().getTime() - hours * HOUR_MS).toISOString();
const pass = (hours: number): void => desk.clock.advance(hours * HOUR_MS);

const lines = [{ sku: "X1", title: "衬衫", quantity: 1, unitPrice: "99.00" }];
const unpaid = (number: string, customer = "u1") => ({
  number,
  customer,
  customerName: "陈静",
  state: "unpaid",
  placedAt: hoursAgo(1),
  lines,
});
const stuck = (number: string, customer = "u1") => ({
  number,
  customer,
  state: "shipped",
  placedAt: hoursAgo(100),
  paidAt: hoursAgo(100),
  shippedAt: hoursAgo(90),
  lines,
  shipments: [{ courier: "顺丰速运", trackingNumber: `T-${number}`, shippedAt: hoursAgo(90) }],
});

const told = () =>
  asOwner<{ text: string; owner: string }>(
    desk.test.url,
    `select body ->> 'text' as text, owner from message m join conversation c on c.id = m.conversation_id
     where author_kind = 'system' and body ->> 'kind' = 'text' order by m.at, m.seq`,
  );
const decided = () =>
  asOwner<{ kind: string; outcome: string }>(desk.test.url, "select kind, outcome from prevention order by kind");

describe("a reminder", () => {
  test("opens a conversation, stands there as the system's own line, and comes once", async () => {
    await bring("orders", { orders: [unpaid("A1")] });
    expect(await program().sweep()).toBe(1);
    const [line] = await told();
    expect(line?.text).toMatch(/<reminder.unpaid> .*number=A1/u);
    expect(line).toMatchObject({ owner: "assistant" });
    expect(await desk.conversations.turns.due(9)).toEqual([]);
    pass(1);
    expect(await program().sweep()).toBe(0);
    expect(await told()).toHaveLength(1);
  });

  test("comes once from two programs that look at the same time", async () => {
    await bring("orders", { orders: [unpaid("A1"), unpaid("A2", "u2"), unpaid("A3", "u3")] });
    const sent = await Promise.all([program().sweep(), program().sweep(), program().sweep()]);
    expect(sent.reduce((all, one) => all + one, 0)).toBe(3);
    expect(await told()).toHaveLength(3);
  });

  test("of a program that dies before its commit is neither written down nor told, and the next one sends it", async () => {
    await bring("orders", { orders: [unpaid("A1")] });
    const killed: typeof desk.conversations.tellUnasked = (contact, work) =>
      desk.conversations.tellUnasked(contact, async (trx, standing) => {
        expect(await work(trx, standing)).toMatchObject({ result: true });
        throw new Error("killed");
      });
    const { clock } = desk;
    const { database } = desk.test;
    const ports = { database, clock, openShop: openBuiltInStore(database), log: silentLog, wording: KEY_WORDING };
    expect(await createPrevention({ ...ports, conversations: { tellUnasked: killed } }).sweep()).toBe(0);
    expect([await decided(), await told()]).toEqual([[], []]);
    expect(await program().sweep()).toBe(1);
  });

  test("waits while somebody is speaking, and goes into that conversation afterwards", async () => {
    await bring("orders", { orders: [unpaid("A1")] });
    const [row] = await asOwner<{ id: string }>(
      desk.test.url,
      "select customer_id as id from customer_identity where external_id = 'u1'",
    );
    const customer = { id: row?.id ?? "", name: "陈静", verified: true };
    const contact = { ...desk.contact, shopId: shop.shopId, customer };
    const body = { kind: "text", text: "在吗" } as const;
    await desk.conversations.sendFromCustomer({ contact, clientId: "c", stream: "c", n: 1, body });
    expect(await program().sweep()).toBe(0);
    pass(0.2);
    expect(await program().sweep()).toBe(1);
    expect(await asOwner(desk.test.url, "select from conversation")).toHaveLength(1);
    expect(await desk.conversations.turns.due(9)).toHaveLength(1);
  });

  test("is not sent in quiet hours, and is afterwards", async () => {
    await setRules({ holdoutPercent: 0, quietFrom: "09:00", quietUntil: "11:00" });
    await bring("orders", { orders: [stuck("A1")] });
    expect(await program().sweep()).toBe(0);
    expect(await decided()).toEqual([]);
    pass(1);
    expect(await program().sweep()).toBe(1);
  });

  test("that is switched off does not come, and the others do", async () => {
    await setRules({ holdoutPercent: 0, sends: ["standing_still"] });
    await bring("orders", { orders: [unpaid("A1"), stuck("A2", "u2")] });
    expect(await program().sweep()).toBe(1);
    expect(await decided()).toEqual([{ kind: "standing_still", outcome: "sent" }]);
  });

  test("of somebody held out is written down and never sent, and opens nothing", async () => {
    await setRules({ holdoutPercent: 50 });
    await bring("orders", { orders: Array.from({ length: 20 }, (_, n) => unpaid(`A${n}`, `u${n}`)) });
    const sent = await program().sweep();
    const outcomes = (await decided()).map(({ outcome }) => outcome);
    expect(outcomes).toHaveLength(20);
    expect(outcomes.filter((outcome) => outcome === "sent")).toHaveLength(sent);
    expect(await told()).toHaveLength(sent);
    expect(await asOwner(desk.test.url, "select from conversation")).toHaveLength(sent);
    await setRules({ holdoutPercent: 0 });
    pass(1);
    expect(await program().sweep()).toBe(0);
  });

  test("is not sent about what was settled meanwhile", async () => {
    await bring("orders", { orders: [unpaid("A1")] });
    const [order] = await asOwner<{ id: string }>(desk.test.url, "update shop_order set state = 'paid' returning id");
    const place = { organizationId: shop.organizationId, shopId: shop.shopId, orderId: order?.id ?? "" };
    expect(await program().look(place)).toBe(0);
  });
});

describe("what brings it", () => {
  test("an import of orders leaves a job, which looks at that shop", async () => {
    await bring("orders", { orders: [unpaid("A1")] });
    const jobs = await asOwner<{ payload: object }>(
      desk.test.url,
      "select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'commerce.orders_touched'",
    );
    expect(jobs).toEqual([{ payload: { organizationId: shop.organizationId, shopId: shop.shopId, orderId: null } }]);
    const task = preventionTasks(program()).find(({ name }) => name === "commerce.orders_touched");
    await task?.run(jobs[0]?.payload, { attempt: 1, signal: new AbortController().signal });
    expect(await told()).toHaveLength(1);
  });

  test("a return that is agreed brings its address, with the warning", async () => {
    await bring("orders", { orders: [{ ...stuck("A1"), state: "delivered", deliveredAt: hoursAgo(20) }] });
    await asOwner(
      desk.test.url,
      `insert into return_address (organization_id, shop_id, id, of, address)
       values ('${shop.organizationId}', '${shop.shopId}', gen_random_uuid(), 'shop',
         '{"recipient": "退货组", "phone": "0571", "country": "CN", "region": "浙江", "city": "杭州", "district": "", "line": "1 号", "postcode": ""}');
       insert into remedy (organization_id, shop_id, id, order_id, number, kind, state, reason, amount, requested_at, approved_at)
       select organization_id, shop_id, gen_random_uuid(), id, 'R1', 'return', 'approved', '{}', 0, '${hoursAgo(3)}', '${hoursAgo(2)}'
       from shop_order`,
    );
    expect(await program().sweep()).toBe(1);
    const [line] = await told();
    expect(line?.text).toContain("浙江杭州1 号");
    expect(line?.text).toContain("<return.address.warning>");
  });
});
