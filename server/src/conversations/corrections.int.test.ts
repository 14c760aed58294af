import type { Message } from "@warmline/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listAudit } from "../identity/index.ts";
import {
  type ActorHeaders,
  createPerson,
  createShop,
  createTestApp,
  createTestIdentity,
  headersOfPerson,
} from "../identity/testing.ts";
import { withScope } from "../platform/database/index.ts";
import { asOwner } from "../platform/database/testing.ts";
import type { HttpApp } from "../platform/http/index.ts";
import { addCorrectionRoutes } from "./correction-routes.ts";
import { createTestDesk, type TestDesk } from "./testing.ts";

let desk: TestDesk;
let app: HttpApp;
let conversationId: string;
const actors: Record<string, ActorHeaders> = {};

beforeAll(async () => {
  desk = await createTestDesk();
  const { database } = desk.test;
  const { organizationId, shopId } = desk.contact;
  const organization = { organizationId, name: "" };
  const identity = createTestIdentity(database, { clock: desk.clock });
  app = await createTestApp(identity, (routes) => {
    addCorrectionRoutes(routes, { ...desk, isIntent: (id) => id === "order.status" });
  });
  const sibling = await createShop(database, organization);
  for (const [name, role, shop] of [
    ["agent", "agent", shopId],
    ["mentor", "mentor", shopId],
    ["officer", "officer", shopId],
    ["sibling", "owner", sibling.shopId],
  ] as const) {
    const person = await createPerson(database, organization, { displayName: name, roles: [[role, shop]] });
    actors[name] = await headersOfPerson(identity, person);
  }
  const sent = await desk.say("货到哪了");
  if (!("conversationId" in sent)) throw new Error(sent.outcome);
  conversationId = sent.conversationId;
  const turn = await desk.conversations.turns.load(desk.scope, conversationId);
  if (turn === null) throw new Error("no turn is due");
  const trace = { intent: "refund.status", confidence: 0.6, facts: [], clauses: [], actions: [] };
  await desk.conversations.turns.answer(desk.scope, {
    turn,
    body: { kind: "text", text: "已退款" },
    trace,
    dialogue: {},
  });
});
afterAll(async () => {
  await app.close();
  await desk.test.drop();
});

/** The entry that the assistant answered with, and the customer's own. */
const ANSWER = 2;
const QUESTION = 1;

async function call(actor: string, method: "PUT" | "DELETE", seq: number, body?: object) {
  const url = `/api/v1/conversations/${conversationId}/messages/${seq}/correction`;
  const reply = await app.inject({ method, url, headers: actors[actor] ?? {}, ...(body && { payload: body }) });
  return { status: reply.statusCode, ...reply.json<{ code?: string; corrections?: object[] }>() };
}

const read = (kind: "staff" | "customer"): Promise<Message[]> =>
  desk.conversations.messages(desk.scope, { conversationId, after: 0, reader: { kind } });

test("each person says once what an answer should have been; who reads as staff sees all, the customer none", async () => {
  const first = { kind: "intent", expected: "order.status" };
  expect(await call("agent", "PUT", ANSWER, first)).toMatchObject({ status: 200, corrections: [first] });
  const second = { kind: "wording", expected: " 先安抚 ", note: "顾客着急" };
  await call("agent", "PUT", ANSWER, second);
  desk.clock.advance(1000);
  await call("mentor", "PUT", ANSWER, first);
  const [question, answer] = await read("staff");
  expect(question).not.toHaveProperty("corrections");
  expect(answer?.corrections).toMatchObject([
    { kind: "wording", expected: "先安抚", note: "顾客着急", by: { name: "agent" }, at: "2026-11-20T02:00:00.000Z" },
    { ...first, by: { name: "mentor" } },
  ]);
  expect(JSON.stringify(await read("customer"))).not.toMatch(/correction|先安抚/);

  expect(await call("mentor", "DELETE", ANSWER)).toMatchObject({ status: 200, corrections: [{ kind: "wording" }] });
  expect(await call("mentor", "DELETE", ANSWER)).toMatchObject({ status: 200, corrections: [{ kind: "wording" }] });
  const lines = await withScope(desk.test.database, { ...desk.scope, shops: "*" }, (trx) =>
    listAudit(trx, { limit: 9 }),
  );
  const told = lines.map(({ action, target, detail }) => [action, target, detail]).reverse();
  const target = `conversation:${conversationId}`;
  expect(told).toEqual([
    ["answer.corrected", target, { seq: ANSWER, kind: "intent" }],
    ["answer.corrected", target, { seq: ANSWER, kind: "wording" }],
    ["answer.corrected", target, { seq: ANSWER, kind: "intent" }],
    ["answer.correction_withdrawn", target, { seq: ANSWER }],
  ]);
});

test("nothing but the assistant's answers, by nobody who cannot read them, and no intent that there is not", async () => {
  const said = { kind: "fact", expected: "七天" };
  expect(await call("agent", "PUT", QUESTION, said)).toMatchObject({ status: 409, code: "not_an_answer" });
  expect(await call("agent", "DELETE", QUESTION)).toMatchObject({ status: 409 });
  expect(await call("agent", "PUT", 99, said)).toMatchObject({ status: 404 });
  expect(await call("officer", "PUT", ANSWER, said)).toMatchObject({ status: 403 });
  expect(await call("sibling", "PUT", ANSWER, said)).toMatchObject({ status: 404 });
  expect(await call("sibling", "DELETE", ANSWER)).toMatchObject({ status: 404 });
  expect(await call("agent", "PUT", ANSWER, { kind: "intent", expected: "no.such" })).toMatchObject({
    status: 422,
    code: "intent_unknown",
  });
  for (const body of [
    { ...said, expected: "  " },
    { ...said, expected: "长".repeat(501) },
    { ...said, kind: "tone" },
  ])
    expect(await call("agent", "PUT", ANSWER, body)).toMatchObject({ status: 400 });
  // Nor does the database take it from anybody else.
  await expect(
    asOwner(
      desk.test.url,
      `insert into turn_correction (organization_id, shop_id, conversation_id, seq, person_id, person_name, at, kind, expected)
       select organization_id, shop_id, conversation_id, ${QUESTION}, person_id, person_name, at, kind, expected from turn_correction`,
    ),
  ).rejects.toMatchObject({ code: "23514" });
});
