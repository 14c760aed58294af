import type { CustomerBody, CustomerConversation, CustomerHello, CustomerSend, RefusalCode } from "@warmline/contract";
import { HEARTBEAT_SECONDS, PROTOCOL_VERSION } from "@warmline/contract";
import { CustomerFrame as CustomerFrameSchema } from "@warmline/contract/schemas";
import { Compile } from "typebox/compile";
import type { FrameSocket } from "../../platform/socket/index.ts";
import type { CustomerUpdate, Reached } from "../customer-update.ts";
import { MESSAGES_PER_READ } from "../read-messages.ts";
import type { CustomerContact } from "../thread.ts";
import { CatchUp, type CatchUpReader } from "./catch-up.ts";
import { isCleanText } from "../../platform/clean-text.ts";
import type { LiveContext } from "./context.ts";
import { TYPING_TOPIC, type TypingHint, type Watcher } from "./hub.ts";
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
  const session = new CustomerSession(context, socket, opening);
  await session.begin(opening.hello.after ?? null);
  return session;
}

/** A class rather than closures: of each of its functions there is one, however many thousand customers are there. */
class CustomerSession implements Session, CatchUpReader, Watcher {
  readonly who: LiveCustomer;
  readonly #context: LiveContext;
  readonly #socket: FrameSocket;
  readonly #language: CustomerHello["language"];
  readonly #catchUp = new CatchUp(this);
  #reached: Reached | null = null;
  #shown: CustomerConversation | null = null;

  constructor(
    context: LiveContext,
    socket: FrameSocket,
    { hello, who }: { readonly hello: CustomerHello; readonly who: LiveCustomer },
  ) {
    this.#context = context;
    this.#socket = socket;
    this.#language = hello.language;
    this.who = who;
  }

  /** Welcomes; `after` is where the screen stands, which counts only in the conversation that is really this customer's. */
  async begin(after: Reached | null): Promise<void> {
    const first = await this.#context.conversations.customerUpdate(this.#contact(), after);
    if (first && after?.conversation === first.conversation.id) this.#reached = after;
    this.#socket.send({
      type: "welcome",
      protocol: PROTOCOL_VERSION,
      role: "customer",
      customer: this.who.customer.id,
      conversation: first?.conversation ?? null,
      heartbeatSeconds: HEARTBEAT_SECONDS,
    });
    this.#show(first);
    this.#catchUp.wake(null);
    this.#context.hub.watchCustomer(this.who.shopId, this.who.customer.id, this);
  }

  async handle(frame: unknown): Promise<void> {
    if (!frames.Check(frame) || !isCleanText(frame)) return refuseFrame(this.#socket, frame);
    switch (frame.type) {
      case "send":
        return this.#take(frame);
      case "delivered":
      case "read":
        return this.#mark(frame, frame.type);
      case "typing":
        if (frame.conversation === this.#reached?.conversation) publishTyping(this.#context, this.who, frame);
        return;
      case "ping":
        return this.#socket.send({ type: "pong" });
    }
  }

  stop(): void {
    this.#context.hub.leaveCustomer(this.who.shopId, this.who.customer.id, this);
    this.#catchUp.stop();
  }

  onHead(head: number | null): void {
    // Others leaving the queue moves this customer's place without a new entry in his log.
    this.#catchUp.wake(this.#shown?.owner === "queue" ? null : head);
  }

  onTyping({ who, conversationId, on }: TypingHint): void {
    if (who === "agent") this.#socket.send({ type: "typing", conversation: conversationId, who: "agent", on });
  }

  async readNews(): Promise<boolean> {
    const update = await this.#context.conversations.customerUpdate(this.#contact(), this.#reached);
    // A conversation that began after the welcome has not been announced yet.
    if (update && !this.#shown) this.#socket.send({ type: "conversation", conversation: update.conversation });
    this.#show(update);
    return update?.messages.length === MESSAGES_PER_READ;
  }

  onReadFailed(error: unknown): void {
    this.#context.log.warn({ err: error }, "a customer's screen could not be brought up to date");
  }

  /** Made anew each time, so that nobody holds it while nothing happens. */
  #contact(): CustomerContact {
    const { organizationId, shopId, customer } = this.who;
    return { organizationId, shopId, customer, channel: "web", language: this.#language };
  }

  /** Sends what is new; entries first, so that a state never speaks of an entry that is not there. */
  #show(update: CustomerUpdate | null): void {
    if (!update) return;
    const { conversation, messages } = update;
    const reached = this.#reached?.conversation === conversation.id ? this.#reached.seq : 0;
    if (messages.length > 0) this.#socket.send({ type: "messages", conversation: conversation.id, messages });
    if (this.#shown && JSON.stringify(this.#shown) !== JSON.stringify(conversation))
      this.#socket.send({ type: "conversation", conversation });
    this.#reached = { conversation: conversation.id, seq: messages.at(-1)?.seq ?? reached };
    this.#shown = conversation;
  }

  async #take(frame: CustomerSend): Promise<void> {
    const { who } = this;
    if (!this.#context.maySend(`${who.customer.id}@${who.shopId}`, CUSTOMER_SENDS))
      return this.#socket.send({ type: "refused", id: frame.id, code: "rate_limited" });
    const body = await completeBody(this.#context, who, frame.body);
    if (!body) return this.#socket.send({ type: "refused", id: frame.id, code: "attachment_unknown" });
    const result = await this.#context.conversations.sendFromCustomer({
      contact: this.#contact(),
      clientId: frame.id,
      stream: frame.stream,
      n: frame.n,
      body,
      ...(this.#reached ? { conversationId: this.#reached.conversation } : {}),
    });
    this.#socket.send(answerToSend(frame.id, result, "customer"));
  }

  /** Only the conversation on this customer's screen can be his to mark. */
  async #mark(
    frame: { readonly conversation: string; readonly seq: number },
    moved: "delivered" | "read",
  ): Promise<void> {
    if (frame.conversation !== this.#reached?.conversation) return;
    await this.#context.conversations.mark(
      { organizationId: this.who.organizationId, shops: [this.who.shopId] },
      { conversationId: frame.conversation, reader: { kind: "customer" }, [moved]: frame.seq },
    );
  }
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
  if (!refuseSend(socket, frame, "invalid")) socket.send({ type: "error", code: "frame_invalid" });
}

/** Gives a send back by its id; false for a frame that has none. */
export function refuseSend(socket: FrameSocket, frame: unknown, code: RefusalCode): boolean {
  const id = typeof frame === "object" && frame !== null && "id" in frame && "type" in frame ? frame.id : undefined;
  if (typeof id !== "string" || id.length > 100) return false;
  socket.send({ type: "refused", id, code });
  return true;
}
