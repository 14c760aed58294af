import { afterAll, beforeAll, expect, test } from "vitest";
import { migrations as commerceMigrations } from "../commerce/index.ts";
import { createTestDesk, type TestDesk } from "../conversations/testing.ts";
import {
  type ActorHeaders,
  createPerson,
  createShop,
  createTestApp,
  createTestIdentity,
  headersOfPerson,
} from "../identity/testing.ts";
import type { HttpApp } from "../platform/http/index.ts";
import { withScope } from "../platform/database/index.ts";
import { newId } from "../platform/ids.ts";
import { type Cases, createCases } from "./cases.ts";
import { migrations } from "./migrations/index.ts";
import { addCaseRoutes } from "./routes.ts";
import { caseOf } from "./testing.ts";

let desk: TestDesk;
let app: HttpApp;
let cases: Cases;
let caseId: string;
const actors: Record<string, ActorHeaders> = {};

beforeAll(async () => {
  desk = await createTestDesk([...commerceMigrations, ...migrations]);
  const { database } = desk.test;
  const { organizationId, shopId, customer } = desk.contact;
  const organization = { organizationId, name: "" };
  const identity = createTestIdentity(database, { clock: desk.clock });
  cases = createCases({ database, clock: desk.clock, newId });
  app = await createTestApp(identity, (routes) => {
    addCaseRoutes(routes, { cases });
  });
  const sibling = await createShop(database, organization);
  const people = [
    ["agent", "agent", shopId],
    ["mentor", "mentor", shopId],
    ["sibling", "owner", sibling.shopId],
  ] as const;
  for (const [name, role, shop] of people) {
    const person = await createPerson(database, organization, { displayName: name, roles: [[role, shop]] });
    actors[name] = await headersOfPerson(identity, person);
  }
  const sent = await desk.say("退货卖家没收到");
  if (sent.outcome !== "appended") throw new Error(sent.outcome);
  const wish = caseOf({ customerId: customer.id, conversationId: sent.conversationId });
  const shop = { organizationId, shopId };
  const opening = { shop, actor: { kind: "assistant" }, key: "k", wish } as const;
  caseId = (await withScope(database, desk.scope, (trx) => cases.openIn(trx, opening))).id;
});
afterAll(async () => {
  await app.close();
  await desk.test.drop();
});

async function call(actor: string, method: "GET" | "POST", path: string, body?: object) {
  const headers = actors[actor] ?? {};
  const reply = await app.inject({ method, url: `/api/v1/cases${path}`, headers, ...(body && { payload: body }) });
  return { status: reply.statusCode, body: reply.json<{ code?: string; cases?: object[]; case?: object }>() };
}

test("people of the shop see its cases, others none of them", async () => {
  expect(await call("agent", "GET", "")).toMatchObject({
    status: 200,
    body: { cases: [{ id: caseId, state: { state: "open", dueAt: "2026-11-23T15:59:00.000Z" } }], more: false },
  });
  expect((await call("agent", "GET", "?state=closed")).body.cases).toEqual([]);
  expect((await call("sibling", "GET", "")).body.cases).toEqual([]);
  expect((await call("sibling", "GET", `/${caseId}`)).status).toBe(404);
  expect((await call("mentor", "GET", `/${caseId}`)).body.case).toMatchObject({
    parties: [{ role: "customer" }, { role: "shop" }, { role: "courier", name: "zto" }, { role: "platform" }],
    evidence: [
      { kind: "address_shown", at: "2026-11-20T02:00:00.000Z" },
      {},
      { kind: "tracking", number: "R100200300" },
    ],
    timeline: [{ event: { type: "opened" } }, {}, { event: { type: "promised" } }],
  });
});

test("who works them notes and closes; who only reads does not; what is closed stays so", async () => {
  expect((await call("mentor", "POST", `/${caseId}/notes`, { text: "x" })).status).toBe(403);
  expect((await call("sibling", "POST", `/${caseId}/notes`, { text: "x" })).status).toBe(404);
  expect((await call("agent", "POST", `/${caseId}/notes`, { text: "  " })).status).toBe(400);
  const noted = await call("agent", "POST", `/${caseId}/notes`, { text: " 问过仓库 " });
  expect(noted.body.case).toMatchObject({ timeline: [{}, {}, {}, { event: { type: "noted", text: "问过仓库" } }] });
  expect((await call("agent", "POST", `/${caseId}/close`, { reason: "customer_erased" })).status).toBe(400);
  const closed = await call("agent", "POST", `/${caseId}/close`, { reason: "unfounded" });
  expect(closed.body.case).toMatchObject({ state: { state: "closed", reason: "unfounded" } });
  const again = await call("agent", "POST", `/${caseId}/close`, { reason: "solved" });
  expect([again.status, again.body.code]).toEqual([409, "case_closed"]);
  expect((await call("agent", "GET", "?state=closed")).body.cases).toHaveLength(1);
});
