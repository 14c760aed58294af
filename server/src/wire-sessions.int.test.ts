import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createHub, createLive, type Live } from "./conversations/index.ts";
import { createTestDesk, type TestDesk } from "./conversations/testing.ts";
import { createDesk, type Desk, migrations as deskMigrations } from "./desk/index.ts";
import { ACCESS_TOPIC, type AccessChange, type IdentityContext } from "./identity/index.ts";
import {
  type ActorHeaders,
  createPerson,
  createTestApp,
  createTestIdentity,
  headersOfCustomer,
  headersOfPerson,
  type TestPerson,
} from "./identity/testing.ts";
import { asOwner } from "./platform/database/testing.ts";
import type { HttpApp } from "./platform/http/index.ts";
import { silentLog } from "./platform/log.ts";
import { liveSessions } from "./wire-sessions.ts";

let test: TestDesk;
let identity: IdentityContext;
let app: HttpApp;
let desk: Desk;
let live: Live;
let hintsLost: boolean;
let lookAgain: () => void;
let admin: ActorHeaders;
let agent: TestPerson;
const undo: (() => void)[] = [];

beforeAll(async () => {
  test = await createTestDesk(deskMigrations);
  const onAccessChanged = (change: AccessChange): void => {
    if (!hintsLost) test.bus.publish(ACCESS_TOPIC, change);
  };
  identity = createTestIdentity(test.test.database, { clock: test.clock, onAccessChanged });
  app = await createTestApp(identity);
  const organization = { organizationId: test.scope.organizationId, name: "" };
  admin = await headersOfPerson(
    identity,
    await createPerson(test.test.database, organization, { roles: [["admin", null]] }),
  );
});
afterAll(async () => {
  await app.close();
  await test.test.drop();
});

beforeEach(async () => {
  const { bus, clock, conversations, contact } = test;
  const { database } = test.test;
  hintsLost = false;
  const never = () => () => undefined;
  desk = createDesk({ database, bus, clock, log: silentLog, conversations, every: never });
  desk.start();
  const hub = createHub({ bus, database, log: silentLog, every: never });
  live = createLive({
    ...{ conversations, hub, bus, clock, log: silentLog },
    pictures: { find: () => Promise.resolve(null) },
    presence: { beat: desk.beat, set: (staff, state, capacity) => desk.setPresence(staff, { state, capacity }) },
    sessions: liveSessions(identity, { parseCookie: () => ({}), publicOrigin: undefined }),
    every: (_milliseconds, work) => {
      lookAgain = work;
      return () => undefined;
    },
  });
  undo.push(live.close, hub.close);
  const organization = { organizationId: contact.organizationId, name: "" };
  agent = await createPerson(database, organization, { displayName: "小孙", roles: [["agent", contact.shopId]] });
});
afterEach(async () => {
  for (const end of undo.splice(0)) end();
  await desk.stop();
});

/** A socket after its hello; `closed` tells the code with which the server ends it. */
async function connect(hello: object): Promise<{ readonly closed: Promise<string> }> {
  let welcomed = (): void => undefined;
  let close: (code: string) => void = () => undefined;
  const welcome = new Promise<void>((resolve) => {
    welcomed = resolve;
  });
  const closed = new Promise<string>((resolve) => {
    close = resolve;
  });
  const socket = {
    isOpen: true,
    close,
    send: (frame: object) => "type" in frame && frame.type === "pong" && welcomed(),
  };
  // A program's hello carries its session: the request, with its cookies, is not looked at.
  const handler = live.onSocket(socket, new IncomingMessage(new Socket()));
  undo.push(() => handler.onClose());
  handler.onFrame({ type: "hello", protocol: 1, ...hello });
  handler.onFrame({ type: "ping" });
  await welcome;
  return { closed };
}

const tokenOf = (headers: ActorHeaders): string => /[\w-]{43}/.exec(Object.values(headers)[0] ?? "")?.[0] ?? "";

async function connectAgent(): Promise<{ readonly closed: Promise<string>; readonly headers: ActorHeaders }> {
  const headers = await headersOfPerson(identity, agent);
  return { ...(await connect({ role: "agent", session: tokenOf(headers) })), headers };
}

