import { addCommerceRoutes } from "./commerce/index.ts";
import { addConversationRoutes } from "./conversations/index.ts";
import { addDeskRoutes } from "./desk/index.ts";
import { registerIdentityRoutes } from "./identity/index.ts";
import { addPages } from "./pages.ts";
import type { HttpApp } from "./platform/http/index.ts";
import type { Rooms } from "./wire.ts";

/** Hangs every room's routes and the built pages on the HTTP server. */
export function addAppRoutes(app: HttpApp, rooms: Rooms): void {
  registerIdentityRoutes(app, rooms.identity);
  addCommerceRoutes(app, { openShop: rooms.openShop });
  addConversationRoutes(app, rooms);
  addDeskRoutes(app, rooms.conversations);
  addPages(app, rooms);
}
