import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import {
  type AgentClient,
  connectAgent,
  connectCustomer,
  type CustomerClient,
  nodePorts,
  type Readable,
} from "@warmline/client";
import { SOCKET_PATH } from "@warmline/contract";
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { createCustomer } from "../../identity/testing.ts";
import { type Bus, createLocalBus } from "../../platform/bus/index.ts";
import { type Clock, systemClock } from "../../platform/clock.ts";
import type { Every } from "../../platform/every.ts";
import { silentLog } from "../../platform/log.ts";
import { openSocketServer, type SocketServer } from "../../platform/socket/index.ts";
import { asOwner } from "../../platform/database/testing.ts";
import { createTestDesk, type TestDesk } from "../testing.ts";
import { createHub, type Hub } from "./hub.ts";
import { createLive, type Live } from "./live.ts";
import type { LiveCustomer, LiveHolder, LiveStaff, LostAccess } from "./ports.ts";

let desk: TestDesk;
let http: Server;
let url: string;
let sockets: SocketServer;
let live: Live;
let hub: Hub;
const customers = new Map<string, LiveCustomer>();
let lostHints = false;
/** How far the machine's clock was set, and how much longer sockets have been silent than they were, in milliseconds. */
const moved = { clock: 0, silence: 0 };
const clock: Clock = { now: () => new Date(systemClock.now().getTime() + moved.clock) };
let endSilent = (): void => undefined;

/** Drops every hint while `lostHints` is set: then only the sweeps are left. */
function forgetful(bus: Bus): Bus {
  return { ...bus, publish: (topic, payload) => (lostHints ? undefined : bus.publish(topic, payload)) };
}

