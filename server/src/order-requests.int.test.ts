import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  addActionRoutes,
  type AnsweredRequest,
  importFile,
  migrations,
  openActions,
  openBuiltInStore,
} from "./commerce/index.ts";
import { createTestDesk, type TestDesk } from "./conversations/testing.ts";
import {
  type ActorHeaders,
  createPerson,
  createShop,
  createTestApp,
  createTestIdentity,
  headersOfPerson,
  type TestShop,
} from "./identity/testing.ts";
import { asOwner } from "./platform/database/testing.ts";
import type { HttpApp } from "./platform/http/index.ts";
import { newId } from "./platform/ids.ts";

let desk: TestDesk;
let app: HttpApp;
let shop: TestShop;
let agentId: string;
let headers: Readonly<Record<string, ActorHeaders>>;
/** What happens before an answer is worded: a program that dies then. */
let beforeTelling: () => void;

beforeAll(async () => {
  desk = await createTestDesk(migrations);
  const { database } = desk.test;
  const identity = createTestIdentity(database, { clock: desk.clock });
  app = await createTestApp(identity, (routes) =>
    addActionRoutes(routes, {
      identity,
      openShop: openBuiltInStore(database),
      actions: openActions(database, newId),
      conversations: desk.conversations,
      sayAnswer: (answered, language) => {
        beforeTelling();
        return wordsOf(answered, language);
      },
    }),
  );
});
afterAll(async () => {
  await app.close();
  await desk.test.drop();
});

const wordsOf = ({ order, request, isChange }: AnsweredRequest, language: string): string =>
  [language, order.number, request.state, request.answerDay, isChange && "again"].filter(Boolean).join(" ");

const lines = [{ sku: "X1", title: "衬衫", quantity: 1, unitPrice: "99.00" }];
const CUSTOMERS = { u1: "陈静", u2: "王浩", u3: "李娜" } as const;
type Customer = keyof typeof CUSTOMERS;

beforeEach(async () => {
  beforeTelling = () => undefined;
  const { database } = desk.test;
  const organization = { organizationId: desk.scope.organizationId, name: "" };
  shop = await createShop(database, organization);
  const identity = createTestIdentity(database, { clock: desk.clock });
  const person = async (role: "agent" | "officer") => {
    const made = await createPerson(database, organization, { displayName: role, roles: [[role, shop.shopId]] });
    if (role === "agent") agentId = made.personId;
    return headersOfPerson(identity, made);
  };
  headers = { agent: await person("agent"), officer: await person("officer") };
  await bring(Object.keys(CUSTOMERS).map((customer) => orderOf(customer as Customer)));
});

const PLACED = "2026-11-19T00:00:00Z";
const orderOf = (customer: Customer, state = "paid") => ({
  ...{ number: `N-${customer}`, customer, customerName: CUSTOMERS[customer], lines, state },
  ...{ placedAt: PLACED, paidAt: PLACED },
});

async function bring(orders: readonly object[]): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify({ orders }));
  const given = { kind: "orders", bytes, shopSlug: shop.slug } as const;
  const context = { database: desk.test.database, clock: desk.clock, newId };
  expect(await importFile(context, given)).toMatchObject({ ok: true });
}

/** Something that a customer asked for some minutes ago; its id. */
async function asked(of: Customer, kind = "invoice", { minutesAgo = 1, once = "" } = {}): Promise<string> {
  const id = randomUUID();
  const details = { invoice: "electronic", header: { of: "person", name: CUSTOMERS[of], taxId: null } };
  await asOwner(
    desk.test.url,
    `insert into order_request (organization_id, shop_id, id, order_id, kind, details, once, key, asked_by, asked_at)
     select organization_id, shop_id, '${id}', id, '${kind}', '${JSON.stringify(kind === "invoice" ? details : {})}',
       '${once}', '${id}', '{"kind":"assistant"}',
       timestamptz '${desk.clock.now().toISOString()}' - interval '${minutesAgo} minutes'
     from shop_order where shop_id = '${shop.shopId}' and number = 'N-${of}'`,
  );
  return id;
}

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function answer(of: Customer, request: string, payload: object): Promise<Answer> {
  const url = `/api/v1/shops/${shop.shopId}/orders/N-${of}/requests/${request}`;
  const reply = await app.inject({ method: "POST", url, headers: headers["agent"] ?? {}, payload });
  return { status: reply.statusCode, body: reply.json() };
}

/** The system's own lines in this shop, with how the conversation that has each stands. */
const told = () =>
  asOwner<{ text: string; owner: string; epoch: number }>(
    desk.test.url,
    `select body ->> 'text' as text, owner, epoch from message m join conversation c on c.id = m.conversation_id
     where m.shop_id = '${shop.shopId}' and author_kind = 'system' and body ->> 'kind' = 'text' order by m.at, m.seq`,
  );
const heard = async () => (await told()).map(({ text }) => text);
const stateOf = async (request: string) =>
  (
    await asOwner<object>(
      desk.test.url,
      `select state, told_state, told_times from order_request where id = '${request}'`,
    )
  )[0];

