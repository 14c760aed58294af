import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { migrations as commerceMigrations } from "../commerce/index.ts";
import { createTestDesk, type TestDesk } from "../conversations/testing.ts";
import { withScope } from "../platform/database/index.ts";
import { asOwner } from "../platform/database/testing.ts";
import { newId } from "../platform/ids.ts";
import { type Cases, createCases } from "./cases.ts";
import type { CaseWish } from "./core/open-case.ts";
import { migrations } from "./migrations/index.ts";
import type { OpenOrder } from "./open-once.ts";
import { casesOfCustomer, findCases } from "./read-cases.ts";
import { caseOf, MISDIRECTED } from "./testing.ts";

let desk: TestDesk;
let cases: Cases;
let conversationId: string;
let order: { readonly id: string; readonly number: string };

beforeAll(async () => {
  desk = await createTestDesk([...commerceMigrations, ...migrations]);
  cases = createCases({ database: desk.test.database, clock: desk.clock, newId });
  const sent = await desk.say("衣服退回去了，卖家说没收到");
  if (sent.outcome !== "appended") throw new Error(sent.outcome);
  ({ conversationId } = sent);
});
afterAll(() => desk.test.drop());

beforeEach(async () => {
  const { organizationId, shopId, customer } = desk.contact;
  order = { id: newId(), number: newId() };
  await asOwner(
    desk.test.url,
    `insert into shop_order (organization_id, shop_id, id, customer_id, number, number_key, kind, state, currency, total)
     values ('${organizationId}', '${shopId}', '${order.id}', '${customer.id}', '${order.number}', '${order.number}',
       'physical', 'delivered', 'CNY', 12900)`,
  );
});

function opening(change: Partial<CaseWish> = {}, key = `turn:${newId()}:1`): OpenOrder {
  const { organizationId, shopId, customer } = desk.contact;
  const wish = caseOf({ customerId: customer.id, conversationId, order, ...change });
  return { shop: { organizationId, shopId }, actor: { kind: "assistant" }, key, wish };
}

const open = (one: OpenOrder, room = cases) =>
  withScope(desk.test.database, desk.scope, (trx) => room.openIn(trx, one));

const changing = (caseId: string) => {
  const { organizationId, shopId } = desk.contact;
  const [agent] = desk.agents;
  const person = {
    kind: "person",
    organizationId,
    personId: agent.id,
    displayName: agent.name,
    sessionId: newId(),
    grants: [{ role: "agent", shopId }],
  } as unknown as Parameters<Cases["note"]>[0]["person"];
  return { scope: desk.scope, person, caseId };
};

