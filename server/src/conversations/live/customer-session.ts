import type {
  CustomerBody,
  CustomerConversation,
  CustomerFrame,
  CustomerHello,
  CustomerSend,
} from "@warmline/contract";
import { HEARTBEAT_SECONDS, PROTOCOL_VERSION } from "@warmline/contract";
import { CustomerFrame as CustomerFrameSchema } from "@warmline/contract/schemas";
import { Compile } from "typebox/compile";
import type { FrameSocket } from "../../platform/socket/index.ts";
import type { CustomerUpdate, Reached } from "../customer-update.ts";
import { MESSAGES_PER_READ } from "../read-messages.ts";
import type { CustomerContact } from "../thread.ts";
import { createCatchUp } from "./catch-up.ts";
import { isCleanText } from "../../platform/clean-text.ts";
import type { LiveContext } from "./context.ts";
import { TYPING_TOPIC } from "./hub.ts";
import type { LiveCustomer } from "./ports.ts";
import { CUSTOMER_SENDS } from "./send-limit.ts";
import { answerToSend } from "./send-outcome.ts";
import type { Session } from "./session.ts";

const frames = Compile(CustomerFrameSchema);

/** A customer's socket after its hello: brings the newest conversation up to date and takes what he sends. */
export async function startCustomerSession(
  context: LiveContext,
  socket: FrameSocket,
  opening: { readonly hello: CustomerHello; readonly who: LiveCustomer },
): Promise<Session> {
  const { hello, who } = opening;
  const contact: CustomerContact = { ...who, channel: "web", language: hello.language };
  let reached: Reached | null = null;
  let shown: CustomerConversation | null = null;

  // Where the screen stands counts only in the conversation that is really this customer's.
  const first = await context.conversations.customerUpdate(contact, hello.after ?? null);
  if (first && hello.after?.conversation === first.conversation.id) reached = hello.after;
  socket.send({
    type: "welcome",
    protocol: PROTOCOL_VERSION,
    role: "customer",
    customer: who.customer.id,
    conversation: first?.conversation ?? null,
    heartbeatSeconds: HEARTBEAT_SECONDS,
  });
  show(first);

  /** Sends what is new; entries first, so that a state never speaks of an entry that is not there. */
  function show(update: CustomerUpdate | null): void {
    if (!update) return;
    const { conversation, messages } = update;
    const last = messages.at(-1)?.seq ?? (reached?.conversation === conversation.id ? reached.seq : 0);
    if (messages.length > 0) socket.send({ type: "messages", conversation: conversation.id, messages });
    if (shown && JSON.stringify(shown) !== JSON.stringify(conversation))
      socket.send({ type: "conversation", conversation });
    reached = { conversation: conversation.id, seq: last };
    shown = conversation;
  }

  const catchUp = createCatchUp(
    async () => {
      const update = await context.conversations.customerUpdate(contact, reached);
      // A conversation that began after the welcome has not been announced yet.
      if (update && !shown) socket.send({ type: "conversation", conversation: update.conversation });
      show(update);
      return update?.messages.length === MESSAGES_PER_READ;
    },
    (error) => context.log.warn({ err: error }, "a customer's screen could not be brought up to date"),
  );
  catchUp.wake(null);

  const unwatch = context.hub.watchCustomer(who.shopId, who.customer.id, {
    onHead: (head) => {
      // Others leaving the queue moves this customer's place without a new entry in his log.
      catchUp.wake(shown?.owner === "queue" ? null : head);
    },
    onTyping: (hint) => {
      if (hint.who === "agent")
        socket.send({ type: "typing", conversation: hint.conversationId, who: "agent", on: hint.on });
    },
  });

  async function send(frame: CustomerSend): Promise<void> {
    if (!context.maySend(`${who.customer.id}@${who.shopId}`, CUSTOMER_SENDS))
      return socket.send({ type: "refused", id: frame.id, code: "rate_limited" });
    const body = await completeBody(context, who, frame.body);
    if (!body) return socket.send({ type: "refused", id: frame.id, code: "attachment_unknown" });
    const result = await context.conversations.sendFromCustomer({
      contact,
      clientId: frame.id,
      stream: frame.stream,
      n: frame.n,
      body,
      ...(reached ? { conversationId: reached.conversation } : {}),
    });
    socket.send(answerToSend(frame.id, result, "customer"));
  }

  const mark = (frame: { readonly conversation: string; readonly seq: number }, moved: "delivered" | "read") =>
    // Only the conversation on this customer's screen can be his to mark.
    frame.conversation === reached?.conversation
      ? context.conversations.mark(
          { organizationId: who.organizationId, shops: [who.shopId] },
          { conversationId: frame.conversation, reader: { kind: "customer" }, [moved]: frame.seq },
        )
      : Promise.resolve();

  async function handle(frame: CustomerFrame): Promise<void> {
    switch (frame.type) {
      case "send":
        return send(frame);
      case "delivered":
      case "read":
        return mark(frame, frame.type);
      case "typing":
        if (frame.conversation === reached?.conversation) publishTyping(context, who, frame);
        return;
      case "ping":
        socket.send({ type: "pong" });
        return;
    }
  }

  return {
    handle: async (frame) => {
      if (!frames.Check(frame) || !isCleanText(frame)) return refuseFrame(socket, frame);
      await handle(frame);
    },
    who,
    stop: () => {
      unwatch();
      catchUp.stop();
    },
  };
}

/** A picture must be the sender's own upload in this shop; its size comes from the server. Null when it is not. */
async function completeBody(context: LiveContext, who: LiveCustomer, body: CustomerBody): Promise<CustomerBody | null> {
  if (body.kind !== "image") return body;
  const scope = { organizationId: who.organizationId, shops: [who.shopId] };
  const key = { id: body.attachment, uploader: `customer:${who.customer.id}` };
  const picture = await context.pictures.find(scope, key);
  return picture && { kind: "image", attachment: body.attachment, width: picture.width, height: picture.height };
}

function publishTyping(
  context: LiveContext,
  who: LiveCustomer,
  frame: { readonly conversation: string; readonly on: boolean },
): void {
  context.bus.publish(TYPING_TOPIC, {
    conversationId: frame.conversation,
    shopId: who.shopId,
    customerId: who.customer.id,
    who: "customer",
    on: frame.on,
  });
}

/** A send that cannot be read is given back by its id, so that its writer learns of it; anything else is answered as it is. */
export function refuseFrame(socket: FrameSocket, frame: unknown): void {
  const id = typeof frame === "object" && frame !== null && "id" in frame && "type" in frame ? frame.id : undefined;
  if (typeof id === "string" && id.length <= 100) socket.send({ type: "refused", id, code: "invalid" });
  else socket.send({ type: "error", code: "frame_invalid" });
}