async function contactOf(of: Customer) {
  const [row] = await asOwner<{ id: string }>(
    desk.test.url,
    `select customer_id as id from shop_order where shop_id = '${shop.shopId}' and number = 'N-${of}'`,
  );
  const customer = { id: row?.id ?? "", name: CUSTOMERS[of], verified: true };
  return {
    organizationId: shop.organizationId,
    shopId: shop.shopId,
    customer,
    channel: "web",
    language: "en",
  } as const;
}

/** The customer writes; the id of his conversation. */
async function writes(of: Customer): Promise<string> {
  const stream = randomUUID();
  const body = { kind: "text", text: "在吗" } as const;
  const send = { contact: await contactOf(of), clientId: stream, stream, n: 1, body };
  const sent = await desk.conversations.sendFromCustomer(send);
  if (sent.outcome !== "appended") throw new Error(sent.outcome);
  return sent.conversationId;
}

const scope = () => ({ organizationId: shop.organizationId, shops: [shop.shopId] });

describe("an answer is told to the customer", () => {
  test("in a conversation that begins with it, once, however many answer the same at once and again", async () => {
    const id = await asked("u1");
    const done = { state: "done", answerDay: "2026-12-02" };
    const all = await Promise.all([1, 2, 3].map(() => answer("u1", id, done)));
    expect(all.map(({ body }) => body)).toMatchObject(all.map(() => ({ request: done, told: true })));
    expect((await answer("u1", id, done)).body).toMatchObject({ told: true });
    expect(await told()).toEqual([{ text: "zh N-u1 done 2026-12-02", owner: "assistant", epoch: 1 }]);
    expect(await desk.conversations.turns.due(9)).toEqual([]);
  });

  test("and another one after it, too; what is taken back is told as well, and nothing twice", async () => {
    const id = await asked("u1");
    for (const state of ["done", "refused", "open", "open", "refused", "refused"])
      expect(await answer("u1", id, { state })).toMatchObject({ status: 200, body: { told: true } });
    expect(await heard()).toEqual(["zh N-u1 done", "zh N-u1 refused again", "zh N-u1 open again", "zh N-u1 refused"]);
  });

  test("as it stands in the end, where two people answer differently at once", async () => {
    const id = await asked("u1");
    await Promise.all(["done", "refused"].map((state) => answer("u1", id, { state })));
    const { state } = (await stateOf(id)) as { state: string };
    const words = await heard();
    expect(words).toHaveLength(2);
    expect(words.at(-1)).toBe(`zh N-u1 ${state} again`);
  });

  test("in his own language, where he is speaking with the assistant, whose turn stays due", async () => {
    const conversation = await writes("u2");
    const before = await desk.conversations.turns.load(scope(), conversation);
    expect((await answer("u2", await asked("u2"), { state: "done" })).body).toMatchObject({ told: true });
    expect(await heard()).toEqual(["en N-u2 done"]);
    const after = await desk.conversations.turns.load(scope(), conversation);
    expect(after).toMatchObject({ epoch: before?.epoch, customerSeq: before?.customerSeq });
    expect(after?.pending).toHaveLength(1);
  });

  test("beside an agent who has his conversation, and goes on having it", async () => {
    const conversationId = await writes("u2");
    const give = (epoch: number, command: Parameters<typeof desk.conversations.transfer>[1]["command"]) =>
      desk.conversations.transfer(scope(), { conversationId, epoch, command });
    await give(1, { type: "hand_over", reason: "x" });
    await give(2, { type: "assign", agentId, agentName: "agent" });
    expect((await answer("u2", await asked("u2"), { state: "refused" })).body).toMatchObject({ told: true });
    expect(await told()).toEqual([{ text: "en N-u2 refused", owner: "agent", epoch: 3 }]);
    const body = { kind: "text", text: "好的" } as const;
    const sent = await desk.conversations.sendFromAgent({
      ...{ organizationId: shop.organizationId, conversationId, epoch: 3, body, seen: 1 },
      ...{ agent: { id: agentId, name: "agent" }, clientId: "a1", stream: "a", n: 1 },
    });
    expect(sent.outcome).toBe("appended");
  });

  test("or not given: a program that dies before it is told has settled nothing, and the next one does both", async () => {
    const id = await asked("u3");
    beforeTelling = () => {
      throw new Error("killed");
    };
    expect((await answer("u3", id, { state: "done" })).status).toBe(500);
    expect([await stateOf(id), await heard()]).toEqual([{ state: "open", told_state: "open", told_times: 0 }, []]);
    beforeTelling = () => undefined;
    expect((await answer("u3", id, { state: "done" })).body).toMatchObject({ told: true });
    expect(await heard()).toEqual(["zh N-u3 done"]);
  });

  test("only where he was vouched for: else it stands answered, and he is told once he is", async () => {
    const id = await asked("u3");
    const { customer } = await contactOf("u3");
    const vouch = (verified: boolean) =>
      asOwner(desk.test.url, `update customer set verified = ${verified} where id = '${customer.id}'`);
    await vouch(false);
    expect((await answer("u3", id, { state: "done" })).body).toMatchObject({ request: { state: "done" }, told: false });
    expect((await answer("u3", id, { state: "open" })).body).toMatchObject({ told: true });
    expect((await answer("u3", id, { state: "refused" })).body).toMatchObject({ told: false });
    expect(await asOwner(desk.test.url, `select from conversation where shop_id = '${shop.shopId}'`)).toEqual([]);
    await vouch(true);
    expect((await answer("u3", id, { state: "refused" })).body).toMatchObject({ told: true });
    expect(await heard()).toEqual(["zh N-u3 refused"]);
  });
});

