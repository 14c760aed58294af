import { type Static, Type } from "typebox";
import { MAX_CLIENT_ID_LENGTH } from "../limits.ts";
import { Instant, Language, Seq, Uuid } from "./common.ts";
import { CustomerConversation, Presence, StaffConversation } from "./conversation.ts";
import { AgentBody, CustomerBody, Message } from "./message.ts";

const Protocol = Type.Literal(1);
const ClientId = Type.String({ minLength: 1, maxLength: MAX_CLIENT_ID_LENGTH });
/** Names one program instance (a tab) of a sender; sends are counted within it. */
const Stream = Type.String({ minLength: 1, maxLength: 64, pattern: "^[A-Za-z0-9_-]+$" });
const SendNumber = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

/** First frame of a customer: who (a widget session's token), where, and from where to resume. */
export const CustomerHello = Type.Object(
  {
    type: Type.Literal("hello"),
    protocol: Protocol,
    role: Type.Literal("customer"),
    session: Type.String({ minLength: 1, maxLength: 200 }),
    language: Language,
    after: Type.Optional(Type.Object({ conversation: Uuid, seq: Seq })),
  },
  { additionalProperties: false },
);
export type CustomerHello = Static<typeof CustomerHello>;

/** First frame of a member of staff. The session comes from the cookie, or as a token from programs that have none. */
export const AgentHello = Type.Object(
  {
    type: Type.Literal("hello"),
    protocol: Protocol,
    role: Type.Literal("agent"),
    session: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  },
  { additionalProperties: false },
);
export type AgentHello = Static<typeof AgentHello>;

export const Hello = Type.Union([CustomerHello, AgentHello]);
export type Hello = Static<typeof Hello>;

/** A customer's send: `n` is taken only after `n - 1` of the same stream. */
export const CustomerSend = Type.Object(
  { type: Type.Literal("send"), id: ClientId, stream: Stream, n: SendNumber, body: CustomerBody },
  { additionalProperties: false },
);
export type CustomerSend = Static<typeof CustomerSend>;

/**
 * An agent's send into a conversation; `epoch` is the ownership he saw (a note needs none), `seen` the last entry on his
 * screen, in staff numbering: an answer leaves unanswered whatever the customer wrote after it. Without `seen` it
 * answers nothing.
 */
export const AgentSend = Type.Object(
  {
    type: Type.Literal("send"),
    id: ClientId,
    stream: Stream,
    n: SendNumber,
    conversation: Uuid,
    epoch: Type.Integer({ minimum: 1 }),
    seen: Type.Optional(Seq),
    body: AgentBody,
  },
  { additionalProperties: false },
);
export type AgentSend = Static<typeof AgentSend>;

const Mark = { conversation: Uuid, seq: Seq };
const Ping = Type.Object({ type: Type.Literal("ping") }, { additionalProperties: false });
const Typing = Type.Object(
  { type: Type.Literal("typing"), conversation: Uuid, on: Type.Boolean() },
  { additionalProperties: false },
);

/** What a customer sends after hello. `delivered` and `read` are in the customer's numbering. */
export const CustomerFrame = Type.Union([
  CustomerSend,
  Type.Object({ type: Type.Literal("delivered"), ...Mark }, { additionalProperties: false }),
  Type.Object({ type: Type.Literal("read"), ...Mark }, { additionalProperties: false }),
  Typing,
  Ping,
]);
export type CustomerFrame = Static<typeof CustomerFrame>;

/** What an agent sends after hello. `open` asks for a conversation's log after `after` and keeps it live until `leave`. */
export const AgentFrame = Type.Union([
  AgentSend,
  Type.Object({ type: Type.Literal("open"), conversation: Uuid, after: Seq }, { additionalProperties: false }),
  Type.Object({ type: Type.Literal("leave"), conversation: Uuid }, { additionalProperties: false }),
  Type.Object({ type: Type.Literal("read"), ...Mark }, { additionalProperties: false }),
  Type.Object(
    {
      type: Type.Literal("presence"),
      state: Type.Union([Type.Literal("online"), Type.Literal("away"), Type.Literal("offline")]),
      capacity: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
    },
    { additionalProperties: false },
  ),
  Typing,
  Ping,
]);
export type AgentFrame = Static<typeof AgentFrame>;

/** Answers to a send, and trouble. `expected` is the stream's next number when the code is `out_of_step`. */
const Ack = Type.Object({ type: Type.Literal("ack"), id: ClientId, conversation: Uuid, seq: Seq, at: Instant });
const Refused = Type.Object({
  type: Type.Literal("refused"),
  id: ClientId,
  code: Type.String(),
  detail: Type.Optional(Type.String()),
  expected: Type.Optional(SendNumber),
});
/** `conversation` is there when the trouble is with one conversation only, such as an `open` that was not allowed. */
const Trouble = Type.Object({
  type: Type.Literal("error"),
  code: Type.String(),
  detail: Type.Optional(Type.String()),
  conversation: Type.Optional(Uuid),
});
const Pong = Type.Object({ type: Type.Literal("pong") });
const Messages = Type.Object({ type: Type.Literal("messages"), conversation: Uuid, messages: Type.Array(Message) });
const TypingSeen = Type.Object({
  type: Type.Literal("typing"),
  conversation: Uuid,
  who: Type.Union([Type.Literal("customer"), Type.Literal("agent"), Type.Literal("assistant")]),
  on: Type.Boolean(),
});

/** What a customer receives. `conversation` is null until the first message. */
export const ToCustomerFrame = Type.Union([
  Type.Object({
    type: Type.Literal("welcome"),
    protocol: Protocol,
    role: Type.Literal("customer"),
    customer: Uuid,
    conversation: Type.Union([CustomerConversation, Type.Null()]),
    heartbeatSeconds: Type.Integer(),
  }),
  Ack,
  Refused,
  Messages,
  Type.Object({ type: Type.Literal("conversation"), conversation: CustomerConversation }),
  TypingSeen,
  Trouble,
  Pong,
]);
export type ToCustomerFrame = Static<typeof ToCustomerFrame>;

/** What an agent receives. `inbox` is the whole list at hello and after a gap, then `conversation` and `removed` change it. */
export const ToAgentFrame = Type.Union([
  Type.Object({
    type: Type.Literal("welcome"),
    protocol: Protocol,
    role: Type.Literal("agent"),
    person: Uuid,
    presence: Presence,
    heartbeatSeconds: Type.Integer(),
  }),
  Type.Object({ type: Type.Literal("inbox"), conversations: Type.Array(StaffConversation) }),
  Type.Object({ type: Type.Literal("conversation"), conversation: StaffConversation }),
  Type.Object({ type: Type.Literal("removed"), conversation: Uuid }),
  Type.Object({ type: Type.Literal("presence"), presence: Presence }),
  Ack,
  Refused,
  Messages,
  TypingSeen,
  Trouble,
  Pong,
]);
export type ToAgentFrame = Static<typeof ToAgentFrame>;
