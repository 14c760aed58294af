export { type Assistant, type AssistantPorts, createAssistant } from "./assistant.ts";
export type { HandoverReason } from "./core/outcome.ts";
export { openTrade } from "./open-trade.ts";
export type { CasePort, Trade } from "./ports.ts";
export type { Taken, TakeTurn } from "./take-turn.ts";
export { addAssistantRoutes } from "./routes.ts";
