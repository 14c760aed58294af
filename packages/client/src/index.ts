/** Headless Warmline clients for browsers and Node: one for customers, one for agents, no framework, no dependency. */
export { type AgentClient, type AgentMessage, type AgentOptions, connectAgent } from "./agent-client.ts";
export type { AgentOutgoing, AgentState, OpenConversation, OpenState } from "./agent-state.ts";
export {
  browserPorts,
  type BrowserStorage,
  type BrowserWindow,
  keepIn,
  keepInMemory,
  openWith,
  randomId,
} from "./browser-ports.ts";
export type { ConnectionState, Refusal } from "./connection.ts";
export { connectCustomer, type CustomerClient, type CustomerOptions } from "./customer-client.ts";
export { type CustomerOutgoing, type CustomerState, unreadCount } from "./customer-state.ts";
export { lastSeq } from "./log.ts";
export { nodePorts } from "./node-ports.ts";
export type { Delivery, Outgoing } from "./outgoing.ts";
export type { Cancel, ClientPorts, KeyValueStorage, OpenSocket, SocketHandlers, SocketLike, Timers } from "./ports.ts";
export type { Readable } from "./store.ts";
