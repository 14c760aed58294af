import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { AgentFrame, CustomerFrame } from "@warmline/contract/schemas";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHub, createLive, type Live } from "./conversations/index.ts";
import { createTestDesk, type TestDesk } from "./conversations/testing.ts";
import { createDesk, type Desk, migrations as deskMigrations } from "./desk/index.ts";
import {
  type ActorHeaders,
  createOrganization,
  createPerson,
  createShop,
  createTestIdentity,
  headersOfCustomer,
  headersOfPerson,
  type TestOrganization,
  type TestShop,
} from "./identity/testing.ts";
import { withScope } from "./platform/database/index.ts";
import { asOwner } from "./platform/database/testing.ts";
import { silentLog } from "./platform/log.ts";
import { liveSessions } from "./wire-sessions.ts";

/** What only the conversation's own people may ever see. */
const MARKER = "只给自己人看的话";

type Frame = Readonly<Record<string, unknown>> & { readonly type: string };

/** A socket after its hello: what it was sent, and a round trip after which everything before is handled. */
interface Line {
  readonly frames: Frame[];
  readonly closed: () => string | undefined;
  ask(frame: object): Promise<Frame[]>;
}

let desk: TestDesk;
let presence: Desk;
let live: Live;
let endHub: () => void;
let conversation: string;
let epoch: number;
const lines: Record<string, Line> = {};
const handlers: { onClose(): void }[] = [];

beforeAll(async () => {
  desk = await createTestDesk(deskMigrations);
  openLive();
  const organization: TestOrganization = { organizationId: desk.scope.organizationId, name: "" };
  const shop = { ...desk.contact, slug: await slugOf(desk.contact.shopId) };
  const sibling = await createShop(desk.test.database, organization);
  const elsewhere = await createOrganization(desk.test.database);
  const foreign = await createShop(desk.test.database, elsewhere);
  lines["customer"] = await customer(shop);
  await openConversation();
  lines["neighbour"] = await customer(shop);
  lines["sibling customer"] = await customer(sibling);
  lines["foreign customer"] = await customer(foreign);
  lines["owner"] = await agent(organization, shop, holder);
  lines["colleague"] = await agent(organization, shop);
  lines["sibling agent"] = await agent(organization, sibling);
  lines["foreign agent"] = await agent(elsewhere, foreign);
  const roleless = await createPerson(desk.test.database, organization);
  lines["roleless"] = await connect({ role: "agent", session: tokenOf(await headersOfPerson(identity(), roleless)) });
  lines["revoked agent"] = await revoked("agent", "person_session", () => headersOfAgent(organization, shop));
  lines["revoked customer"] = await revoked("customer", "customer_session", () => headersOfCustomer(identity(), shop));
});
afterAll(async () => {
  for (const handler of handlers) handler.onClose();
  live.close();
  endHub();
  await presence.stop();
  await desk.test.drop();
});

const identity = () => createTestIdentity(desk.test.database, { clock: desk.clock });
const holder = { personId: "", name: "" };

function openLive(): void {
  const { bus, clock, conversations } = desk;
  const { database } = desk.test;
  const every = () => () => undefined;
  presence = createDesk({ database, bus, clock, log: silentLog, conversations, every });
  const hub = createHub({ bus, database, log: silentLog, every });
  endHub = () => hub.close();
  live = createLive({
    ...{ conversations, hub, bus, clock, log: silentLog, every },
    pictures: { find: () => Promise.resolve(null) },
    presence: {
      beat: presence.beat,
      set: (staff, state, capacity) => presence.setPresence(staff, { state, capacity }),
    },
    sessions: liveSessions(identity(), { parseCookie: () => ({}), publicOrigin: undefined }),
  });
}

const slugOf = async (shopId: string): Promise<string> =>
  (await asOwner<{ slug: string }>(desk.test.url, `select slug from shop where id = '${shopId}'`))[0]?.slug ?? "";

