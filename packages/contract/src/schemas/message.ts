import { type Static, Type } from "typebox";
import { Card } from "./card.ts";
import { MAX_COMMENT_LENGTH, MAX_CORRECTION_LENGTH, MAX_TEXT_LENGTH } from "../limits.ts";
import { Instant, Seq, Uuid } from "./common.ts";

/** A reply that the customer can give with one tap; `text` is what is sent. */
export const QuickReply = Type.Object({
  label: Type.String({ maxLength: 80 }),
  text: Type.String({ maxLength: 200 }),
});
export type QuickReply = Static<typeof QuickReply>;

const Text = Type.String({ minLength: 1, maxLength: MAX_TEXT_LENGTH });

/** Plain text, with what may stand beside it. Only the assistant sends `quickReplies`. */
export const TextBody = Type.Object(
  {
    kind: Type.Literal("text"),
    text: Text,
    cards: Type.Optional(Type.Array(Card, { maxItems: 10 })),
    quickReplies: Type.Optional(Type.Array(QuickReply, { maxItems: 8 })),
  },
  { additionalProperties: false },
);
export type TextBody = Static<typeof TextBody>;

/** A picture that was uploaded before (`POST /api/v1/attachments`); width and height in pixels, set by the server. */
export const ImageBody = Type.Object(
  {
    kind: Type.Literal("image"),
    attachment: Uuid,
    width: Type.Optional(Type.Integer({ minimum: 1 })),
    height: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  { additionalProperties: false },
);
export type ImageBody = Static<typeof ImageBody>;

/** An internal note (内部备注): seen by staff only. */
export const NoteBody = Type.Object({ kind: Type.Literal("note"), text: Text }, { additionalProperties: false });
export type NoteBody = Static<typeof NoteBody>;

/** The customer's rating of a closed conversation, 1 (worst) to 5. */
export const RatingBody = Type.Object(
  {
    kind: Type.Literal("rating"),
    score: Type.Integer({ minimum: 1, maximum: 5 }),
    comment: Type.Optional(Type.String({ maxLength: MAX_COMMENT_LENGTH })),
  },
  { additionalProperties: false },
);
export type RatingBody = Static<typeof RatingBody>;

/** Why a conversation was closed (结束原因). */
export const CloseReason = Type.Union([
  Type.Literal("solved"),
  Type.Literal("no_reply"),
  Type.Literal("followed_up_elsewhere"),
  Type.Literal("spam"),
  Type.Literal("other"),
]);
export type CloseReason = Static<typeof CloseReason>;

/**
 * Something that happened to the conversation itself. Screens word it in the reader's language. Reasons are for staff: in
 * a customer's view they are empty, and a closing says `other`.
 */
export const LogEvent = Type.Union([
  Type.Object({ type: Type.Literal("handed_over"), reason: Type.String({ maxLength: 60 }) }),
  Type.Object({ type: Type.Literal("agent_joined"), name: Type.String({ maxLength: 100 }) }),
  Type.Object({ type: Type.Literal("returned_to_queue"), reason: Type.String({ maxLength: 60 }) }),
  Type.Object({ type: Type.Literal("handed_back") }),
  Type.Object({ type: Type.Literal("closed"), reason: CloseReason }),
  Type.Object({ type: Type.Literal("reopened") }),
  /** All that was said before this entry was erased (已删除): whoever still shows it stops. */
  Type.Object({ type: Type.Literal("erased") }),
]);
export type LogEvent = Static<typeof LogEvent>;

export const EventBody = Type.Object({ kind: Type.Literal("event"), event: LogEvent });
export type EventBody = Static<typeof EventBody>;

/** A tombstone: what stood here was erased. Its place in the log, its writer and its time stay. */
export const ErasedBody = Type.Object({ kind: Type.Literal("erased") });
export type ErasedBody = Static<typeof ErasedBody>;

export const MessageBody = Type.Union([TextBody, ImageBody, NoteBody, RatingBody, EventBody, ErasedBody]);
export type MessageBody = Static<typeof MessageBody>;

/** What a customer may send. */
export const CustomerBody = Type.Union([
  Type.Object({ kind: Type.Literal("text"), text: Text }, { additionalProperties: false }),
  ImageBody,
  RatingBody,
]);
export type CustomerBody = Static<typeof CustomerBody>;

/** What an agent may send: an answer (text, cards, a picture) or a note. */
export const AgentBody = Type.Union([
  Type.Object(
    { kind: Type.Literal("text"), text: Text, cards: Type.Optional(Type.Array(Card, { maxItems: 10 })) },
    { additionalProperties: false },
  ),
  ImageBody,
  NoteBody,
]);
export type AgentBody = Static<typeof AgentBody>;

/** Who wrote a message. A person is shown by name, the assistant as what it is. */
export const Author = Type.Union([
  Type.Object({ kind: Type.Literal("customer"), id: Uuid }),
  Type.Object({ kind: Type.Literal("assistant") }),
  Type.Object({ kind: Type.Literal("agent"), id: Uuid, name: Type.String() }),
  Type.Object({ kind: Type.Literal("system") }),
]);
export type Author = Static<typeof Author>;

/** What the assistant understood and stood on; staff only. `unknown`: facts that were asked for and that the shop has not given. */
export const AssistantTrace = Type.Object({
  intent: Type.String(),
  confidence: Type.Number(),
  facts: Type.Array(Type.String()),
  unknown: Type.Optional(Type.Array(Type.String())),
  clauses: Type.Array(Type.String()),
  actions: Type.Array(Type.String()),
});
export type AssistantTrace = Static<typeof AssistantTrace>;

/** What was wrong with an answer of the assistant's: what it understood, told as a fact, did, or how it said so. */
export const CorrectionKind = Type.Union([
  Type.Literal("intent"),
  Type.Literal("fact"),
  Type.Literal("action"),
  Type.Literal("wording"),
]);
export type CorrectionKind = Static<typeof CorrectionKind>;

const CorrectionText = Type.String({ minLength: 1, maxLength: MAX_CORRECTION_LENGTH, pattern: "\\S" });

/** What a person says of an answer: `expected` is what it should have been, an intent's id for an intent, else in words. */
export const AnswerCorrection = Type.Object(
  { kind: CorrectionKind, expected: CorrectionText, note: Type.Optional(CorrectionText) },
  { additionalProperties: false },
);
export type AnswerCorrection = Static<typeof AnswerCorrection>;

/** A correction with who says so and since when. Everybody who reads the log as staff sees it; customers never do. */
export const TurnCorrection = Type.Object({
  ...AnswerCorrection.properties,
  by: Type.Object({ id: Uuid, name: Type.String() }),
  at: Instant,
});
export type TurnCorrection = Static<typeof TurnCorrection>;

/**
 * One entry of a conversation's log as its reader sees it. `seq` counts without gaps in the reader's own numbering:
 * all entries for staff, public ones for customers. `publicSeq` (staff only) is the customer's number, absent on notes.
 * `clientId` is given to its own sender, so that an own message is recognised.
 */
export const Message = Type.Object({
  seq: Seq,
  publicSeq: Type.Optional(Seq),
  author: Author,
  at: Instant,
  body: MessageBody,
  clientId: Type.Optional(Type.String()),
  trace: Type.Optional(AssistantTrace),
  /** Staff only: what people say was wrong with this answer of the assistant's, the oldest first; one for each person. */
  corrections: Type.Optional(Type.Array(TurnCorrection)),
});
export type Message = Static<typeof Message>;
