import type { IncomingMessage } from "node:http";
import type { Hello } from "@warmline/contract";
import { PROTOCOL_VERSION } from "@warmline/contract";
import { Hello as HelloSchema } from "@warmline/contract/schemas";
import { Compile } from "typebox/compile";
import { isDatabaseAway } from "../../platform/database/index.ts";
import { type Every, everyInterval } from "../../platform/every.ts";
import { createSlots, type Slots } from "../../platform/slots.ts";
import type { FrameHandler, FrameSocket } from "../../platform/socket/index.ts";
import { startAgentSession } from "./agent-session.ts";
import type { LiveContext, LivePorts } from "./context.ts";
import type { LiveHolder } from "./ports.ts";
import { createSendLimit } from "./send-limit.ts";
import { refuseSend, startCustomerSession } from "./customer-session.ts";
import type { Session } from "./session.ts";
import { watchAccess } from "./watch-access.ts";

const hellos = Compile(HelloSchema);
/** Frames that may wait while one is handled; a sender that is further ahead is given up. */
const MAX_WAITING_FRAMES = 200;

/** Sockets that one customer or one person may have open in this process: tabs and devices, with room to spare. */
const MAX_SOCKETS_OF_ONE = 50;

/** Turns sockets into sessions: first a hello, then frames one after the other. */
export interface Live {
  onSocket(socket: FrameSocket, request: IncomingMessage): FrameHandler;
  close(): void;
}

/** Makes the sessions of a process; `every` is the machine's timer by default. */
export function createLive({ every = everyInterval, ...ports }: LivePorts & { readonly every?: Every }): Live {
  const house: House = {
    context: { ...ports, maySend: createSendLimit(ports.clock) },
    places: createSlots(MAX_SOCKETS_OF_ONE),
    open: new Map(),
  };
  const endLooking = watchAccess({ ...house.context, every }, house.open);
  return { onSocket: (socket, request) => new LiveSocket(house, socket, request), close: endLooking };
}

/** What all sockets of a process share. */
interface House {
  readonly context: LiveContext;
  readonly places: Slots;
  readonly open: Map<FrameSocket, Session>;
}

/** One socket, with its frames in a line. */
class LiveSocket implements FrameHandler {
  readonly #house: House;
  readonly #socket: FrameSocket;
  // Ten thousand idle customers must not keep ten thousand sets of headers: after the hello nobody asks for them.
  #handshake: IncomingMessage | null;
  /** Frames that wait behind the one that is being handled; null when none is. */
  #line: unknown[] | null = null;
  #closed = false;

  constructor(house: House, socket: FrameSocket, request: IncomingMessage) {
    this.#house = house;
    this.#socket = socket;
    this.#handshake = request;
  }

  onFrame(frame: unknown): void {
    // A socket that is being closed may go on sending until its peer has agreed: nothing of that is kept.
    if (!this.#socket.isOpen) return;
    if (!this.#line) void this.#handleLine(frame);
    else if (this.#line.length < MAX_WAITING_FRAMES) this.#line.push(frame);
    else this.#socket.close("rate_limited");
  }

  onClose(): void {
    const { open, places } = this.#house;
    this.#closed = true;
    const session = open.get(this.#socket);
    if (!session) return;
    session.stop();
    open.delete(this.#socket);
    places.give(holderKey(session.who));
  }

  async #handleLine(first: unknown): Promise<void> {
    const line = (this.#line = [first]);
    for (let frame = line.shift(); frame !== undefined; frame = line.shift()) await this.#handle(frame);
    this.#line = null;
  }

  async #handle(frame: unknown): Promise<void> {
    if (!this.#socket.isOpen) return;
    try {
      const session = this.#house.open.get(this.#socket);
      await (session ? session.handle(frame) : this.#greet(frame));
    } catch (error) {
      this.#refuse(frame, error);
    }
  }

  /** Without the database a send is given back, to be tried again; whatever else fails is begun anew on another socket. */
  #refuse(frame: unknown, error: unknown): void {
    const { log } = this.#house.context;
    if (isDatabaseAway(error)) {
      log.debug({ err: error }, "a frame came while the database was away");
      if (this.#house.open.has(this.#socket) && refuseSend(this.#socket, frame, "unavailable")) return;
      return this.#socket.close("unavailable");
    }
    log.error({ err: error }, "a frame could not be handled");
    this.#socket.close("internal");
  }

  async #greet(frame: unknown): Promise<void> {
    if (this.#handshake === null) return;
    const { context, places, open } = this.#house;
    const session = await openSession(context, this.#socket, { frame, request: this.#handshake });
    this.#handshake = null;
    if (!session) return;
    if (this.#closed) return session.stop();
    if (places.take(holderKey(session.who))) open.set(this.#socket, session);
    else {
      session.stop();
      this.#socket.close("too_many_sockets");
    }
  }
}

async function openSession(
  context: LiveContext,
  socket: FrameSocket,
  opening: { readonly frame: unknown; readonly request: IncomingMessage },
): Promise<Session | null> {
  const { frame, request } = opening;
  if (!hellos.Check(frame)) {
    socket.close(isOtherProtocol(frame) ? "protocol_unsupported" : "hello_expected");
    return null;
  }
  const session = await openAs(context, socket, { hello: frame, request });
  if (!session) socket.close("session_invalid");
  return session;
}

async function openAs(
  context: LiveContext,
  socket: FrameSocket,
  opening: { readonly hello: Hello; readonly request: IncomingMessage },
): Promise<Session | null> {
  const { hello, request } = opening;
  if (hello.role === "customer") {
    const who = await context.sessions.customer(hello.session);
    return who && startCustomerSession(context, socket, { hello, who });
  }
  const who = await context.sessions.staff(request, hello.session);
  return who && startAgentSession(context, socket, who);
}

function isOtherProtocol(frame: unknown): boolean {
  return typeof frame === "object" && frame !== null && "protocol" in frame && frame.protocol !== PROTOCOL_VERSION;
}

function holderKey(who: LiveHolder): string {
  return "personId" in who ? who.personId : who.customer.id;
}