/** A customer of the test's shop whom the agent has taken. */
async function heldConversation(): Promise<string> {
  const sent = await test.say(`转人工 ${agent.personId}`);
  if (!("conversationId" in sent)) throw new Error(sent.outcome);
  const [found] = await test.conversations.find(test.scope, agent.personId, { ids: [sent.conversationId] });
  const command = { type: "assign", agentId: agent.personId, agentName: agent.displayName } as const;
  const epoch = found?.epoch ?? 0;
  const result = await test.conversations.transfer(test.scope, { conversationId: sent.conversationId, epoch, command });
  expect(result.ok).toBe(true);
  return sent.conversationId;
}

const ownerOf = async (id: string) =>
  (await test.conversations.find(test.scope, agent.personId, { ids: [id] }))[0]?.owner;

const change = (change: object) =>
  app.inject({ method: "PATCH", url: `/api/v1/people/${agent.personId}`, headers: admin, payload: change });

describe("access that is taken away", () => {
  it("a role: the socket is told at once, and whom he served there waits again", async () => {
    const { closed } = await connectAgent();
    const id = await heldConversation();
    await desk.setPresence({ ...agent, name: agent.displayName }, { state: "online", capacity: 4 });
    expect((await change({ roles: [] })).statusCode).toBe(200);
    expect(await closed).toBe("access_changed");
    await desk.stop();
    expect(await ownerOf(id)).toBe("queue");
  });

  it("deactivated: the same", async () => {
    const { closed } = await connectAgent();
    const id = await heldConversation();
    expect((await change({ state: "deactivated" })).statusCode).toBe(200);
    expect(await closed).toBe("session_revoked");
    await desk.stop();
    expect(await ownerOf(id)).toBe("queue");
  });

  it("a role beside another: the sign-in stands and connects again, and who is online is not given that shop's customers", async () => {
    const { closed, headers } = await connectAgent();
    const id = await heldConversation();
    await desk.setPresence({ ...agent, name: agent.displayName }, { state: "online", capacity: 4 });
    await change({ roles: [{ role: "mentor", shopId: test.contact.shopId }] });
    expect(await closed).toBe("access_changed");
    await desk.stop();
    // Long enough that he would be given the customer again whom he has just lost.
    test.clock.advance(121_000);
    await desk.beat({ ...agent, name: agent.displayName });
    await desk.sweep();
    expect(await ownerOf(id)).toBe("queue");
    await connect({ role: "agent", session: tokenOf(headers) });
  });

  it("is found by the regular look and the sweep when every hint is lost", async () => {
    hintsLost = true;
    const { closed } = await connectAgent();
    const other = await connectAgent();
    const id = await heldConversation();
    await asOwner(test.test.url, `delete from role_grant where person_id = '${agent.personId}'`);
    lookAgain();
    expect(await Promise.all([closed, other.closed])).toEqual(["access_changed", "access_changed"]);
    await desk.sweep();
    expect(await ownerOf(id)).toBe("queue");
  });

  it("a sign-out closes that session's sockets and nobody else's", async () => {
    const one = await connectAgent();
    const other = await connectAgent();
    await app.inject({ method: "DELETE", url: "/api/v1/session", headers: one.headers });
    expect(await one.closed).toBe("session_revoked");
    lookAgain();
    const again = await connectAgent();
    await app.inject({ method: "DELETE", url: "/api/v1/session", headers: again.headers });
    expect(await Promise.race([again.closed, other.closed.then(() => "the other's")])).toBe("session_revoked");
  });

  it("a customer's session, with and without the hint", async () => {
    const slug =
      (await asOwner<{ slug: string }>(test.test.url, `select slug from shop where id = '${test.contact.shopId}'`))[0]
        ?.slug ?? "";
    for (const lost of [false, true]) {
      hintsLost = lost;
      const headers = await headersOfCustomer(identity, { ...test.contact, slug });
      const { closed } = await connect({ role: "customer", session: tokenOf(headers), language: "zh" });
      await app.inject({ method: "DELETE", url: "/api/v1/widget/session", headers });
      if (lost) lookAgain();
      expect(await closed).toBe("session_revoked");
    }
  });
});
