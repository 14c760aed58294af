import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  addActionRoutes,
  type AnsweredRequest,
  importFile,
  migrations,
  openActions,
  openBuiltInStore,
} from "./commerce/index.ts";
import { TINY_TAU2 } from "./commerce/testing.ts";
import { createTestDesk, type TestDesk } from "./conversations/testing.ts";
import {
  type ActorHeaders,
  createPerson,
  createShop,
  createTestApp,
  createTestIdentity,
  headersOfPerson,
  type TestPerson,
  type TestShop,
} from "./identity/testing.ts";
import { asOwner } from "./platform/database/testing.ts";
import type { HttpApp } from "./platform/http/index.ts";
import { newId } from "./platform/ids.ts";

let desk: TestDesk;
let app: HttpApp;
let shop: TestShop;
let agents: readonly TestPerson[];
let headers: Record<string, ActorHeaders>;

beforeAll(async () => {
  desk = await createTestDesk(migrations);
  const { database } = desk.test;
  const identity = createTestIdentity(database, { clock: desk.clock });
  const openShop = openBuiltInStore(database);
  const sayAnswer = ({ request }: AnsweredRequest): string => request.state;
  const rooms = { identity, openShop, actions: openActions(database, newId), sayAnswer };
  app = await createTestApp(identity, (routes) =>
    addActionRoutes(routes, { ...rooms, conversations: desk.conversations }),
  );
});
afterAll(async () => {
  await app.close();
  await desk.test.drop();
});

beforeEach(async () => {
  const { database } = desk.test;
  const organization = { organizationId: desk.scope.organizationId, name: "" };
  const identity = createTestIdentity(database, { clock: desk.clock });
  shop = await createShop(database, organization, { currency: "USD" });
  const sibling = await createShop(database, organization);
  const bytes = new TextEncoder().encode(TINY_TAU2);
  const given = { kind: "tau2-retail", bytes, shopSlug: shop.slug } as const;
  expect(await importFile({ database, clock: desk.clock, newId }, given)).toMatchObject({ ok: true });
  const person = (displayName: string, shopId: string) =>
    createPerson(database, organization, { displayName, roles: [["agent", shopId]] });
  agents = [await person("小满", shop.shopId), await person("小暑", shop.shopId)];
  headers = { sibling: await headersOfPerson(identity, await person("立秋", sibling.shopId)) };
  for (const agent of agents) headers[agent.displayName] = await headersOfPerson(identity, agent);
});

const CANCEL = { kind: "cancel", reason: "no_longer_needed" } as const;
interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function post(who: string, path: string, payload: object): Promise<Answer> {
  const url = `/api/v1/shops/${shop.shopId}/orders/${encodeURIComponent("#W1000002")}/actions${path}`;
  const reply = await app.inject({ method: "POST", url, headers: headers[who] ?? {}, payload });
  return { status: reply.statusCode, body: reply.json() };
}

/** Asks for the terms as an agent, and gives what confirms them. */
async function confirmed(who: string, action: object = CANCEL) {
  const { body } = await post(who, "/propose", { action });
  return { action, confirmation: { terms: body["terms"], askedAt: body["askedAt"] }, key: randomUUID() };
}

async function customerId(externalId = "juan_rossi_2"): Promise<string> {
  const [row] = await asOwner<{ customer_id: string }>(
    desk.test.url,
    `select i.customer_id from customer_identity i join shop_order o on o.customer_id = i.customer_id
     where i.external_id = '${externalId}' and o.shop_id = '${shop.shopId}'`,
  );
  return row?.customer_id ?? "";
}

