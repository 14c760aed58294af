/** Conversations: the log, who owns it, and who has read how far. */
import "./conversation-table.ts";
export type { AppendRefusal, AppendResult } from "./append-item.ts";
export { migrations } from "./migrations/index.ts";
export { type Conversations, type ConversationsPorts, createConversations } from "./conversations.ts";
export { type Head, type HeadCause, HEAD_TOPIC, type Place } from "./head.ts";
export type { AgentSendCommand, CustomerSendCommand } from "./send.ts";
export type { DoneAndTold } from "./do-and-tell.ts";
export type { ThreadStanding } from "./tell-unasked.ts";
export type { CustomerContact } from "./thread.ts";
export type { DueTurn, Turn, TurnAnswer, TurnHandOver, TurnOutcome, TurnReply, Turns } from "./turns.ts";
export type { TransferCommand } from "./core/ownership.ts";
export type { Transfer, TransferResult } from "./transfer.ts";
export { createHub, type Hub } from "./live/hub.ts";
export { createLive, type Live } from "./live/live.ts";
export type {
  LiveCustomer,
  LiveHolder,
  LiveSessions,
  LiveStaff,
  LostAccess,
  PicturePort,
  PresencePort,
} from "./live/ports.ts";
export { type Attachments, createAttachments } from "./attachments/attachments.ts";
export { addConversationRoutes } from "./routes.ts";
export { addCorrectionRoutes } from "./correction-routes.ts";
export { conversationTasks } from "./tasks.ts";
