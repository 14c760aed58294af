import { addCustomerDataRoutes } from "./customer-data-routes.ts";
import { addAssistantRoutes, addReminderRoutes, addSopRoutes, addTrySopRoute } from "./assistant/index.ts";
import { addCaseRoutes } from "./cases/index.ts";
import { addActionRoutes, addCommerceRoutes } from "./commerce/index.ts";
import { addConversationRoutes, addCorrectionRoutes } from "./conversations/index.ts";
import { addDeskRoutes } from "./desk/index.ts";
import { registerIdentityRoutes } from "./identity/index.ts";
import { addPages } from "./pages.ts";
import { addFaqRoutes, addKnowledgeRoutes } from "./knowledge/index.ts";
import type { HttpApp } from "./platform/http/index.ts";
import { addSite } from "./site.ts";
import type { Rooms } from "./wire.ts";

/** Hangs every room's routes and the built pages on the HTTP server; the demo shops' pages only with `demo`. */
export function addAppRoutes(app: HttpApp, rooms: Rooms, { demo }: { readonly demo: boolean }): void {
  registerIdentityRoutes(app, rooms.identity);
  addCommerceRoutes(app, rooms);
  addActionRoutes(app, rooms);
  addAssistantRoutes(app, rooms);
  addReminderRoutes(app, rooms);
  addSopRoutes(app, rooms);
  addTrySopRoute(app, rooms);
  addKnowledgeRoutes(app, rooms.assistant);
  addFaqRoutes(app, rooms);
  addConversationRoutes(app, rooms);
  const intents = new Set<string>(rooms.assistant.intents.map(({ id }) => id));
  addCorrectionRoutes(app, { ...rooms, isIntent: (id) => intents.has(id) });
  addCustomerDataRoutes(app, rooms);
  addDeskRoutes(app, rooms.conversations);
  addCaseRoutes(app, rooms);
  addPages(app, rooms);
  addSite(app, { ...rooms, demo });
}
