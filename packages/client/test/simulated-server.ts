import type {
  Author,
  CustomerConversation,
  Message,
  MessageBody,
  OwnerKind,
  Presence,
  StaffConversation,
  ToAgentFrame,
  ToCustomerFrame,
} from "@warmline/contract";
import { AgentFrame, AgentHello, CustomerFrame, CustomerHello } from "@warmline/contract/schemas";
import { type Static, Type } from "typebox";
import { Value } from "typebox/value";
import type { Accept, ServerSide } from "./faulty-network.ts";

type Frame = ToCustomerFrame | ToAgentFrame;
type Send = Extract<CustomerFrame | AgentFrame, { type: "send" }>;
/** What a client may say; anything else is a bug of the client and ends the test. */
const Incoming = Type.Union([CustomerHello, AgentHello, CustomerFrame, AgentFrame]);
type Incoming = Static<typeof Incoming>;

/** One entry of the model's log. `sender` and `id` are who sent it and under which id. */
export interface Entry {
  readonly seq: number;
  readonly publicSeq: number | null;
  readonly author: Author;
  readonly body: MessageBody;
  readonly sender: string;
  readonly id: string;
  readonly stream: string;
  readonly at: string;
}

interface Room {
  readonly id: string;
  readonly customer: string;
  readonly log: Entry[];
  owner: OwnerKind;
  agentName: string | null;
  epoch: number;
  staffReadSeq: number;
  customerReadSeq: number;
  customerDeliveredSeq: number;
  rated: boolean;
  place: number | null;
}

interface Session {
  readonly role: "customer" | "agent";
  /** The customer's or person's id. */
  readonly who: string;
  readonly open: Set<string>;
  readonly send: (frame: Frame) => void;
}

/** Why a send is not taken, or null. */
export type Judge = (send: Send) => string | null;

const uuid = (kind: number, number: number): string =>
  `0${kind}000000-0000-7000-8000-${String(number).padStart(12, "0")}`;

/**
 * A small model of the server: it speaks the protocol of `@warmline/contract` and keeps everything in memory.
 * Sessions are `customer:<n>` or `agent:<n>`; an agent without a session is the first one.
 */
export class SimulatedServer {
  readonly rooms = new Map<string, Room>();
  readonly #sessions = new Set<Session>();
  readonly #taken = new Map<string, number>();
  readonly #entries = new Map<string, { room: Room; entry: Entry }>();
  readonly refusedSessions = new Set<string>();
  readonly #now: () => Date;
  /** Decides over each send before it is counted. */
  judge: Judge = () => null;
  /** Hears of each message that was taken, after everybody was told. */
  onMessage: (room: Room, entry: Entry) => void = () => undefined;
  presence: Presence = { state: "away", capacity: 4, load: 0 };

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** The server's side of a socket. */
  readonly accept: Accept = ({ send, close }): ServerSide => {
    let session: Session | null = null;
    return {
      received: (text) => {
        const frame = Value.Parse(Incoming, JSON.parse(text));
        if (session !== null) return this.#receive(session, frame);
        if (frame.type !== "hello") return close();
        const talk = (answer: Frame): void => send(JSON.stringify(answer));
        session = this.#greet(frame, talk);
        if (session === null) close();
      },
      closed: () => {
        if (session !== null) this.#sessions.delete(session);
      },
    };
  };

  /** The customer's open conversation, begun when there is none. */
  roomOf(customer: string): Room {
    const known = [...this.rooms.values()].findLast((room) => room.customer === customer);
    if (known !== undefined) return known;
    const room: Room = {
      id: uuid(1, this.rooms.size + 1),
      customer,
      log: [],
      owner: "assistant",
      agentName: null,
      epoch: 1,
      staffReadSeq: 0,
      customerReadSeq: 0,
      customerDeliveredSeq: 0,
      rated: false,
      place: null,
    };
    this.rooms.set(room.id, room);
    return room;
  }

  /** Appends something that no client sent, such as the assistant's answer, and tells everybody. */
  say(room: Room, author: Author, body: MessageBody): void {
    this.#append(room, { author, body, sender: "server", id: `server-${room.log.length}`, stream: "server" });
  }

  /** Changes a conversation and tells everybody. */
  change(room: Room, change: Partial<Pick<Room, "owner" | "agentName" | "epoch" | "rated" | "place">>): void {
    Object.assign(room, change);
    this.#tell(room);
  }

  /** Tells the customer that somebody types. */
  showTyping(room: Room, who: "agent" | "assistant", on: boolean): void {
    for (const session of this.#watching(room)) {
      if (session.role === "customer") session.send({ type: "typing", conversation: room.id, who, on });
    }
  }

