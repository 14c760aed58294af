import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Type } from "typebox";
import { addDemoPages, DEMO_SEED, demoOrganizationId, type OpenShop } from "./commerce/index.ts";
import { type IdentityContext, listShops } from "./identity/index.ts";
import { type LandingShop, renderLandingPage } from "./landing-page.ts";
import { withScope } from "./platform/database/index.ts";
import { addRoute, type HttpApp, languageOf, serveFiles } from "./platform/http/index.ts";

/** Built styles of these pages: two folders up, from `server/dist` as from `server/src`. */
const FILES = join(dirname(fileURLToPath(import.meta.url)), "../../web/demo/dist");

/** What the site's pages need. `demo`: whether demo pages are wanted at all. */
export interface SiteOptions {
  readonly identity: IdentityContext;
  readonly openShop: OpenShop;
  readonly demo: boolean;
}

/** The landing page, and the demo shops' pages where the demo is wanted. */
export function addSite(app: HttpApp, options: SiteOptions): void {
  serveFiles(app, { at: "/site/", folder: FILES });
  addLanding(app, options);
  if (options.demo) addDemoPages(app, options);
}

function addLanding(app: HttpApp, { identity, demo }: SiteOptions): void {
  addRoute(app, {
    method: "GET",
    url: "/",
    access: { kind: "public" },
    schema: {
      hide: true,
      querystring: Type.Object({ lang: Type.Optional(Type.Union([Type.Literal("zh"), Type.Literal("en")])) }),
    },
    handler: async (request, reply) => {
      const language = request.query.lang ?? languageOf(request.headers["accept-language"]);
      const page = renderLandingPage({ language, demoShops: demo ? await demoShopsOf(identity) : [] });
      return reply.type("text/html; charset=utf-8").header("cache-control", "no-store").send(page);
    },
  });
}

/** The demo's shops; none where the demo organization is not installed. */
async function demoShopsOf({ database }: IdentityContext): Promise<readonly LandingShop[]> {
  return withScope(database, { organizationId: demoOrganizationId(DEMO_SEED), shops: "*" }, listShops);
}