/** A conversation with the order's customer, in the hands of the first agent. */
async function taken(whose = "juan_rossi_2"): Promise<{ id: string; epoch: number }> {
  const contact = {
    organizationId: shop.organizationId,
    shopId: shop.shopId,
    customer: { id: await customerId(whose), name: "Juan", verified: true },
    channel: "web",
    language: "zh",
  } as const;
  const text = { kind: "text", text: "帮我取消订单" } as const;
  const stream = randomUUID();
  const sent = await desk.conversations.sendFromCustomer({ contact, clientId: stream, stream, n: 1, body: text });
  if (sent.outcome !== "appended") throw new Error(sent.outcome);
  const { conversationId } = sent;
  const scope = { organizationId: shop.organizationId, shops: [shop.shopId] };
  await desk.conversations.transfer(scope, { conversationId, epoch: 1, command: { type: "hand_over", reason: "x" } });
  const command = { type: "assign", agentId: agents[0]?.personId ?? "", agentName: "小满" } as const;
  const moved = await desk.conversations.transfer(scope, { conversationId, epoch: 2, command });
  if (!moved.ok) throw new Error(moved.code);
  return { id: conversationId, epoch: moved.epoch };
}

const linesOf = (conversation: string) =>
  asOwner<{ text: string }>(
    desk.test.url,
    `select body ->> 'text' as text from message
     where conversation_id = '${conversation}' and author_kind = 'system' and body ->> 'kind' = 'text'`,
  );
const audited = () =>
  asOwner<{ action: string; actor: string; detail: object }>(
    desk.test.url,
    `select action, actor, detail - 'order' - 'shop' - 'currency' - 'conversation' as detail from audit_log
     where detail ->> 'shop' = '${shop.shopId}' order by at, id`,
  );
const stateOf = async () =>
  (
    await asOwner<{ state: string }>(
      desk.test.url,
      `select state from shop_order where shop_id = '${shop.shopId}'
    and number_key = (select number_key from shop_order where number = '#W1000002' limit 1)`,
    )
  )[0]?.state;

test("the terms say what moves and where to, and the same key does it once", async () => {
  const proposed = await post("小满", "/propose", { action: CANCEL });
  expect(proposed).toMatchObject({
    status: 200,
    body: { outcome: "offered", state: "paid", currency: "USD", money: [{ way: "back", amount: 4784 }] },
  });
  const order = await confirmed("小满");
  const all = await Promise.all([1, 2, 3].map(() => post("小满", "", order)));
  expect(all.map(({ body }) => body["outcome"]).sort()).toEqual(["already_done", "already_done", "done"]);
  expect(await stateOf()).toBe("cancelled");
  expect(await audited()).toEqual([
    {
      action: "order_action.done",
      actor: "小满",
      detail: { kind: "cancel", money: [{ way: "back", amount: 4784 }] },
    },
  ]);
  const url = `/api/v1/shops/${shop.shopId}/orders/W1000002/actions`;
  const past = await app.inject({ method: "GET", url, headers: headers["小暑"] ?? {} });
  expect(past.json()).toMatchObject({
    actions: [{ kind: "cancel", by: { kind: "agent", name: "小满" }, money: [{ amount: 4784 }] }],
  });
  const other = { ...order, action: { kind: "change_note", note: "x" } };
  expect(await post("小满", "", other)).toMatchObject({ status: 409, body: { code: "key_taken" } });
});

test("two agents at once do it once", async () => {
  const orders = [await confirmed("小满"), await confirmed("小暑")] as const;
  const all = await Promise.all([post("小满", "", orders[0]), post("小暑", "", orders[1])]);
  expect(all.map(({ body }) => body["outcome"]).sort()).toEqual(["done", "refused"]);
  expect((await audited()).map(({ action }) => action).sort()).toEqual(["order_action.done", "order_action.refused"]);
});

