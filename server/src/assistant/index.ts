export { type Assistant, type AssistantPorts, createAssistant } from "./assistant.ts";
export type { HandoverReason } from "./core/outcome.ts";
export type { Taken, TakeTurn } from "./take-turn.ts";
export { addAssistantRoutes } from "./routes.ts";
