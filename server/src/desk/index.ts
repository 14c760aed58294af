/** The desk: who is here, who waits, who gets whom. */
import "./presence-table.ts";
export type { DeskPorts } from "./context.ts";
export { createDesk, type Desk } from "./desk.ts";
export { migrations } from "./migrations/index.ts";
export { DEFAULT_CAPACITY, LEASE_SECONDS, type PresentAgent } from "./presence.ts";
export { addDeskRoutes } from "./routes.ts";