test("what is above the shop's limit for his tier is refused by its clause, then and when it is done", async () => {
  const order = await confirmed("小满");
  await asOwner(
    desk.test.url,
    `insert into shop_catalogue (organization_id, shop_id, rules) values ('${shop.organizationId}', '${shop.shopId}',
       '{"limits":{"assistant":1,"tier1":4783,"tier2":null,"tier3":null}}')
     on conflict (shop_id) do update set rules = excluded.rules`,
  );
  const refused = {
    status: 200,
    body: {
      outcome: "refused",
      code: "action_refused",
      clause: { id: "amount.limit", text: { zh: "金额超过了可以直接办理的上限。" } },
      instead: { zh: "请交给权限更高的同事办理。" },
    },
  };
  expect(await post("小满", "", order)).toMatchObject(refused);
  expect(await post("小满", "/propose", { action: CANCEL })).toMatchObject(refused);
  expect(await stateOf()).toBe("paid");
  const refusal = { action: "order_action.refused", actor: "小满", detail: { kind: "cancel", clause: "amount.limit" } };
  expect(await audited()).toEqual([refusal, refusal]);
  await asOwner(desk.test.url, `update person set tier = 2 where id = '${agents[1]?.personId ?? ""}'`);
  expect((await post("小暑", "", await confirmed("小暑"))).body).toMatchObject({ outcome: "done" });
});

test("a yes to what has changed since is void, and one a day later, however it is dated", async () => {
  const order = await confirmed("小满");
  await asOwner(desk.test.url, `update shop_order_payment set amount = 1 where shop_id = '${shop.shopId}'`);
  expect((await post("小满", "", order)).body).toMatchObject({ clause: { id: "confirm.same" } });
  const fresh = await confirmed("小满");
  const old = { ...fresh, confirmation: { ...fresh.confirmation, askedAt: "2026-11-01T00:00:00Z" } };
  expect((await post("小满", "", old)).body).toMatchObject({ clause: { id: "confirm.fresh" } });
  const ahead = { ...fresh, confirmation: { ...fresh.confirmation, askedAt: "2036-11-01T00:00:00Z" } };
  expect((await post("小满", "", ahead)).body).toMatchObject({ outcome: "done" });
});

test("in his conversation the customer is told once, in the same transaction", async () => {
  const conversation = await taken();
  const order = { ...(await confirmed("小满")), conversation };
  const all = await Promise.all([1, 2].map(() => post("小满", "", order)));
  expect(all.map(({ body }) => body["outcome"]).sort()).toEqual(["already_done", "done"]);
  expect(await linesOf(conversation.id)).toEqual([{ text: "客服 小满 为您取消了订单 #W1000002，退款 $47.84。" }]);
});

test("who has not the conversation does nothing; an answer that was lost is given again", async () => {
  const conversation = await taken();
  const other = { ...(await confirmed("小暑")), conversation };
  expect(await post("小暑", "", other)).toMatchObject({ status: 409, body: { code: "conversation_not_owned" } });
  const order = { ...(await confirmed("小满")), conversation };
  const stale = { ...order, conversation: { ...conversation, epoch: conversation.epoch - 1 } };
  expect(await post("小满", "", stale)).toMatchObject({ status: 409, body: { code: "conversation_not_owned" } });
  expect([await stateOf(), await linesOf(conversation.id)]).toEqual(["paid", []]);
  expect((await post("小满", "", order)).body).toMatchObject({ outcome: "done" });
  expect((await post("小满", "", stale)).body).toMatchObject({ outcome: "already_done" });
});

test("an order of another customer than the conversation's is not his own", async () => {
  const conversation = await taken("mei_kovacs_1");
  const order = { ...(await confirmed("小满")), conversation };
  expect((await post("小满", "", order)).body).toMatchObject({ outcome: "refused", clause: { id: "order.own" } });
  expect([await stateOf(), await linesOf(conversation.id)]).toEqual(["paid", []]);
});

const URGE = { kind: "urge_dispatch" } as const;

async function openRequests(who: string): Promise<readonly { order: string; request: { id: string } }[]> {
  const url = `/api/v1/shops/${shop.shopId}/requests`;
  const reply = await app.inject({ method: "GET", url, headers: headers[who] ?? {} });
  expect(reply.statusCode).toBe(200);
  return reply.json<{ requests: { order: string; request: { id: string } }[] }>().requests;
}