describe("opening", () => {
  test("writes who takes part, what is known and what is promised, and is read as it was written", async () => {
    const opened = await open(opening());
    const dueAt = new Date("2026-11-23T15:59:00Z");
    expect(opened).toMatchObject({ byKey: true, dueAt, number: expect.stringMatching(/^\d{8}$/u) as string });
    const at = desk.clock.now();
    expect(await cases.read(desk.scope, opened.id)).toEqual({
      id: opened.id,
      number: opened.number,
      shopId: desk.contact.shopId,
      subject: { kind: "return_not_received", fault: "customer" },
      customer: { id: desk.contact.customer.id, name: desk.contact.customer.name },
      conversationId,
      order: order.number,
      money: { amount: 12_900, currency: "CNY" },
      openedAt: at,
      state: { state: "open", dueAt },
      parties: [{ role: "customer" }, { role: "shop" }, { role: "courier", name: "zto" }, { role: "platform" }],
      evidence: MISDIRECTED.map((one) => ({ ...one, at })),
      timeline: [
        { type: "opened" },
        { type: "evidence_added", evidence: ["address_shown", "address_used", "tracking"] },
        { type: "promised", by: dueAt.toISOString() },
      ].map((event) => ({ at, actor: { kind: "assistant" }, event })),
    });
  });

  test("again under its key finds it, though it was closed meanwhile", async () => {
    const once = opening();
    const first = await open(once);
    expect(await open(once)).toEqual(first);
    await cases.close(changing(first.id), { reason: "solved", text: null });
    expect(await open(once)).toEqual(first);
  });

  test("by many at once, under one key or of one order's problem, opens one", async () => {
    const once = opening();
    const orders = [once, once, once, opening(), opening()];
    const opened = await Promise.all(orders.map((one) => open(one)));
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    const stored = await asOwner(desk.test.url, `select from customer_case where order_id = '${order.id}'`);
    expect(stored).toHaveLength(1);
  });

  test("of a problem that has an open case adds what is new to it, and nothing twice", async () => {
    const first = await open(opening());
    const more = { kind: "address_used", address: "他说寄到了 2 号库", source: "customer" } as const;
    const again = opening({ evidence: [...MISDIRECTED, more], dueAt: new Date("2027-01-01T00:00:00Z") });
    const second = await open(again);
    expect(second).toEqual({ ...first, byKey: false });
    await open(again);
    const found = await cases.read(desk.scope, first.id);
    expect(found?.evidence.map(({ source }) => source)).toEqual(["shop_records", "courier", "courier", "customer"]);
    expect(found?.timeline.map(({ event }) => event.type)).toEqual([
      "opened",
      "evidence_added",
      "promised",
      "evidence_added",
    ]);
  });

  test("after its case was closed opens another; of another order opens its own", async () => {
    const first = await open(opening());
    await cases.close(changing(first.id), { reason: "solved", text: null });
    const second = await open(opening());
    expect([second.byKey, second.id === first.id]).toEqual([true, false]);
    const none = await Promise.all([open(opening({ order: null })), open(opening({ order: null }))]);
    expect(new Set(none.map(({ id }) => id)).size).toBe(2);
  });

  test("takes another id where a number is taken already", async () => {
    const first = await open(opening({ order: null }));
    const ids = [first.id.replace(/^.{8}/u, "00000000"), newId()];
    const foretold = createCases({ database: desk.test.database, clock: desk.clock, newId: () => ids.shift() ?? "" });
    const second = await open(opening({ order: null }), foretold);
    expect([second.number === first.number, ids]).toEqual([false, []]);
  });

  test("is told where the log has the answer that tells of it", async () => {
    const turn = await desk.conversations.turns.load(desk.scope, conversationId);
    if (turn === null) throw new Error("no turn is due");
    const key = `turn:${conversationId}:${turn.customerSeq}`;
    const { id } = await open(opening({}, key));
    const types = async () => (await cases.read(desk.scope, id))?.timeline.map(({ event }) => event.type);
    expect(await types()).not.toContain("told");
    const trace = { intent: "x", confidence: 1, facts: [], clauses: [], actions: [] };
    await desk.conversations.turns.answer(desk.scope, {
      turn,
      body: { kind: "text", text: "已登记" },
      trace,
      dialogue: {},
    });
    expect(await types()).toEqual(["opened", "evidence_added", "promised", "told"]);
  });
});

