import sharp from "sharp";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addConversationRoutes, createAttachments } from "../conversations/index.ts";
import { createTestDesk, type TestDesk } from "../conversations/testing.ts";
import type { IdentityContext } from "../identity/index.ts";
import {
  type ActorHeaders,
  createOrganization,
  createPerson,
  createShop,
  createTestApp,
  createTestIdentity,
  headersOfCustomer,
  headersOfPerson,
  type TestPerson,
} from "../identity/testing.ts";
import { createDiskBlobStore } from "../platform/blobs/index.ts";
import { asOwner } from "../platform/database/testing.ts";
import type { HttpApp } from "../platform/http/index.ts";
import { newId } from "../platform/ids.ts";
import type { JsonValue } from "../platform/json.ts";
import { addDeskRoutes } from "./routes.ts";

let desk: TestDesk;
let app: HttpApp;
let identity: IdentityContext;
let folder: string;
let agent: TestPerson;
const actors: Record<string, ActorHeaders> = {};

beforeAll(async () => {
  desk = await createTestDesk();
  const { database } = desk.test;
  const { organizationId, shopId } = desk.contact;
  const organization = { organizationId, name: "" };
  identity = createTestIdentity(database, { clock: desk.clock });
  folder = await mkdtemp(join(tmpdir(), "warmline-pictures-"));
  const blobs = createDiskBlobStore(folder);
  const attachments = createAttachments({ database, blobs, clock: desk.clock, newId });
  app = await createTestApp(identity, (routes) => {
    addConversationRoutes(routes, { conversations: desk.conversations, attachments });
    addDeskRoutes(routes, desk.conversations);
  });
  const sibling = await createShop(database, organization);
  const foreign = await createOrganization(database);
  agent = await createPerson(database, organization, { displayName: "小赵", roles: [["agent", shopId]] });
  actors["agent"] = await headersOfPerson(identity, agent);
  const colleague = await createPerson(database, organization, { roles: [["agent", shopId]] });
  actors["colleague"] = await headersOfPerson(identity, colleague);
  const siblingAgent = await createPerson(database, organization, { roles: [["agent", sibling.shopId]] });
  actors["sibling"] = await headersOfPerson(identity, siblingAgent);
  const foreignAdmin = await createPerson(database, foreign, { roles: [["owner", null]] });
  actors["foreign"] = await headersOfPerson(identity, foreignAdmin);
});
afterAll(async () => {
  await app.close();
  await desk.test.drop();
  await rm(folder, { recursive: true });
});

const as = (actor: string): ActorHeaders => actors[actor] ?? {};

async function act(actor: string, path: string, body: object) {
  const reply = await app.inject({
    method: "POST",
    url: `/api/v1/conversations/${path}`,
    headers: as(actor),
    payload: body,
  });
  return {
    status: reply.statusCode,
    ...reply.json<{ code?: string; conversation?: { owner: string; epoch: number } }>(),
  };
}

/** The customer asks for a person and waits in the queue. */
async function waiting(
  brief: JsonValue = {},
): Promise<{ readonly id: string; readonly epoch: number; readonly seq: number }> {
  const sent = await desk.say("转人工");
  if (!("conversationId" in sent)) throw new Error(sent.outcome);
  const id = sent.conversationId;
  const turn = await desk.conversations.turns.load(desk.scope, id);
  if (!turn) throw new Error("no turn is due");
  const trace = { intent: "talk.human", confidence: 1, facts: [], clauses: [], actions: [] };
  const body = { kind: "text", text: "好的" } as const;
  await desk.conversations.turns.handOver(desk.scope, { turn, body, trace, dialogue: {}, reason: "asked", brief });
  return { id, epoch: turn.epoch + 1, seq: turn.customerSeq };
}

describe("the brief", () => {
  const brief = {
    reason: "asked_for_person",
    intent: "order.duplicate_shipping_fee",
    language: "zh",
    mood: "calm",
    problem: "运费收了两次\n转人工",
    order: "100001",
    product: null,
    facts: ["shop:mumian#combining"],
    unknown: [],
    tried: [],
    promises: [],
  };
  const read = async (actor: string, id: string) =>
    app.inject({ method: "GET", url: `/api/v1/conversations/${id}/brief`, headers: as(actor) });
  const problemOf = async (id: string) =>
    (await desk.conversations.find(desk.scope, agent.personId, { ids: [id] }))[0]?.problem;

  it("is there while people have the conversation, for staff of the shop", async () => {
    const { id, epoch } = await waiting(brief);
    expect((await read("agent", id)).json()).toEqual({ brief });
    expect(await problemOf(id)).toBe("运费收了两次 转人工");
    for (const actor of ["sibling", "foreign"]) expect((await read(actor, id)).statusCode).toBe(404);
    await act("agent", `${id}/take`, { epoch });
    expect((await read("agent", id)).json()).toEqual({ brief });
    await act("agent", `${id}/hand-back`, { epoch: epoch + 1 });
    expect((await read("agent", id)).json()).toEqual({ brief: null });
    expect(await problemOf(id)).toBeUndefined();
  });

  it("that this version cannot read is none", async () => {
    const { id, epoch } = await waiting({ problem: 7 });
    expect((await read("agent", id)).json()).toEqual({ brief: null });
    await act("agent", `${id}/take`, { epoch });
    await act("agent", `${id}/hand-back`, { epoch: epoch + 1 });
  });
});