async function answer(who: string, requestId: string, payload: object): Promise<Answer> {
  const url = `/api/v1/shops/${shop.shopId}/orders/W1000002/requests/${requestId}`;
  const reply = await app.inject({ method: "POST", url, headers: headers[who] ?? {}, payload });
  return { status: reply.statusCode, body: reply.json() };
}

test("two orders are asked for to go together by people, too, and wait in the list only while both do", async () => {
  const set = (state: string) =>
    asOwner(
      desk.test.url,
      `update shop_order set state = '${state}', customer_id = (select customer_id from shop_order
         where shop_id = '${shop.shopId}' and number = '#W1000002') where shop_id = '${shop.shopId}' and number = '#W1000001'`,
    );
  const together = { kind: "combine", with: "w1000001" } as const;
  const strange = await post("小满", "/propose", { action: together });
  expect(strange.body).toMatchObject({ outcome: "refused", clause: { id: "order.own" } });
  await set("paid");
  expect((await post("小满", "", await confirmed("小满", together))).body).toMatchObject({
    outcome: "done",
    money: [],
  });
  const wish = { kind: "combine", with: "#W1000001" };
  expect(await openRequests("小暑")).toMatchObject([{ order: "#W1000002", request: { wish, state: "open" } }]);
  await set("shipped");
  expect(await openRequests("小暑")).toEqual([]);
});

test("what is asked for is told, waits in the shop's list, and is answered with a day", async () => {
  const conversation = await taken();
  const order = { ...(await confirmed("小满", URGE)), conversation };
  expect((await post("小满", "", order)).body).toMatchObject({ outcome: "done", money: [] });
  expect(await linesOf(conversation.id)).toEqual([{ text: "客服 小满 为您给仓库登记了订单 #W1000002 的加急发货。" }]);
  const [open] = await openRequests("小暑");
  expect(open).toMatchObject({ order: "#W1000002", request: { wish: URGE, state: "open" } });
  const id = open?.request.id ?? "";
  const done = { state: "done", answerDay: "2026-12-02" } as const;
  expect((await answer("小暑", id, done)).body).toMatchObject({ request: { id, ...done }, told: true });
  expect((await answer("小暑", id, done)).body).toMatchObject({ request: { id, ...done }, told: true });
  expect((await linesOf(conversation.id)).map(({ text }) => text).slice(1)).toEqual(["done"]);
  expect(await openRequests("小暑")).toEqual([]);
  expect((await answer("小暑", id, { state: "open" })).body).toMatchObject({
    request: { state: "open", answerDay: null },
  });
  expect((await audited()).slice(1)).toEqual([
    {
      action: "order_request.answered",
      actor: "小暑",
      detail: { kind: "urge_dispatch", state: "done", answerDay: "2026-12-02", told: true },
    },
    {
      action: "order_request.answered",
      actor: "小暑",
      detail: { kind: "urge_dispatch", state: "open", answerDay: null, told: true },
    },
  ]);
});

test("an answer is to a request that stands, on a day that exists, and by the shop's own people", async () => {
  expect((await post("小满", "", await confirmed("小满", URGE))).body).toMatchObject({ outcome: "done" });
  const [open] = await openRequests("小满");
  const id = open?.request.id ?? "";
  expect((await answer("sibling", id, { state: "done" })).status).toBe(403);
  expect((await answer("小满", randomUUID(), { state: "done" })).status).toBe(404);
  expect((await answer("小满", id, { state: "done", answerDay: "2026-02-30" })).body).toMatchObject({
    code: "no_such_day",
  });
  expect((await answer("小满", id, { state: "withdrawn" })).status).toBe(400);
  const back = { kind: "withdraw_request", request: id };
  expect((await post("小满", "", await confirmed("小满", back))).body).toMatchObject({ outcome: "done" });
  expect(await answer("小满", id, { state: "done" })).toMatchObject({
    status: 409,
    body: { code: "request_withdrawn" },
  });
});

