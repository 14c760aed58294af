import { Uuid } from "@warmline/contract/schemas";
import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import { type IdentityContext, personOf } from "../identity/index.ts";
import { addRoute, type HttpApp, NOT_FOUND, problem, ProblemBody, sendProblem } from "../platform/http/index.ts";
import { nameFact } from "./core/name-fact.ts";
import { storedOf } from "./core/stored.ts";
import { addSaidRoutes } from "./said-routes.ts";
import type { OpenShop, ShopGateway } from "./shop-gateway.ts";
import { FactView, OrderView, ProductView } from "./view-schemas.ts";

const tags = ["commerce"];
const Limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 200 }));
const Offset = Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 }));
const DEFAULT_HITS = 20;

/** What the routes stand on. */
export interface CommerceRooms {
  readonly openShop: OpenShop;
  readonly identity: IdentityContext;
}

/** What people who serve look up beside a conversation: a customer's orders, an order by its number, products. */
export function addCommerceRoutes(app: HttpApp, { openShop, identity }: CommerceRooms): void {
  // The guard looks at roles; that the shop is one of the caller's own organization is for the scope to say.
  const shopOf: ShopOf = async (request, shopId) => {
    const shop = openShop({ organizationId: personOf(request).organizationId, shopId });
    return (await shop.exists()) ? shop : undefined;
  };
  addOrderRoutes(app, shopOf);
  addProductRoutes(app, shopOf);
  addFactRoutes(app, shopOf);
  addSaidRoutes(app, identity);
}

type ShopOf = (request: FastifyRequest, shopId: string) => Promise<ShopGateway | undefined>;

function addOrderRoutes(app: HttpApp, shopOf: ShopOf): void {
  const access = { kind: "permission", permission: "orders.read", shopParam: "shopId" } as const;
  addRoute(app, {
    method: "GET",
    url: "/api/v1/shops/:shopId/customers/:customerId/orders",
    access,
    schema: {
      tags,
      summary: "A customer's orders in this shop, newest first",
      params: Type.Object({ shopId: Uuid, customerId: Uuid }),
      querystring: Type.Object({ limit: Limit, offset: Offset }),
      response: { 200: Type.Object({ orders: Type.Array(OrderView) }), 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const shop = await shopOf(request, request.params.shopId);
      if (shop === undefined) return sendProblem(reply, problem(NOT_FOUND));
      return { orders: storedOf(await shop.orders(request.params.customerId, request.query)) };
    },
  });
  addRoute(app, {
    method: "GET",
    url: "/api/v1/shops/:shopId/orders/:number",
    access,
    schema: {
      tags,
      summary: "An order of this shop by its number, however it is written",
      params: Type.Object({ shopId: Uuid, number: Type.String({ minLength: 1, maxLength: 100 }) }),
      response: { 200: Type.Object({ order: OrderView }), 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const shop = await shopOf(request, request.params.shopId);
      const found = await shop?.orderOfShop(request.params.number);
      return found?.ok === true ? { order: storedOf(found.order) } : sendProblem(reply, problem(NOT_FOUND));
    },
  });
}

function addProductRoutes(app: HttpApp, shopOf: ShopOf): void {
  addRoute(app, {
    method: "GET",
    url: "/api/v1/shops/:shopId/products",
    access: { kind: "permission", permission: "products.read", shopParam: "shopId" },
    schema: {
      tags,
      summary: "Products that share words with `query`, best first; without it, in the shop's own order",
      params: Type.Object({ shopId: Uuid }),
      querystring: Type.Object({ query: Type.Optional(Type.String({ maxLength: 200 })), limit: Limit, offset: Offset }),
      response: { 200: Type.Object({ products: Type.Array(ProductView) }), 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const { query = "", ...page } = request.query;
      const shop = await shopOf(request, request.params.shopId);
      if (shop === undefined) return sendProblem(reply, problem(NOT_FOUND));
      const products =
        query.trim() === "" ? await shop.products(page) : await shop.searchProducts(query, page.limit ?? DEFAULT_HITS);
      return { products: storedOf(products) };
    },
  });
}

/** Facts named in one request: more than any answer stands on. */
const MAX_FACTS = 100;

function addFactRoutes(app: HttpApp, shopOf: ShopOf): void {
  addRoute(app, {
    method: "GET",
    url: "/api/v1/shops/:shopId/facts",
    access: { kind: "permission", permission: "products.read", shopParam: "shopId" },
    schema: {
      tags,
      summary: "What facts are called and what they are about, by their ids; ids without words are left out",
      params: Type.Object({ shopId: Uuid }),
      querystring: Type.Object({ id: Type.Array(Type.String({ maxLength: 400 }), { maxItems: MAX_FACTS }) }),
      response: { 200: Type.Object({ facts: Type.Array(FactView) }), 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const shop = await shopOf(request, request.params.shopId);
      if (shop === undefined) return sendProblem(reply, problem(NOT_FOUND));
      const known = await shop.shopFacts();
      const named = [...new Set(request.query.id)].map((id) => nameFact(id, known));
      return { facts: named.filter((one) => one !== null) };
    },
  });
}
