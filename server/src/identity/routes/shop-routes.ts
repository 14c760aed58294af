import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import {
  addRoute,
  NOT_FOUND,
  problem,
  ProblemBody,
  sendProblem,
  type HttpApp,
  type RouteAccess,
} from "../../platform/http/index.ts";
import type { IdentityContext } from "../context.ts";
import { personOf } from "../guard.ts";
import { createShopKey, listShopKeys, revokeShopKey, type ShopKeyResult } from "../shop-keys.ts";
import { changeShop, getShop, type ShopChangeResult } from "../shops.ts";
import type { Permission } from "../core/permissions.ts";
import { ISSUER_FORBIDDEN, KEY_INVALID, ORIGIN_INVALID } from "./problems.ts";
import { Id, Name, Nothing, ShopBody, List } from "./schemas.ts";

const TAGS = ["shops"];
const ShopParams = Type.Object({ shopId: Id });

const ShopChangeBody = Type.Object(
  {
    nameZh: Type.Optional(Name),
    nameEn: Type.Optional(Name),
    accentColour: Type.Optional(Type.String({ pattern: "^#[0-9a-fA-F]{6}$" })),
    allowedOrigins: Type.Optional(List(Type.String({ maxLength: 300 }), { maxItems: 50 })),
  },
  { additionalProperties: false, minProperties: 1 },
);

const Algorithm = Type.Union([
  Type.Literal("HS256"),
  Type.Literal("RS256"),
  Type.Literal("ES256"),
  Type.Literal("EdDSA"),
]);
const Key = Type.Object({
  keyId: Type.String(),
  algorithm: Algorithm,
  issuer: Type.String(),
  createdAt: Type.String({ format: "date-time" }),
});
const NewKey = Type.Object({
  ...Key.properties,
  secret: Type.Optional(Type.String({ description: "base64url, told once; HS256 only" })),
});

const NewKeyBody = Type.Object(
  {
    algorithm: Algorithm,
    publicJwk: Type.Optional(Type.Record(Type.String({ maxLength: 20 }), Type.Unknown())),
    issuer: Type.Optional(Type.String({ minLength: 1, maxLength: 120, pattern: "^[\\x21-\\x7e]+$" })),
  },
  { additionalProperties: false },
);

const inShop = (permission: Permission): RouteAccess => ({ kind: "permission", permission, shopParam: "shopId" });

/** A shop's settings, and the keys with which its server vouches for customers. */
export function addShopRoutes(app: HttpApp, context: IdentityContext): void {
  addSettingsRoutes(app, context);
  addKeyRoutes(app, context);
}

function addSettingsRoutes(app: HttpApp, context: IdentityContext): void {
  addRoute(app, {
    method: "GET",
    url: "/api/v1/shops/:shopId",
    access: inShop("shop.read"),
    schema: {
      tags: TAGS,
      summary: "A shop's settings",
      params: ShopParams,
      response: { 200: ShopBody, 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const shop = await getShop(context, personOf(request).organizationId, request.params.shopId);
      return shop ? reply.send(shop) : sendProblem(reply, problem(NOT_FOUND));
    },
  });
  addRoute(app, {
    method: "PATCH",
    url: "/api/v1/shops/:shopId",
    access: inShop("shop.manage"),
    schema: {
      tags: TAGS,
      summary: "Change names, colour or allowed origins",
      params: ShopParams,
      body: ShopChangeBody,
      response: { 200: ShopBody, 404: ProblemBody, 422: ProblemBody },
    },
    handler: async (request, reply) => {
      const wanted = { shopId: request.params.shopId, change: request.body };
      return answerChange(reply, await changeShop(context, personOf(request), wanted));
    },
  });
}

function answerChange(reply: FastifyReply, result: ShopChangeResult): FastifyReply {
  if (result.ok) return reply.send(result.shop);
  return sendProblem(reply, problem(result.code === "not_found" ? NOT_FOUND : ORIGIN_INVALID));
}

function addKeyRoutes(app: HttpApp, context: IdentityContext): void {
  addRoute(app, {
    method: "GET",
    url: "/api/v1/shops/:shopId/keys",
    access: inShop("shop.keys"),
    schema: {
      tags: TAGS,
      summary: "A shop's working keys, without secrets",
      params: ShopParams,
      response: { 200: Type.Object({ keys: List(Key) }), 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const keys = await listShopKeys(context, personOf(request).organizationId, request.params.shopId);
      return keys === undefined ? sendProblem(reply, problem(NOT_FOUND)) : reply.send({ keys });
    },
  });
  addRoute(app, {
    method: "POST",
    url: "/api/v1/shops/:shopId/keys",
    access: inShop("shop.keys"),
    schema: {
      tags: TAGS,
      summary: "Make a key; a shared secret is told this once",
      params: ShopParams,
      body: NewKeyBody,
      response: { 201: NewKey, 403: ProblemBody, 404: ProblemBody, 422: ProblemBody },
    },
    handler: async (request, reply) => {
      const wanted = { shopId: request.params.shopId, key: request.body };
      return answerKey(reply, await createShopKey(context, personOf(request), wanted));
    },
  });
  addRoute(app, {
    method: "DELETE",
    url: "/api/v1/shops/:shopId/keys/:keyId",
    access: inShop("shop.keys"),
    schema: {
      tags: TAGS,
      summary: "Withdraw a key",
      params: Type.Object({ shopId: Id, keyId: Type.String({ maxLength: 64 }) }),
      response: { 204: Nothing, 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const revoked = await revokeShopKey(context, personOf(request), request.params);
      return revoked ? reply.code(204).send(undefined) : sendProblem(reply, problem(NOT_FOUND));
    },
  });
}

function answerKey(reply: FastifyReply, result: ShopKeyResult): FastifyReply {
  if (result.ok)
    return reply
      .code(201)
      .header("cache-control", "no-store")
      .send({ ...result.key, secret: result.secret });
  switch (result.code) {
    case "not_found":
      return sendProblem(reply, problem(NOT_FOUND));
    case "key_invalid":
      return sendProblem(reply, problem(KEY_INVALID));
    case "issuer_forbidden":
      return sendProblem(reply, problem(ISSUER_FORBIDDEN));
  }
}