  /** Ends every connection of a session token, as when it was revoked. */
  revoke(token: string): void {
    this.refusedSessions.add(token);
    for (const session of [...this.#sessions]) {
      if (`${session.role}:${session.who}` === token) session.send({ type: "error", code: "session_revoked" });
    }
  }

  /** The log as its customer must see it. */
  publicLog(room: Room): Message[] {
    return room.log.filter(({ publicSeq }) => publicSeq !== null).map((entry) => this.#present(entry, "customer", ""));
  }

  /** The log as staff must see it. */
  staffLog(room: Room): Message[] {
    return room.log.map((entry) => this.#present(entry, "agent", ""));
  }

  #greet(hello: CustomerHello | AgentHello, send: (frame: Frame) => void): Session | null {
    const token = hello.session ?? "agent:1";
    const who = token.split("/")[0]?.split(":")[1];
    if (who === undefined || this.refusedSessions.has(token)) {
      send({ type: "error", code: "session_invalid" });
      return null;
    }
    const session: Session = { role: hello.role, who, open: new Set(), send };
    this.#sessions.add(session);
    if (hello.role === "customer") this.#welcomeCustomer(session, hello);
    else this.#welcomeAgent(session);
    return session;
  }

  #welcomeCustomer(session: Session, hello: CustomerHello): void {
    const room = [...this.rooms.values()].findLast(({ customer }) => customer === session.who);
    session.send({
      type: "welcome",
      protocol: 1,
      role: "customer",
      customer: uuid(2, Number(session.who)),
      conversation: room === undefined ? null : this.#forCustomer(room),
      heartbeatSeconds: 15,
    });
    if (room !== undefined) this.#sendLog(session, room, hello.after?.conversation === room.id ? hello.after.seq : 0);
  }

  #welcomeAgent(session: Session): void {
    const person = uuid(3, Number(session.who));
    session.send({
      type: "welcome",
      protocol: 1,
      role: "agent",
      person,
      presence: this.presence,
      heartbeatSeconds: 15,
    });
    session.send({ type: "inbox", conversations: [...this.rooms.values()].map((room) => this.#forStaff(room)) });
  }

  #receive(session: Session, frame: Incoming): void {
    switch (frame.type) {
      case "hello":
        return;
      case "ping":
        return session.send({ type: "pong" });
      case "send":
        return this.#take(session, frame);
      case "open":
        return this.#open(session, frame.conversation, frame.after);
      case "leave":
        return void session.open.delete(frame.conversation);
      case "read":
      case "delivered":
        return this.#mark(session, frame);
      case "presence":
        this.presence = { ...this.presence, state: frame.state, capacity: frame.capacity ?? this.presence.capacity };
        return session.send({ type: "presence", presence: this.presence });
      case "typing":
        return this.#typing(session, frame);
    }
  }

  #open(session: Session, id: string, after: number): void {
    const room = this.rooms.get(id);
    if (room === undefined) return session.send({ type: "error", code: "not_found", conversation: id });
    session.open.add(id);
    this.#sendLog(session, room, after);
  }

  #mark(session: Session, frame: { type: "read" | "delivered"; conversation: string; seq: number }): void {
    const room = this.rooms.get(frame.conversation);
    if (room === undefined) return;
    if (session.role === "agent") room.staffReadSeq = Math.max(room.staffReadSeq, this.#publicSeqAt(room, frame.seq));
    else if (frame.type === "read") room.customerReadSeq = Math.max(room.customerReadSeq, frame.seq);
    else room.customerDeliveredSeq = Math.max(room.customerDeliveredSeq, frame.seq);
    this.#tell(room);
  }

  #publicSeqAt(room: Room, seq: number): number {
    return room.log.findLast((entry) => entry.seq <= seq && entry.publicSeq !== null)?.publicSeq ?? 0;
  }

