import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { HEARTBEAT_SECONDS, PROTOCOL_VERSION, SOCKET_PATH } from "@warmline/contract";
import { createConversations, type CustomerContact } from "../../server/src/conversations/index.ts";
import { resolveCustomerSession } from "../../server/src/identity/index.ts";
import { createLocalBus } from "../../server/src/platform/bus/index.ts";
import { systemClock } from "../../server/src/platform/clock.ts";
import { openDatabase } from "../../server/src/platform/database/index.ts";
import { newId } from "../../server/src/platform/ids.ts";
import { silentLog } from "../../server/src/platform/log.ts";
import { type FrameHandler, type FrameSocket, openSocketServer } from "../../server/src/platform/socket/index.ts";

/**
 * What the machine could do if answering cost nothing: takes a customer's message, appends it and an echo by the same
 * batched append, and sends both back. Speaks as much of the protocol as the bench's customers do.
 */
const [databaseUrl = ""] = process.argv.slice(2);
const log = silentLog;
const clock = systemClock;
const database = openDatabase({ url: databaseUrl, log });
const bus = createLocalBus({ log });
const conversations = createConversations({ database, bus, clock, log, newId, pause });

interface Frame {
  readonly type: string;
  readonly session?: string;
  readonly id?: string;
  readonly n?: number;
  readonly body?: { readonly kind: "text"; readonly text: string };
}

const server = createServer();
const crowd = { addressOf: () => "bench", perAddress: Infinity };
openSocketServer({ server, path: SOCKET_PATH, silenceMs: 60_000, ...crowd, log, onSocket });
server.listen(0, "127.0.0.1");
await once(server, "listening");
process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
process.on("disconnect", () => process.exit(0));

function onSocket(socket: FrameSocket): FrameHandler {
  let contact: CustomerContact | null = null;
  let conversationId: string | undefined;

  async function take(frame: Frame): Promise<void> {
    if (frame.type === "hello") {
      contact = await contactOf(frame.session ?? "");
      socket.send({
        type: "welcome",
        protocol: PROTOCOL_VERSION,
        role: "customer",
        customer: contact.customer.id,
        conversation: null,
        heartbeatSeconds: HEARTBEAT_SECONDS,
      });
    } else if (frame.type === "send" && contact) {
      conversationId = await echo(socket, contact, { frame, conversationId });
    } else socket.send({ type: "pong" });
  }

  return { onFrame: (frame) => void take(frame as Frame), onClose: () => undefined };
}

async function contactOf(session: string): Promise<CustomerContact> {
  const who = await resolveCustomerSession({ database, clock }, session);
  if (who === undefined) throw new Error("the bench's own session is unknown");
  const { organizationId, shopId, customerId, displayName, verified } = who;
  return {
    organizationId,
    shopId,
    customer: { id: customerId, name: displayName, verified },
    channel: "web",
    language: "zh",
  };
}

async function echo(
  socket: FrameSocket,
  contact: CustomerContact,
  { frame, conversationId }: { readonly frame: Frame; readonly conversationId: string | undefined },
): Promise<string> {
  const { id = "", n = 0, body = { kind: "text", text: "" } } = frame;
  const sent = await conversations.sendFromCustomer({
    contact,
    clientId: id,
    stream: "bench",
    n,
    body,
    ...(conversationId === undefined ? {} : { conversationId }),
  });
  if (sent.outcome !== "appended") throw new Error(`the baseline's message was ${sent.outcome}`);
  const { organizationId, shopId, customer } = contact;
  const place = { organizationId, shopId, conversationId: sent.conversationId, customer };
  const turn = {
    ...place,
    language: "zh",
    epoch: 1,
    customerSeq: sent.seq,
    pending: [],
    recent: [],
    dialogue: null,
  } as const;
  const trace = { intent: "echo", confidence: 1, facts: [], clauses: [], actions: [] };
  await conversations.turns.answer({ organizationId, shops: [shopId] }, { turn, body, trace, dialogue: null });
  const at = sent.at.toISOString();
  socket.send({ type: "ack", id, conversation: sent.conversationId, seq: sent.seq, at });
  socket.send({
    type: "messages",
    conversation: sent.conversationId,
    messages: [
      { seq: sent.seq, author: { kind: "customer", id: customer.id }, at, body, clientId: id },
      { seq: sent.seq + 1, author: { kind: "assistant" }, at, body },
    ],
  });
  return sent.conversationId;
}