describe("nothing is answered", () => {
  const once = "2026-11-20";

  test.each(["cancelled", "refunded"])(
    "of an order that an import says is %s: what was open is taken back",
    async (state) => {
      const invoice = await asked("u1");
      const urge = await asked("u1", "urge_dispatch", { once });
      const done = await asked("u1", "trace", { once: "T1" });
      const another = await asked("u2");
      await answer("u1", done, { state: "done" });
      await bring([orderOf("u1", state), orderOf("u2")]);
      for (const id of [invoice, urge]) {
        expect(await stateOf(id)).toMatchObject({ state: "withdrawn" });
        expect(await answer("u1", id, { state: "done" })).toMatchObject({
          status: 409,
          body: { code: "request_withdrawn" },
        });
      }
      expect(await stateOf(done)).toMatchObject({ state: "done" });
      expect((await list()).requests.map(({ request }) => request.id)).toEqual([another]);
      expect(await heard()).toEqual(["zh N-u1 done"]);
    },
  );

  test("about sending an order that has left, what was answered before included", async () => {
    const urge = await asked("u1", "urge_dispatch", { once });
    const before = await asked("u1", "urge_dispatch", { once: "2026-11-19" });
    await answer("u1", before, { state: "refused" });
    await bring([orderOf("u1", "shipped")]);
    for (const [id, state] of [
      [urge, "done"],
      [before, "open"],
    ] as const)
      expect(await answer("u1", id, { state })).toMatchObject({
        status: 409,
        body: { code: "request_past_dispatch" },
      });
    expect(await heard()).toEqual(["zh N-u1 refused"]);
  });

  test("with a day that was over when it was asked for", async () => {
    const id = await asked("u1", "urge_dispatch", { once });
    expect(await answer("u1", id, { state: "done", answerDay: "2020-01-01" })).toMatchObject({
      status: 400,
      body: { code: "answer_day_before_asked" },
    });
    expect([await stateOf(id), await heard()]).toMatchObject([{ state: "open" }, []]);
  });
});

interface Listed {
  readonly requests: readonly {
    readonly order: string;
    readonly conversation: string | null;
    readonly request: { readonly id: string };
  }[];
  readonly waiting: readonly unknown[];
  readonly more: boolean;
}

async function list(query: Readonly<Record<string, string>> = {}, who = "agent"): Promise<Listed> {
  const url = `/api/v1/shops/${shop.shopId}/requests?${new URLSearchParams(query).toString()}`;
  const reply = await app.inject({ method: "GET", url, headers: headers[who] ?? {} });
  expect(reply.statusCode).toBe(200);
  return reply.json();
}

describe("what waits for an answer", () => {
  test("is read page by page, the longest waiting first, also where what a page ended with was answered meanwhile", async () => {
    const ids = [
      await asked("u1", "invoice", { minutesAgo: 30 }),
      await asked("u2", "invoice", { minutesAgo: 20 }),
      await asked("u2", "urge_dispatch", { minutesAgo: 20, once: "2026-11-20" }),
      await asked("u3", "invoice", { minutesAgo: 10 }),
    ];
    const first = await list({ limit: "2" });
    const last = first.requests.at(-1)?.request.id ?? "";
    await answer("u2", last, { state: "done" });
    const second = await list({ limit: "2", after: last });
    const read = [...first.requests, ...second.requests].map(({ request }) => request.id);
    expect([first.more, second.more]).toEqual([true, false]);
    expect(read).toHaveLength(4);
    expect(new Set(read)).toEqual(new Set(ids));
    expect([read[0], read[3]]).toEqual([ids[0], ids[3]]);
  });

  test("is counted by kind, and shown by one", async () => {
    await asked("u1");
    await asked("u2");
    await asked("u2", "urge_dispatch", { once: "2026-11-20" });
    const { requests, waiting, more } = await list({ kind: "urge_dispatch" });
    expect(requests).toMatchObject([
      { order: "N-u2", customer: { name: "王浩" }, request: { wish: { kind: "urge_dispatch" } } },
    ]);
    expect(waiting).toEqual([
      { kind: "invoice", count: 2 },
      { kind: "urge_dispatch", count: 1 },
    ]);
    expect(more).toBe(false);
  });

  test("leads to where the customer was last spoken with, for whoever may read it", async () => {
    const conversation = await writes("u1");
    await asked("u1", "invoice", { minutesAgo: 2 });
    await asked("u2");
    expect((await list()).requests.map((one) => one.conversation)).toEqual([conversation, null]);
    expect((await list({}, "officer")).requests.map((one) => one.conversation)).toEqual([null, null]);
  });
});