describe("people", () => {
  test("note and close, once, and it stands in the audit log without their words", async () => {
    const { id } = await open(opening());
    desk.clock.advance(60_000);
    expect(await cases.note(changing(id), "问过仓库，正在找")).toMatchObject({ ok: true });
    const closed = await cases.close(changing(id), { reason: "solved", text: "找到了" });
    const [agent] = desk.agents;
    expect(closed).toMatchObject({ ok: true, case: { state: { state: "closed", reason: "solved" } } });
    if (!closed.ok) throw new Error(closed.code);
    expect(closed.case.timeline.slice(-2)).toMatchObject([
      { actor: { kind: "person", name: agent.name }, event: { type: "noted", text: "问过仓库，正在找" } },
      { at: desk.clock.now(), event: { type: "closed", reason: "solved", text: "找到了" } },
    ]);
    expect(await cases.note(changing(id), "还有")).toEqual({ ok: false, code: "case_closed" });
    expect(await cases.close(changing(id), { reason: "duplicate", text: null })).toMatchObject({ code: "case_closed" });
    const lines = await asOwner(
      desk.test.url,
      `select action, actor, detail from audit_log where target = 'case:${id}' order by id`,
    );
    expect(lines).toEqual([
      { action: "case.noted", actor: agent.name, detail: {} },
      { action: "case.closed", actor: agent.name, detail: { reason: "solved" } },
    ]);
  });

  test("find no case of another shop, nor change it", async () => {
    const { id } = await open(opening());
    const elsewhere = { organizationId: desk.scope.organizationId, shops: [newId()] };
    expect(await cases.read(elsewhere, id)).toBeNull();
    expect(await cases.note({ ...changing(id), scope: elsewhere }, "x")).toEqual({ ok: false, code: "not_found" });
  });

  test("see open cases by what is due first, page by page, and closed ones the latest first", async () => {
    await asOwner(
      desk.test.url,
      "update customer_case set state = 'closed', closed_at = '2020-01-01', close_reason = 'solved' where state = 'open'",
    );
    const due = (day: number) => new Date(Date.UTC(2026, 11, day));
    const made = [];
    for (const day of [3, 1, 2]) made.push((await open(opening({ order: null, dueAt: due(day) }))).id);
    const [third, first, second] = made as [string, string, string];
    const ids = async (filter: Partial<Parameters<Cases["find"]>[1]>) =>
      (await cases.find(desk.scope, { state: "open", limit: 9, ...filter })).map(({ id }) => id);
    expect(await ids({})).toEqual([first, second, third]);
    expect(await ids({ limit: 1 })).toEqual([first]);
    expect(await ids({ after: first })).toEqual([second, third]);
    expect(await ids({ customerId: newId() })).toEqual([]);
    expect(
      await ids({ customerId: desk.contact.customer.id, conversationId, shopId: desk.contact.shopId }),
    ).toHaveLength(3);
    for (const id of [second, first]) {
      desk.clock.advance(1000);
      await cases.close(changing(id), { reason: "solved", text: null });
    }
    expect(await ids({ state: "closed", limit: 2 })).toEqual([first, second]);
    expect(await ids({ state: "closed", after: first, limit: 1 })).toEqual([second]);
  });
});

test("lists and a customer's cases are found by an index among thousands", async () => {
  const { organizationId, shopId, customer } = desk.contact;
  await asOwner(
    desk.test.url,
    `with crowd as (
       insert into customer (id, organization_id, display_name, created_at)
       select gen_random_uuid(), '${organizationId}', '', now() from generate_series(1, 50) returning id)
     insert into customer_case (id, organization_id, shop_id, number, key, kind, customer_id, conversation_id, opened_at,
       due_at, state, closed_at, close_reason)
     select gen_random_uuid(), '${organizationId}', '${shopId}', (30000000 + row_number() over ())::text, gen_random_uuid(),
       'return_not_received', crowd.id, '${conversationId}', now(), timestamptz '2027-01-01' + n * interval '1 hour',
       case when n % 2 = 0 then 'open' else 'closed' end, case when n % 2 = 1 then now() - n * interval '1 hour' end,
       case when n % 2 = 1 then 'solved' end
     from crowd, generate_series(1, 100) n;
     analyze customer_case; analyze customer`,
  );
  const whole = await withScope(desk.test.database, desk.scope, async (trx) => {
    await findCases(trx, { state: "open", limit: 51 });
    await findCases(trx, { state: "closed", limit: 51 });
    await casesOfCustomer(trx, { customerId: customer.id, limit: 9 });
    const { rows } = await sql<{ whole: number }>`
      select seq_scan::int as whole from pg_stat_xact_user_tables where relname = 'customer_case'`.execute(trx);
    return rows;
  });
  expect(whole).toEqual([{ whole: 0 }]);
});

test("the database keeps a story as it happened: its entries are never moved or taken away", async () => {
  const { id } = await open(opening());
  const trying = async (statement: string) =>
    asOwner(desk.test.url, `set role warmline_app; ${statement}`).then(
      () => "done",
      (error: unknown) => (error instanceof Error && "code" in error ? error.code : "failed"),
    );
  expect(await trying(`delete from case_event where case_id = '${id}'`)).toBe("42501");
  expect(await trying(`update case_event set at = now() where case_id = '${id}'`)).toBe("42501");
  expect(await trying(`update customer_case set customer_id = '${newId()}' where id = '${id}'`)).toBe("42501");
});