  #typing(session: Session, frame: { conversation: string; on: boolean }): void {
    const room = this.rooms.get(frame.conversation);
    if (room === undefined) return;
    const who = session.role;
    for (const other of this.#watching(room)) {
      if (other !== session) other.send({ type: "typing", conversation: room.id, who, on: frame.on });
    }
  }

  #take(session: Session, frame: Send): void {
    const sender = `${session.role}:${session.who}`;
    const before = this.#entries.get(`${sender} ${frame.id}`);
    if (before !== undefined) return this.#ack(session, before);
    const refused = this.#refusal(sender, frame);
    if (refused !== null) return session.send({ type: "refused", id: frame.id, ...refused });
    const room = "conversation" in frame ? this.rooms.get(frame.conversation) : this.roomOf(session.who);
    if (room === undefined) return session.send({ type: "refused", id: frame.id, code: "not_found" });
    this.#taken.set(`${sender} ${frame.stream}`, frame.n);
    const author = this.#authorOf(session);
    const entry = this.#append(room, { author, body: frame.body, sender, id: frame.id, stream: frame.stream });
    this.#ack(session, { room, entry });
    this.onMessage(room, entry);
  }

  #refusal(sender: string, frame: Send): { code: string; expected?: number } | null {
    const expected = (this.#taken.get(`${sender} ${frame.stream}`) ?? 0) + 1;
    if (frame.n !== expected) return { code: "out_of_step", expected };
    const code = this.judge(frame);
    if (code !== null) return { code };
    const room = "conversation" in frame ? this.rooms.get(frame.conversation) : undefined;
    const stale = room !== undefined && "epoch" in frame && frame.body.kind !== "note" && frame.epoch !== room.epoch;
    return stale ? { code: "stale_epoch" } : null;
  }

  #authorOf(session: Session): Author {
    if (session.role === "customer") return { kind: "customer", id: uuid(2, Number(session.who)) };
    return { kind: "agent", id: uuid(3, Number(session.who)), name: `小二${session.who}` };
  }

  #ack(session: Session, { room, entry }: { room: Room; entry: Entry }): void {
    const seq = session.role === "customer" ? (entry.publicSeq ?? 0) : entry.seq;
    session.send({ type: "ack", id: entry.id, conversation: room.id, seq, at: entry.at });
  }

  #append(room: Room, written: Omit<Entry, "seq" | "publicSeq" | "at">): Entry {
    const publicCount = room.log.filter(({ publicSeq }) => publicSeq !== null).length;
    const publicSeq = written.body.kind === "note" ? null : publicCount + 1;
    const entry: Entry = { ...written, seq: room.log.length + 1, publicSeq, at: this.#now().toISOString() };
    room.log.push(entry);
    this.#entries.set(`${entry.sender} ${entry.id}`, { room, entry });
    if (entry.body.kind === "rating") room.rated = true;
    for (const session of this.#watching(room)) this.#sendEntries(session, room, [entry]);
    this.#tell(room);
    return entry;
  }

  #watching(room: Room): Session[] {
    return [...this.#sessions].filter(({ role, who, open }) =>
      role === "customer" ? who === room.customer : open.has(room.id),
    );
  }

  #tell(room: Room): void {
    for (const session of this.#sessions) {
      if (session.role === "agent") session.send({ type: "conversation", conversation: this.#forStaff(room) });
      else if (session.who === room.customer) {
        session.send({ type: "conversation", conversation: this.#forCustomer(room) });
      }
    }
  }

  #sendLog(session: Session, room: Room, after: number): void {
    const seqOf = ({ seq, publicSeq }: Entry): number => (session.role === "customer" ? (publicSeq ?? 0) : seq);
    const entries = room.log.filter((entry) => seqOf(entry) > after);
    for (let start = 0; start === 0 || start < entries.length; start += 50) {
      this.#sendEntries(session, room, entries.slice(start, start + 50));
    }
  }

  #sendEntries(session: Session, room: Room, entries: readonly Entry[]): void {
    const visible = entries.filter(({ publicSeq }) => session.role === "agent" || publicSeq !== null);
    if (visible.length === 0 && entries.length > 0) return;
    const me = `${session.role}:${session.who}`;
    const messages = visible.map((entry) => this.#present(entry, session.role, me));
    session.send({ type: "messages", conversation: room.id, messages });
  }

  #present(entry: Entry, role: "customer" | "agent", me: string): Message {
    const { author, at, body, seq, publicSeq } = entry;
    const own = entry.sender === me ? { clientId: entry.id } : {};
    if (role === "customer") return { seq: publicSeq ?? 0, author, at, body, ...own };
    return { seq, ...(publicSeq === null ? {} : { publicSeq }), author, at, body, ...own };
  }

  #forCustomer(room: Room): CustomerConversation {
    return {
      id: room.id,
      owner: room.owner,
      ...(room.agentName === null ? {} : { agentName: room.agentName }),
      ...(room.place === null ? {} : { place: room.place }),
      seq: room.log.filter(({ publicSeq }) => publicSeq !== null).length,
      staffReadSeq: room.staffReadSeq,
      readSeq: room.customerReadSeq,
      rated: room.rated,
    };
  }

  #forStaff(room: Room): StaffConversation {
    const last = room.log.at(-1);
    const at = last?.at ?? this.#now().toISOString();
    return {
      id: room.id,
      shopId: uuid(4, 1),
      customer: { id: uuid(2, Number(room.customer)), name: `顾客${room.customer}`, verified: true, language: "zh" },
      owner: room.owner,
      epoch: room.epoch,
      seq: room.log.length,
      publicSeq: room.log.filter(({ publicSeq }) => publicSeq !== null).length,
      customerSeq: room.log.findLast(({ author }) => author.kind === "customer")?.seq ?? 0,
      handledSeq: 0,
      customerDeliveredSeq: room.customerDeliveredSeq,
      customerReadSeq: room.customerReadSeq,
      readSeq: 0,
      ownerSince: at,
      lastAt: at,
      preview: last?.body.kind === "text" ? last.body.text : "",
      previewAuthor: last?.author.kind ?? "customer",
    };
  }
}