test("another shop's people do nothing, and what has no shape is no action", async () => {
  const order = await confirmed("小满");
  expect((await post("sibling", "/propose", { action: CANCEL })).status).toBe(403);
  expect((await post("sibling", "", order)).status).toBe(403);
  expect((await post("小满", "", { ...order, action: { kind: "give_money" } })).status).toBe(400);
  expect((await post("小满", "/propose", { action: { ...CANCEL, order: "W1000001" } })).status).toBe(400);
  expect((await post("小满", "/propose", { action: { kind: "change_note", note: "\u0000" } })).status).toBe(400);
});

test("a part is paid back with its reason, within what is left and the limit for all parts together", async () => {
  const part = (amount: number) => ({ kind: "refund_part", amount, lineIds: [], reason: "missing" });
  const orders = [await confirmed("小满", part(1000)), await confirmed("小暑", part(1000))] as const;
  const all = await Promise.all([post("小满", "", orders[0]), post("小暑", "", orders[1])]);
  // What one gave, the other has not seen when he said yes.
  expect(all.map(({ body }) => body["outcome"]).sort()).toEqual(["done", "refused"]);
  expect(all.find(({ body }) => body["outcome"] === "refused")?.body).toMatchObject({ clause: { id: "confirm.same" } });
  const conversation = await taken();
  const again = { ...(await confirmed("小满", part(784))), conversation };
  expect((await post("小满", "", again)).body).toMatchObject({ outcome: "done", money: [{ amount: 784 }] });
  expect((await post("小满", "", again)).body).toMatchObject({ outcome: "already_done" });
  expect(await linesOf(conversation.id)).toEqual([
    { text: "客服 小满 为您办理了订单 #W1000002 的部分退款，退款 $7.84。" },
  ]);
  expect((await post("小满", "/propose", { action: part(3001) })).body).toMatchObject({
    outcome: "refused",
    clause: { id: "refund.within-paid" },
  });
  // All of it is still to be had back, less what went back already.
  expect((await post("小满", "/propose", { action: CANCEL })).body).toMatchObject({ money: [{ amount: 3000 }] });
  expect(await audited()).toContainEqual({
    action: "order_action.done",
    actor: "小满",
    detail: { kind: "refund_part", reason: "missing", money: [{ way: "back", amount: 784 }] },
  });
  expect((await post("小满", "/propose", { action: { ...part(1), reason: "because" } })).status).toBe(400);
  expect((await post("小满", "/propose", { action: part(0.5) })).status).toBe(400);
});

test("another of his own ways to pay takes the place of the one before, once, and his customer is told", async () => {
  const customer = await customerId();
  const keep = (reference: string, method: string, balance: number | null) =>
    asOwner(
      desk.test.url,
      `insert into payment_on_file (organization_id, shop_id, id, customer_id, reference, method, balance)
       values ('${shop.organizationId}', '${shop.shopId}', gen_random_uuid(), '${customer}', '${reference}', '${method}', ${balance})`,
    );
  await keep("gift_card_7", "gift_card", 100);
  await keep("credit_card_9", "card", null);
  const url = `/api/v1/shops/${shop.shopId}/orders/W1000002/ways-to-pay`;
  const ways = async (who: string) => {
    const reply = await app.inject({ method: "GET", url, headers: headers[who] ?? {} });
    return reply.statusCode === 200 ? reply.json<{ ways: readonly { reference: string; isUsed: boolean }[] }>() : null;
  };
  expect(await ways("sibling")).toBeNull();
  const before = await ways("小满");
  expect(before?.ways[0]).toEqual({ reference: "paypal_1", method: "paypal", balance: null, isUsed: true });
  expect(before?.ways).toHaveLength(3);
  expect(before?.ways).toContainEqual({ reference: "gift_card_7", method: "gift_card", balance: 100, isUsed: false });

  const by = (payWith: string) => ({ kind: "change_payment", payWith });
  for (const [payWith, clause] of [
    ["gift_card_7", "payment.gift-card-covers"],
    ["paypal_1", "payment.different"],
    ["somebody_elses", "payment.own"],
  ] as const)
    expect((await post("小满", "/propose", { action: by(payWith) })).body).toMatchObject({ clause: { id: clause } });
  const order = await confirmed("小满", by("credit_card_9"));
  const conversation = await taken();
  expect((await post("小满", "", { ...order, conversation })).body).toMatchObject({
    outcome: "done",
    money: [
      { way: "due", amount: 4784, by: "credit_card_9" },
      { way: "back", amount: 4784, by: "paypal_1" },
    ],
  });
  expect(await linesOf(conversation.id)).toEqual([{ text: "客服 小满 为您更换了订单 #W1000002 的支付方式。" }]);
  expect((await ways("小满"))?.ways.filter(({ isUsed }) => isUsed)).toMatchObject([{ reference: "credit_card_9" }]);
  expect((await post("小满", "/propose", { action: by("paypal_1") })).body).toMatchObject({
    clause: { id: "payment.once" },
  });
  // Of an order of which nothing was paid there is no way to name: that is for the clauses to say.
  const items = { kind: "change_items", changes: [{ lineId: "none", variantSku: "i1" }], payWith: "" };
  expect((await post("小满", "/propose", { action: items })).body).toMatchObject({ clause: { id: "items.of-order" } });
});

