import { Type } from "typebox";
import { findShop, type IdentityContext, type Shop } from "../../identity/index.ts";
import { addRoute, type HttpApp, NOT_FOUND, problem, sendProblem } from "../../platform/http/index.ts";
import type { OpenShop } from "../shop-gateway.ts";
import { type CastMember, demoCast } from "./cast.ts";
import { renderDemoPage } from "./demo-page.ts";
import { signAsShop } from "./demo-token.ts";
import { DEMO_SEED, demoOrganizationId } from "./generate.ts";

/** What the demo's pages need. */
export interface DemoPagesOptions {
  readonly identity: IdentityContext;
  readonly openShop: OpenShop;
}

const Query = Type.Object({
  /** External id of one of the demo's named customers. */
  as: Type.Optional(Type.String({ maxLength: 100 })),
  lang: Type.Optional(Type.Union([Type.Literal("zh"), Type.Literal("en")])),
});

/** The most that a page shows; a demo shop has about fifty products. */
const PRODUCTS = 200;

/**
 * A page per shop of the demo organization, at `/demo/<slug>`; for any other shop there is none. `?as=` signs in one of
 * the demo's named customers, and nobody else: the page carries the token that this shop's own server would have signed.
 */
export function addDemoPages(app: HttpApp, { identity, openShop }: DemoPagesOptions): void {
  addRoute(app, {
    method: "GET",
    url: "/demo/:slug",
    access: { kind: "public" },
    schema: { hide: true, params: Type.Object({ slug: Type.String({ maxLength: 40 }) }), querystring: Query },
    handler: async (request, reply) => {
      const { slug } = request.params;
      const shop = await findShop(identity, slug);
      if (shop?.organizationId !== demoOrganizationId(DEMO_SEED)) return sendProblem(reply, problem(NOT_FOUND));
      const cast = demoCast().filter(({ shopSlug }) => shopSlug === slug);
      const visitor = cast.find(({ externalId }) => externalId === request.query.as) ?? null;
      const language = request.query.lang ?? shop.language;
      const page = { shop, cast, visitor, language, ...(await readPage({ identity, openShop }, shop, visitor)) };
      return reply.type("text/html; charset=utf-8").header("cache-control", "no-store").send(renderDemoPage(page));
    },
  });
}

async function readPage({ identity, openShop }: DemoPagesOptions, shop: Shop, visitor: CastMember | null) {
  const gateway = openShop({ organizationId: shop.organizationId, shopId: shop.id });
  const [products, rules, token] = await Promise.all([
    gateway.products({ limit: PRODUCTS }),
    gateway.shopRules(),
    visitor === null ? null : signAsShop(identity, shop, visitor),
  ]);
  return { products, rules, token };
}