const tokenOf = (headers: ActorHeaders): string => /[\w-]{43}/.exec(Object.values(headers)[0] ?? "")?.[0] ?? "";

async function connect(hello: object): Promise<Line> {
  const frames: Frame[] = [];
  let code: string | undefined;
  let wake = (): void => undefined;
  const socket = {
    get isOpen() {
      return code === undefined;
    },
    close: (why: string) => {
      code = why;
      wake();
    },
    send: (frame: object) => {
      frames.push(frame as Frame);
      wake();
    },
  };
  // A program's hello carries its session: the request, with its cookies, is not looked at.
  const handler = live.onSocket(socket, new IncomingMessage(new Socket()));
  handlers.push(handler);
  const until = (done: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      wake = () => (done() || code !== undefined) && resolve();
      wake();
    });
  const ask = async (frame: object): Promise<Frame[]> => {
    const from = frames.length;
    handler.onFrame(frame);
    handler.onFrame({ type: "ping" });
    await until(() => frames.slice(from).some(({ type }) => type === "pong"));
    return frames.slice(from);
  };
  await ask({ type: "hello", protocol: 1, ...hello });
  return { frames, ask, closed: () => code };
}

const customer = async (shop: TestShop): Promise<Line> =>
  connect({ role: "customer", language: "zh", session: tokenOf(await headersOfCustomer(identity(), shop)) });

async function agent(organization: TestOrganization, shop: TestShop, as?: { personId: string }): Promise<Line> {
  const person = await createPerson(desk.test.database, organization, { roles: [["agent", shop.shopId]] });
  if (as) as.personId = person.personId;
  if (as) await assign(person.personId);
  return connect({ role: "agent", session: tokenOf(await headersOfPerson(identity(), person)) });
}

const headersOfAgent = async (organization: TestOrganization, shop: TestShop): Promise<ActorHeaders> =>
  headersOfPerson(
    identity(),
    await createPerson(desk.test.database, organization, { roles: [["agent", shop.shopId]] }),
  );

/** Whose session ended before he said hello with it. */
async function revoked(role: string, table: string, open: () => Promise<ActorHeaders>): Promise<Line> {
  const session = tokenOf(await open());
  const end = `update ${table} set expires_at = created_at where token_hash = sha256('${session}')`;
  await asOwner(desk.test.url, end);
  return connect({ role, session, ...(role === "customer" ? { language: "zh" } : {}) });
}

async function openConversation(): Promise<void> {
  const body = { kind: "text", text: MARKER };
  const answer = await line("customer").ask({ type: "send", id: "first", stream: "s", n: 1, body });
  conversation = String(answer.find(({ type }) => type === "ack")?.["conversation"]);
}

async function assign(agentId: string): Promise<void> {
  const command = { type: "assign", agentId, agentName: "小王" } as const;
  const moved = await desk.conversations.transfer(desk.scope, { conversationId: conversation, epoch: 1, command });
  epoch = 2;
  expect(moved.ok).toBe(true);
}

function line(actor: string): Line {
  const found = lines[actor];
  if (!found) throw new Error(`nobody is called ${actor}`);
  return found;
}

const STRANGERS = ["neighbour", "sibling customer", "foreign customer"];
const CUSTOMERS = [...STRANGERS, "customer"];
const OUTSIDERS = ["sibling agent", "foreign agent"];
const AGENTS = [...OUTSIDERS, "colleague", "owner"];
const TURNED_AWAY = ["roleless", "revoked agent", "revoked customer"];

