import type { HttpApp } from "../platform/http/index.ts";
import type { IdentityContext } from "./context.ts";
import { addAuditRoutes } from "./routes/audit-routes.ts";
import { addLinkRoutes } from "./routes/link-routes.ts";
import { addPeopleRoutes } from "./routes/people-routes.ts";
import { addSessionRoutes } from "./routes/session-routes.ts";
import { addShopRoutes } from "./routes/shop-routes.ts";
import { addWidgetRoutes } from "./routes/widget-routes.ts";

/** Hangs all of identity's routes on the server; its guard must be `createGuard` of the same context. */
export function registerIdentityRoutes(app: HttpApp, context: IdentityContext): void {
  addSessionRoutes(app, context);
  addLinkRoutes(app, context);
  addPeopleRoutes(app, context);
  addShopRoutes(app, context);
  addWidgetRoutes(app, context);
  addAuditRoutes(app, context);
}