describe("an agent's actions", () => {
  it("take, return, take again, hand back, each under the epoch that was seen", async () => {
    const { id, epoch } = await waiting();
    const taken = await act("agent", `${id}/take`, { epoch });
    expect(taken).toMatchObject({ status: 200, conversation: { owner: "agent", epoch: epoch + 1 } });
    expect(await act("colleague", `${id}/take`, { epoch })).toMatchObject({ status: 409, code: "stale_epoch" });
    expect(await act("colleague", `${id}/close`, { epoch: epoch + 1, reason: "solved", seen: 99 })).toMatchObject({
      status: 409,
      code: "not_owner",
    });
    const released = await act("agent", `${id}/release`, { epoch: epoch + 1, reason: "break" });
    expect(released.conversation).toMatchObject({ owner: "queue" });
    await act("agent", `${id}/take`, { epoch: epoch + 2 });
    const back = await act("agent", `${id}/hand-back`, { epoch: epoch + 3 });
    expect(back.conversation).toMatchObject({ owner: "assistant" });
  });

  it("do not close over what the customer has just written", async () => {
    const { id, epoch, seq } = await waiting();
    await act("agent", `${id}/take`, { epoch });
    await desk.say("等等，还有一件事");
    const close = { epoch: epoch + 1, reason: "solved" };
    expect(await act("agent", `${id}/close`, { ...close, seen: seq })).toMatchObject({
      status: 409,
      code: "unseen_messages",
    });
    const closed = await act("agent", `${id}/close`, { ...close, seen: 999 });
    expect(closed.conversation).toMatchObject({ owner: "closed" });
  });

  it("are nothing for another shop or another organization: there is no such conversation", async () => {
    const { id, epoch } = await waiting();
    for (const actor of ["sibling", "foreign"]) {
      expect(await act(actor, `${id}/take`, { epoch })).toMatchObject({ status: 404, code: "not_found" });
      const list = await app.inject({ method: "GET", url: "/api/v1/conversations", headers: as(actor) });
      expect(list.json()).toEqual({ conversations: [] });
    }
    const own = await app.inject({ method: "GET", url: "/api/v1/conversations?owner=queue", headers: as("agent") });
    expect(own.json<{ conversations: { id: string }[] }>().conversations.map((each) => each.id)).toEqual([id]);
  });
});

describe("pictures", () => {
  const upload = async (url: string, headers: ActorHeaders, bytes: Uint8Array) =>
    app.inject({
      method: "POST",
      url,
      headers: { ...headers, "content-type": "image/png" },
      payload: Buffer.from(bytes),
    });

  it("are seen by who sent them and by staff of the shop, by nobody else", async () => {
    const shop = { ...desk.contact, slug: await slugOf(desk.contact.shopId) };
    const mine = await headersOfCustomer(identity, shop);
    const other = await headersOfCustomer(identity, shop);
    const png = await sharp({ create: { width: 8, height: 6, channels: 3, background: "teal" } })
      .png()
      .toBuffer();
    const kept = await upload("/api/v1/widget/attachments", mine, png);
    expect(kept.statusCode).toBe(201);
    const { id, ...size } = kept.json<{ id: string; width: number; height: number }>();
    expect(size).toEqual({ width: 8, height: 6 });
    const look = async (path: string, headers: ActorHeaders) =>
      (await app.inject({ method: "GET", url: `${path}/${id}`, headers })).statusCode;
    expect(await look("/api/v1/widget/attachments", mine)).toBe(200);
    expect(await look("/api/v1/widget/attachments", other)).toBe(404);
    expect(await look("/api/v1/widget/attachments", {})).toBe(401);
    expect(await look("/api/v1/attachments", as("agent"))).toBe(200);
    // What a browser has kept it asks about each time: shown still to whom it may be shown, gone for anybody else.
    const unchanged = { "if-none-match": `"${id}"` };
    expect(await look("/api/v1/attachments", { ...as("agent"), ...unchanged })).toBe(304);
    expect(await look("/api/v1/attachments", { ...as("sibling"), ...unchanged })).toBe(404);
    expect(await look("/api/v1/attachments", as("sibling"))).toBe(404);
    expect(await look("/api/v1/attachments", as("foreign"))).toBe(404);
  });

  it("that are none are refused with a reason, also when they call themselves pictures", async () => {
    const sent = await desk.say("给您看一下");
    if (!("conversationId" in sent)) throw new Error(sent.outcome);
    const page = Buffer.from("<html><script>alert(1)</script></html>");
    const refused = await upload(`/api/v1/attachments?conversation=${sent.conversationId}`, as("agent"), page);
    expect(refused.json()).toMatchObject({ status: 422, code: "picture_unreadable" });
  });
});

async function slugOf(shopId: string): Promise<string> {
  const rows = await asOwner<{ slug: string }>(desk.test.url, `select slug from shop where id = '${shopId}'`);
  return rows[0]?.slug ?? "";
}