/** The frames of the protocol, each aimed at the one conversation. */
const AIMED: Readonly<Record<string, (actor: string) => object>> = {
  "customer send": (actor) => ({
    type: "send",
    id: `c-${actor}`,
    stream: "s",
    n: actor === "customer" ? 2 : 1,
    body: text("问"),
  }),
  "customer delivered": () => ({ type: "delivered", conversation, seq: 1 }),
  "customer read": () => ({ type: "read", conversation, seq: 1 }),
  "customer typing": () => ({ type: "typing", conversation, on: true }),
  "customer ping": () => ({ type: "ping" }),
  "agent send": (actor) => ({ ...agentSend(`a-${actor}`), body: text("答") }),
  "agent send a note": (actor) => ({
    ...agentSend(`n-${actor}`, actor === "owner" ? 2 : 1),
    body: { kind: "note", text: "记" },
  }),
  "agent open": () => ({ type: "open", conversation, after: 0 }),
  "agent read": () => ({ type: "read", conversation, seq: 1 }),
  "agent typing": () => ({ type: "typing", conversation, on: true }),
  "agent leave": () => ({ type: "leave", conversation }),
  "agent presence": () => ({ type: "presence", state: "away" }),
  "agent ping": () => ({ type: "ping" }),
};

const text = (words: string) => ({ kind: "text", text: words });
const agentSend = (id: string, n = 1) => ({ type: "send", id, stream: "s", n, conversation, epoch, seen: 1 });

interface Expected {
  /** What is answered, by actor; `-` is no answer. */
  readonly answers: Readonly<Record<string, string>>;
  /** Whose frame leaves a trace in the conversation: in its log, its marks or on the other side's screen. */
  readonly reaches: readonly string[];
}

const all = (actors: readonly string[], answer: string) => Object.fromEntries(actors.map((actor) => [actor, answer]));
const closed = all(TURNED_AWAY, "closed:session_invalid");

const EXPECTED: Readonly<Record<string, Expected>> = {
  "customer send": {
    // A stranger's message opens a conversation of his own: a customer cannot name one.
    answers: { ...all(CUSTOMERS, "ack"), ...all(AGENTS, "refused:invalid") },
    reaches: ["customer"],
  },
  "customer delivered": {
    answers: { ...all(CUSTOMERS, "-"), ...all(AGENTS, "error:frame_invalid") },
    reaches: ["customer"],
  },
  "customer read": {
    answers: { ...all(CUSTOMERS, "-"), ...all(AGENTS, "-") },
    reaches: ["customer", "colleague", "owner"],
  },
  "customer typing": { answers: { ...all(CUSTOMERS, "-"), ...all(AGENTS, "-") }, reaches: ["customer", "owner"] },
  "customer ping": { answers: all([...CUSTOMERS, ...AGENTS], "-"), reaches: [] },
  "agent send": {
    answers: {
      ...all(CUSTOMERS, "refused:invalid"),
      ...all(OUTSIDERS, "refused:not_found"),
      ...{ colleague: "refused:not_owner", owner: "ack" },
    },
    reaches: ["owner"],
  },
  "agent send a note": {
    answers: {
      ...all(CUSTOMERS, "refused:invalid"),
      ...all(OUTSIDERS, "refused:not_found"),
      ...{ colleague: "ack", owner: "ack" },
    },
    reaches: ["colleague", "owner"],
  },
  "agent open": {
    answers: {
      ...all(CUSTOMERS, "error:frame_invalid"),
      ...all(OUTSIDERS, "error:not_found"),
      ...{ colleague: "-", owner: "-" },
    },
    reaches: [],
  },
  "agent read": {
    answers: { ...all(CUSTOMERS, "-"), ...all(AGENTS, "-") },
    reaches: ["customer", "colleague", "owner"],
  },
  "agent typing": { answers: { ...all(CUSTOMERS, "-"), ...all(AGENTS, "-") }, reaches: ["customer", "owner"] },
  "agent leave": { answers: { ...all(CUSTOMERS, "error:frame_invalid"), ...all(AGENTS, "-") }, reaches: [] },
  "agent presence": { answers: { ...all(CUSTOMERS, "error:frame_invalid"), ...all(AGENTS, "-") }, reaches: [] },
  "agent ping": { answers: all([...CUSTOMERS, ...AGENTS], "-"), reaches: [] },
};

const SPOKEN = ["ack", "refused", "error"];

