import { type Static, Type } from "typebox";
import { Instant, Language, Seq, Uuid } from "./common.ts";
import { CloseReason } from "./message.ts";

/** Who must answer next (当前归属); nobody once closed. */
export const OwnerKind = Type.Union([
  Type.Literal("assistant"),
  Type.Literal("queue"),
  Type.Literal("agent"),
  Type.Literal("closed"),
]);
export type OwnerKind = Static<typeof OwnerKind>;

/**
 * A conversation as its customer sees it. `place` counts from 1 while in the queue. Marks are in the customer's
 * numbering: `staffReadSeq` is how far staff read, `readSeq` how far this customer did (on any device).
 */
export const CustomerConversation = Type.Object({
  id: Uuid,
  owner: OwnerKind,
  agentName: Type.Optional(Type.String()),
  place: Type.Optional(Type.Integer({ minimum: 1 })),
  seq: Seq,
  staffReadSeq: Seq,
  readSeq: Type.Optional(Seq),
  rated: Type.Boolean(),
});
export type CustomerConversation = Static<typeof CustomerConversation>;

/** A conversation as it stands in an agent's inbox. Seqs are in staff numbering, the customer's marks in the customer's. */
export const StaffConversation = Type.Object({
  id: Uuid,
  shopId: Uuid,
  customer: Type.Object({ id: Uuid, name: Type.String(), verified: Type.Boolean(), language: Language }),
  owner: OwnerKind,
  agent: Type.Optional(Type.Object({ id: Uuid, name: Type.String() })),
  epoch: Type.Integer({ minimum: 1 }),
  seq: Seq,
  publicSeq: Seq,
  customerSeq: Seq,
  handledSeq: Seq,
  customerDeliveredSeq: Seq,
  customerReadSeq: Seq,
  readSeq: Seq,
  ownerSince: Instant,
  lastAt: Instant,
  preview: Type.String(),
  previewAuthor: Type.Union([
    Type.Literal("customer"),
    Type.Literal("assistant"),
    Type.Literal("agent"),
    Type.Literal("system"),
  ]),
  closeReason: Type.Optional(CloseReason),
  handoverReason: Type.Optional(Type.String()),
  /** The customer's problem as the brief tells it, cut to one line; there while people have the conversation. */
  problem: Type.Optional(Type.String()),
  rating: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
  previousId: Type.Optional(Uuid),
});
export type StaffConversation = Static<typeof StaffConversation>;

/** Whether an agent takes new conversations (在线/小休). */
export const PresenceState = Type.Union([Type.Literal("online"), Type.Literal("away"), Type.Literal("offline")]);
export type PresenceState = Static<typeof PresenceState>;

/** An agent's own presence: what he asked for, how many he takes, how many he has. */
export const Presence = Type.Object({
  state: PresenceState,
  capacity: Type.Integer({ minimum: 1, maximum: 20 }),
  load: Type.Integer({ minimum: 0 }),
});
export type Presence = Static<typeof Presence>;