beforeAll(async () => {
  desk = await createTestDesk([], forgetful(createLocalBus({ log: silentLog })));
  const { conversations, bus, test } = desk;
  hub = createHub({ bus, database: test.database, log: silentLog });
  const away = { state: "away", capacity: 4, load: 0 } as const;
  live = createLive({
    conversations,
    hub,
    bus,
    clock,
    log: silentLog,
    pictures: { find: () => Promise.resolve(null) },
    presence: { beat: () => Promise.resolve(away), set: () => Promise.resolve(away) },
    sessions: {
      customer: (token) => Promise.resolve(customers.get(token) ?? null),
      staff: (_request, token) => Promise.resolve(staff(token)),
      lookAgain: (holders) => Promise.resolve(lookAgain(holders)),
    },
  });
  http = createServer();
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  // Written by node: a listening TCP server has an address with a port.
  url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}${SOCKET_PATH}`;
  // An address of its own for who asks for one, so that a crowd is not in the other tests' way.
  const limits = { perAddress: 60, addressOf: ({ url = "" }: IncomingMessage) => url };
  const door = { server: http, path: SOCKET_PATH, silenceMs: 60_000, ...limits, log: silentLog };
  const elapsed = (): number => performance.now() + moved.silence;
  const every: Every = (_, work) => {
    endSilent = work;
    return () => undefined;
  };
  sockets = openSocketServer({ ...door, elapsed, every, onSocket: live.onSocket });
});

afterAll(async () => {
  live.close();
  hub.close();
  await sockets.close();
  http.close();
  await desk.test.drop();
});

/** A session's id is its token here; a customer who is no longer known has lost his. */
function lookAgain(holders: readonly LiveHolder[]): ReadonlyMap<string, LostAccess> {
  const lost = holders.filter((who) => !("personId" in who) && !customers.has(who.sessionId));
  return new Map(lost.map(({ sessionId }) => [sessionId, "session_revoked"]));
}

function staff(token: string | undefined): LiveStaff | null {
  const agent = desk.agents.find(({ name }) => name === token);
  if (!agent) return null;
  const { organizationId } = desk.scope;
  return {
    sessionId: agent.name,
    organizationId,
    personId: agent.id,
    name: agent.name,
    scope: desk.scope,
    serves: desk.scope,
    mayAnswer: true,
  };
}

async function customer(token: string): Promise<CustomerClient> {
  if (!customers.has(token)) {
    const { organizationId, shopId } = desk.contact;
    const { customerId } = await createCustomer(desk.test.database, { organizationId, name: "" });
    const who = { id: customerId, name: token, verified: false };
    customers.set(token, { sessionId: token, organizationId, shopId, customer: who });
  }
  const client = connectCustomer({
    url,
    language: "zh",
    storageKey: token,
    ports: ports(),
    getSession: async () => token,
  });
  onTestFinished(() => client.close());
  return client;
}

function agent(name: string): AgentClient {
  const client = connectAgent({ url, storageKey: name, ports: ports(), getSession: () => Promise.resolve(name) });
  onTestFinished(() => client.close());
  return client;
}

const ports = () => nodePorts({ createSocket: (address) => new WebSocket(address) });

/** Resolves when what is read of the client's state is there. */
async function when<State, T>(
  client: Readable<State>,
  read: (state: State) => T | undefined | null | false,
): Promise<T> {
  return new Promise((resolve) => {
    const look = (): void => {
      const found = read(client.getState());
      if (found === undefined || found === null || found === false) return;
      unsubscribe();
      resolve(found);
    };
    const unsubscribe = client.subscribe(look);
    look();
  });
}

const texts = (messages: readonly { body: { kind: string; text?: string } }[]) =>
  messages.flatMap(({ body }) => (body.text === undefined ? [] : [body.text]));

/** A customer with a conversation that an agent has on his screen and owns. */
async function conversationOf(token: string, name: string) {
  const asking = await customer(token);
  asking.send({ kind: "text", text: "转人工" });
  const id = await when(asking, (state) => state.messages.length > 0 && state.conversation?.id);
  const turn = await desk.conversations.turns.load(desk.scope, id);
  if (!turn) throw new Error("no turn is due");
  const trace = { intent: "talk.human", confidence: 1, facts: [], clauses: [], actions: [] };
  const body = { kind: "text", text: "正在转接" } as const;
  await desk.conversations.turns.handOver(desk.scope, { turn, body, trace, dialogue: {}, reason: "asked", brief: {} });
  const answering = agent(name);
  const seen = await when(answering, (state) => state.inbox?.get(id));
  const { id: agentId } = desk.agents.find((each) => each.name === name) ?? desk.agents[0];
  const command = { type: "assign", agentId, agentName: name } as const;
  await desk.conversations.transfer(desk.scope, { conversationId: id, epoch: seen.epoch, command });
  answering.open(id);
  const epoch = await when(answering, (state) => {
    const now = state.inbox?.get(id);
    return now?.owner === "agent" && now.epoch;
  });
  return { asking, answering, id, epoch };
}

describe("the socket", () => {
  it("carries a conversation between a customer and an agent, live and in order", async () => {
    const { asking, answering, id, epoch } = await conversationOf("阿明", "小王");
    answering.send({ conversation: id, epoch, body: { kind: "text", text: "您好" } });
    answering.send({ conversation: id, epoch, body: { kind: "note", text: "老顾客" } });
    answering.send({ conversation: id, epoch, body: { kind: "text", text: "请讲" } });
    await when(asking, ({ messages }) => texts(messages).includes("请讲"));
    asking.send({ kind: "text", text: "什么时候发货" });
    const seen = await when(answering, ({ open }) => {
      const log = open.get(id)?.messages ?? [];
      return texts(log).includes("什么时候发货") && log;
    });
    expect(texts(seen)).toEqual(["转人工", "正在转接", "您好", "老顾客", "请讲", "什么时候发货"]);
    await when(asking, ({ messages }) => texts(messages).includes("什么时候发货"));
    expect(texts(asking.getState().messages)).toEqual(["转人工", "正在转接", "您好", "请讲", "什么时候发货"]);
    expect(asking.getState().conversation).toMatchObject({ owner: "agent", agentName: "小王" });
  });

  it("leaves to the assistant what crossed the agent's last answer when he hands back", async () => {
    const { asking, answering, id, epoch } = await conversationOf("阿兰", "小王");
    const shown = await when(answering, ({ open }) => open.get(id)?.messages.at(-1)?.seq);
    asking.send({ kind: "text", text: "等一下，还有一件" });
    await when(answering, ({ open }) => texts(open.get(id)?.messages ?? []).includes("等一下，还有一件"));
    // What the screen showed when the answer was written: the customer's message was still on its way.
    answering.send({ conversation: id, epoch, seen: shown, body: { kind: "text", text: "已处理，再见" } });
    await when(asking, ({ messages }) => texts(messages).includes("已处理，再见"));
    const { id: agentId } = desk.agents[0];
    await desk.conversations.transfer(desk.scope, {
      conversationId: id,
      epoch,
      command: { type: "hand_back", agentId },
    });
    const turn = await desk.conversations.turns.load(desk.scope, id);
    expect(texts(turn?.pending ?? [])).toEqual(["等一下，还有一件"]);
  });

  it("shows each side how far the other has come", async () => {
    const { asking, answering, id } = await conversationOf("阿芳", "小王");
    const last = await when(answering, ({ open }) => open.get(id)?.messages.at(-1)?.seq);
    answering.markRead(id, last);
    await when(asking, ({ conversation }) => (conversation?.staffReadSeq ?? 0) >= 1);
    asking.markRead(asking.getState().messages.length);
    await when(answering, ({ inbox }) => (inbox?.get(id)?.customerReadSeq ?? 0) >= 1);
  });

  it("brings everything also when every hint is lost", async () => {
    const { asking, answering, id, epoch } = await conversationOf("阿强", "小李");
    lostHints = true;
    onTestFinished(() => {
      lostHints = false;
    });
    answering.send({ conversation: id, epoch, body: { kind: "text", text: "没有提示的消息" } });
    await when(asking, ({ messages }) => texts(messages).includes("没有提示的消息"));
    asking.send({ kind: "text", text: "也收到了" });
    await when(answering, ({ open }) => texts(open.get(id)?.messages ?? []).includes("也收到了"));
  });

  it("ends when its session is revoked", async () => {
    const client = await customer("阿离");
    await when(client, ({ connection }) => connection.status === "online");
    customers.delete("阿离");
    await when(client, ({ connection }) => connection.status !== "online");
  });

  it("takes a screen's word for where it stands only in its own conversation", async () => {
    const { id } = await conversationOf("阿华", "小王");
    await customer("阿贼");
    const socket = new WebSocket(url);
    await once(socket, "open");
    const frames: { type: string; conversation?: unknown; code?: string }[] = [];
    const answered = new Promise<void>((resolve) => {
      socket.on("message", (data: Buffer) => {
        frames.push(JSON.parse(data.toString()) as { type: string });
        if (frames.at(-1)?.type === "ack" || frames.at(-1)?.type === "refused") resolve();
      });
    });
    const after = { conversation: id, seq: 0 };
    socket.send(
      JSON.stringify({ type: "hello", protocol: 1, role: "customer", session: "阿贼", language: "zh", after }),
    );
    const body = { kind: "text", text: "写进别人的会话" };
    socket.send(JSON.stringify({ type: "send", id: "x", stream: "s", n: 1, body }));
    await answered;
    socket.terminate();
    expect(frames.find(({ type }) => type === "ack")?.conversation).not.toBe(id);
    const log = await desk.conversations.messages(desk.scope, {
      conversationId: id,
      after: 0,
      reader: { kind: "staff" },
    });
    expect(texts(log)).not.toContain("写进别人的会话");
  });

  it("survives who resets a connection that it turns away", async () => {
    const { port } = new URL(url);
    const peer = connect(Number(port), "127.0.0.1");
    await once(peer, "connect");
    peer.write("GET /elsewhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    peer.resetAndDestroy();
    await once(peer, "close");
    const client = await customer("阿安");
    await when(client, ({ connection }) => connection.status === "online");
  });

  it("takes so many sockets of an address and so many of a customer, and gives a place back with its socket", async () => {
    const own = await customer("阿多");
    await when(own, ({ connection }) => connection.status === "online");
    const crowd = `${url}?crowd`;
    const hello = { type: "hello", protocol: 1, role: "customer", session: "阿多", language: "zh" };
    const all: WebSocket[] = [];
    onTestFinished(() => all.forEach((socket) => socket.terminate()));
    const knock = async (): Promise<unknown> => {
      const socket = new WebSocket(crowd);
      all.push(socket);
      const opened = await Promise.race([
        once(socket, "open").then(() => true),
        once(socket, "unexpected-response").then(([, answer]) => (answer as IncomingMessage).statusCode),
      ]);
      if (opened !== true) return opened;
      socket.send(JSON.stringify(hello));
      const [data] = (await once(socket, "message")) as [Buffer];
      return (JSON.parse(data.toString()) as { type: string; code?: string }).type;
    };
    // One is open already: the client's own.
    for (let n = 0; n < 49; n++) expect(await knock()).toBe("welcome");
    const last = all.at(-1);
    const refused = new WebSocket(crowd);
    all.push(refused);
    const frames: string[] = [];
    refused.on("message", (data: Buffer) => frames.push(data.toString()));
    await once(refused, "open");
    refused.send(JSON.stringify(hello));
    await once(refused, "close");
    expect(frames.at(-1)).toContain("too_many_sockets");
    last?.close();
    if (last) await once(last, "close");
    expect(await knock()).toBe("welcome");
    for (const socket of Array.from({ length: 11 }, () => new WebSocket(crowd))) {
      all.push(socket);
      await Promise.race([once(socket, "open"), once(socket, "unexpected-response")]);
    }
    expect(await knock()).toBe(429);
  });

  it("refuses strangers, other protocols, frames before hello and what is no JSON, each with its code", async () => {
    const answers = async (...frames: string[]): Promise<unknown> => {
      const socket = new WebSocket(url);
      await once(socket, "open");
      for (const frame of frames) socket.send(frame);
      const [data] = (await once(socket, "message")) as [Buffer];
      socket.terminate();
      return JSON.parse(data.toString());
    };
    const hello = { type: "hello", protocol: 1, role: "customer", session: "nobody", language: "zh" };
    expect(await answers(JSON.stringify(hello))).toEqual({ type: "error", code: "session_invalid" });
    expect(await answers(JSON.stringify({ ...hello, protocol: 9 }))).toMatchObject({ code: "protocol_unsupported" });
    expect(await answers(JSON.stringify({ type: "ping" }))).toMatchObject({ code: "hello_expected" });
    expect(await answers("{")).toMatchObject({ code: "frame_invalid" });
  });
});

describe("a clock that is set while sockets are open", () => {
  afterEach(() => {
    moved.clock = 0;
  });
  const HOUR = 3_600_000;
  /** The clock of the sockets and of the log, which are one in the program. */
  const set = (by: number): void => {
    moved.clock += by;
    desk.clock.jump(by);
  };

  it("loses, doubles and disorders nothing, in the log and on every screen", async () => {
    const { asking, answering, id, epoch } = await conversationOf("阿钟", "小王");
    const said: string[] = [];
    for (const [at, by] of [0, -HOUR, 2 * HOUR, -HOUR].entries()) {
      set(by);
      const [question, answer] = [`问 ${at}`, `答 ${at}`];
      asking.send({ kind: "text", text: question });
      await when(answering, ({ open }) => texts(open.get(id)?.messages ?? []).includes(question));
      answering.send({ conversation: id, epoch, body: { kind: "text", text: answer } });
      await when(asking, ({ messages, outgoing }) => texts(messages).includes(answer) && outgoing.length === 0);
      said.push(question, answer);
    }
    expect(texts(asking.getState().messages).slice(-said.length)).toEqual(said);
    const log = await asOwner<{ seq: number; text: string }>(
      desk.test.url,
      `select seq::int, body ->> 'text' as text from message where conversation_id = '${id}' order by seq`,
    );
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, at) => at + 1));
    expect(log.map(({ text }) => text).slice(-said.length)).toEqual(said);
    expect(texts(answering.getState().open.get(id)?.messages ?? []).slice(-said.length)).toEqual(said);
  });

  it.each([HOUR, -HOUR])("set by %i ms, ends nobody who is here, and still gives up who is silent", async (by) => {
    const here = await customer("在的");
    await when(here, (state) => state.welcomed);
    const silent = new WebSocket(url);
    await once(silent, "open");
    const gone = once(silent, "close");
    let wasOffline = false;
    here.subscribe(() => (wasOffline ||= here.getState().connection.status === "offline"));

    set(by);
    endSilent();
    here.send({ kind: "text", text: `还在 ${by}` });
    await when(here, ({ messages }) => texts(messages).includes(`还在 ${by}`));

    moved.silence += 50_000;
    here.send({ kind: "text", text: `一直在 ${by}` });
    await when(here, ({ messages }) => texts(messages).includes(`一直在 ${by}`));
    moved.silence += 20_000;
    endSilent();
    expect((await gone)[0]).toBe(1006);
    expect(wasOffline).toBe(false);
  });
});