test("a coupon is given once to a customer, whoever gives it for whichever order, and he has it then", async () => {
  const coupon = (code: string, ends: string) =>
    asOwner(
      desk.test.url,
      `insert into coupon (organization_id, shop_id, id, code, starts_at, ends_at, facts)
       values ('${shop.organizationId}', '${shop.shopId}', gen_random_uuid(), '${code}', '2026-01-01', '${ends}',
         '{"name": {"zh": "补偿券", "en": "Sorry"}, "off": {"kind": "amount", "amount": 300}, "threshold": 0,
           "scope": {}, "productSkus": [], "stackable": false, "howToGet": {}, "onlyGiven": true}')`,
    );
  await coupon("SORRY", "2036-01-01");
  await coupon("OLD", "2026-01-02");
  const give = (code: string) => ({ kind: "give_coupon", code });
  const toGive = async () => {
    const url = `/api/v1/shops/${shop.shopId}/orders/W1000002/coupons`;
    return (await app.inject({ method: "GET", url, headers: headers["小满"] ?? {} })).json<object>();
  };
  expect(await toGive()).toMatchObject({ coupons: [{ code: "SORRY", name: { en: "Sorry" }, isHeld: false }] });
  const store = openBuiltInStore(desk.test.database)(shop);
  const held = async () => (await store.coupons(await customerId(), desk.clock.now())).map(({ standing }) => standing);
  expect(await held()).toEqual([]);
  for (const [code, clause] of [
    ["NONE", "coupon.of-shop"],
    ["OLD", "coupon.running"],
  ] as const)
    expect((await post("小满", "/propose", { action: give(code) })).body).toMatchObject({ clause: { id: clause } });
  expect((await post("小满", "/propose", { action: give("SORRY") })).body).toMatchObject({
    money: [],
    coupon: { code: "SORRY", name: { zh: "补偿券" } },
  });
  const orders = [await confirmed("小满", give("SORRY")), await confirmed("小暑", give("SORRY"))] as const;
  const all = await Promise.all([post("小满", "", orders[0]), post("小暑", "", orders[1])]);
  expect(all.map(({ body }) => body["outcome"]).sort()).toEqual(["done", "refused"]);
  expect(all.find(({ body }) => body["outcome"] === "refused")?.body).toMatchObject({
    clause: { id: "coupon.not-held" },
  });
  expect(await held()).toEqual(["held"]);
  const details = (await audited()).map(({ detail }) => detail);
  expect(details).toContainEqual({ kind: "give_coupon", code: "SORRY", money: [], worth: 300 });
  expect(details).toContainEqual({ kind: "give_coupon", code: "SORRY", clause: "coupon.not-held" });
  expect(await toGive()).toMatchObject({ coupons: [{ code: "SORRY", isHeld: true }] });
});