async function answerTo(actor: string, frame: object): Promise<string> {
  const { ask, closed: code } = line(actor);
  const answer = await ask(frame);
  if (code() !== undefined) return `closed:${code()}`;
  const said = answer.filter(({ type }) => SPOKEN.includes(type));
  return said.map(({ type, code }) => (typeof code === "string" ? `${type}:${code}` : type)).join(" ") || "-";
}

/** The log and the marks as stored, and the typing that either side was shown. */
async function traces(): Promise<string> {
  const stored = await withScope(desk.test.database, desk.scope, (trx) =>
    sql`select (select json_agg(m) from message m where conversation_id = ${conversation}) as log,
      (select json_agg(m order by reader) from mark m where conversation_id = ${conversation}) as marks`.execute(trx),
  );
  const shown = ["customer", "owner"].map((actor) => line(actor).frames.filter(({ type }) => type === "typing").length);
  return JSON.stringify([stored.rows, shown]);
}

const kindsOf = (side: string, schema: { readonly anyOf: readonly object[] }): string[] =>
  schema.anyOf.map((each) => {
    const { properties } = each as { readonly properties: { readonly type: { readonly const: string } } };
    return `${side} ${properties.type.const}`;
  });

describe("every frame of the protocol", () => {
  it("is in this table", () => {
    const kinds = [...kindsOf("customer", CustomerFrame), ...kindsOf("agent", AgentFrame)];
    const variants = ["agent send a note"];
    expect(Object.keys(EXPECTED).sort()).toEqual([...kinds, ...variants].sort());
    expect(Object.keys(AIMED)).toEqual(Object.keys(EXPECTED));
  });

  it("of whoever is nobody here ends with his hello", () => {
    for (const actor of TURNED_AWAY) {
      expect([actor, line(actor).closed(), line(actor).frames]).toEqual([actor, "session_invalid", []]);
    }
  });

  it.each(Object.keys(EXPECTED))("%s is answered to everybody as it should, and reaches no further", async (kind) => {
    const { answers, reaches } = EXPECTED[kind] ?? { answers: {}, reaches: [] };
    await line("owner").ask({ type: "open", conversation, after: 0 });
    await asOwner(desk.test.url, "delete from mark");
    for (const actor of Object.keys(answers)) {
      const before = await traces();
      const answer = await answerTo(actor, AIMED[kind]?.(actor) ?? {});
      const reached = (await traces()) !== before;
      expect([actor, answer, reached]).toEqual([actor, answers[actor], reaches.includes(actor)]);
    }
    for (const actor of TURNED_AWAY) expect(await answerTo(actor, AIMED[kind]?.(actor) ?? {})).toBe(closed[actor]);
  });

  it("that claims to stand in a stranger's conversation is shown nothing of it", async () => {
    const shop = { ...desk.contact, slug: await slugOf(desk.contact.shopId) };
    const session = tokenOf(await headersOfCustomer(identity(), shop));
    lines["claimer"] = await connect({
      ...{ role: "customer", language: "zh", session },
      after: { conversation, seq: 0 },
    });
    expect(line("claimer").frames.find(({ type }) => type === "welcome")).toMatchObject({ conversation: null });
  });

  it("has shown nobody what is not his, after all of this", () => {
    const strangers = [...STRANGERS, ...OUTSIDERS, ...TURNED_AWAY, "claimer"];
    for (const actor of strangers) {
      const seen = line(actor).frames.filter(({ type, code }) => type !== "error" && code !== "not_found");
      expect([actor, JSON.stringify(seen).includes(MARKER)]).toEqual([actor, false]);
      expect([actor, JSON.stringify(seen).includes(conversation)]).toEqual([actor, false]);
    }
    for (const actor of ["customer", "owner", "colleague"])
      expect([actor, JSON.stringify(line(actor).frames).includes(MARKER)]).toEqual([actor, true]);
    // Notes stay among staff, in words and in numbers.
    expect(JSON.stringify(line("customer").frames)).not.toContain("记");
  });
});
