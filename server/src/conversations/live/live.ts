import type { IncomingMessage } from "node:http";
import type { Hello } from "@warmline/contract";
import { PROTOCOL_VERSION } from "@warmline/contract";
import { Hello as HelloSchema } from "@warmline/contract/schemas";
import { Compile } from "typebox/compile";
import { type Every, everyInterval } from "../../platform/every.ts";
import { createSlots } from "../../platform/slots.ts";
import type { FrameHandler, FrameSocket } from "../../platform/socket/index.ts";
import { startAgentSession } from "./agent-session.ts";
import type { LiveContext, LivePorts } from "./context.ts";
import type { LiveHolder } from "./ports.ts";
import { createSendLimit } from "./send-limit.ts";
import { startCustomerSession } from "./customer-session.ts";
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
  const context: LiveContext = { ...ports, maySend: createSendLimit(ports.clock) };
  const places = createSlots(MAX_SOCKETS_OF_ONE);
  const open = new Map<FrameSocket, Session>();
  const endLooking = watchAccess({ ...context, every }, open);

  function onSocket(socket: FrameSocket, request: IncomingMessage): FrameHandler {
    let line: Promise<void> = Promise.resolve();
    let waiting = 0;
    let closed = false;
    // Ten thousand idle customers must not keep ten thousand sets of headers: after the hello nobody asks for them.
    let handshake: IncomingMessage | null = request;
    let leavePlace = (): void => undefined;

    async function take(frame: unknown): Promise<void> {
      const session = open.get(socket);
      if (session) return session.handle(frame);
      if (handshake === null) return;
      const opened = await openSession(context, socket, { frame, request: handshake });
      handshake = null;
      if (!opened) return;
      if (closed) return opened.stop();
      const place = places.take(holderKey(opened.who));
      if (!place) {
        opened.stop();
        return socket.close("too_many_sockets");
      }
      leavePlace = place;
      open.set(socket, opened);
    }

    return {
      onFrame: (frame) => {
        if (++waiting > MAX_WAITING_FRAMES) return socket.close("rate_limited");
        line = line
          .then(() => (socket.isOpen ? take(frame) : undefined))
          .catch((error: unknown) => {
            context.log.error({ err: error }, "a frame could not be handled");
            socket.close("internal");
          })
          .finally(() => {
            waiting--;
          });
      },
      onClose: () => {
        closed = true;
        leavePlace();
        open.get(socket)?.stop();
        open.delete(socket);
      },
    };
  }

  return { onSocket, close: endLooking };
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
  return "personId" in who ? who.personId : `${who.customer.id}@${who.shopId}`;
}
