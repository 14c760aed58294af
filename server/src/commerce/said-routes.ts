import { Uuid } from "@warmline/contract/schemas";
import { Type } from "typebox";
import type { IdentityContext } from "../identity/index.ts";
import { addRoute, type HttpApp, NOT_FOUND, problem, ProblemBody, sendProblem } from "../platform/http/index.ts";
import { buildOffer } from "./import/core/build-offer.ts";
import { buildReturnAddress } from "./import/core/build-return-address.ts";
import {
  OffersBody,
  presentOffer,
  presentReturnAddress,
  presentRules,
  ReturnAddressesBody,
  RulesBody,
  rulesOf,
} from "./said-schemas.ts";
import { revisionOf } from "./say-in-shop.ts";
import type { ShopSays } from "./store/write-said.ts";
import { type Reader, refuse, saidIn, writeSaid } from "./write-said-by-hand.ts";

const tags = ["shops"];
const params = Type.Object({ shopId: Uuid });
const Revision = Type.String({ maxLength: 100, description: "Of what was read; another one is refused" });

const read = { kind: "permission", permission: "shop.read", shopParam: "shopId" } as const;
const manage = { kind: "permission", permission: "shop.manage", shopParam: "shopId" } as const;
const refusals = { 400: ProblemBody, 404: ProblemBody, 409: ProblemBody, 422: ProblemBody } as const;

const RulesReply = Type.Object({ revision: Type.String(), rules: RulesBody });
const OffersReply = Type.Object({ revision: Type.String(), offers: OffersBody });
const AddressesReply = Type.Object({ revision: Type.String(), returnAddresses: ReturnAddressesBody });

const rulesReply = (says: ShopSays) => ({ revision: revisionOf("rules", says), rules: presentRules(says.rules) });
const offersReply = (says: ShopSays) => ({
  revision: revisionOf("offers", says),
  offers: says.offers.map(presentOffer),
});
const addressesReply = (says: ShopSays) => ({
  revision: revisionOf("returnAddresses", says),
  returnAddresses: says.returnAddresses.map(presentReturnAddress),
});

/** What a shop's people say about it: rules, offers, addresses for returns. Each is read and replaced whole. */
export function addSaidRoutes(app: HttpApp, identity: IdentityContext): void {
  addRulesRoutes(app, identity);
  addOffersRoutes(app, identity);
  addReturnAddressRoutes(app, identity);
}

function addRulesRoutes(app: HttpApp, identity: IdentityContext): void {
  const url = "/api/v1/shops/:shopId/rules";
  addRoute(app, {
    method: "GET",
    url,
    access: read,
    schema: {
      tags,
      summary: "What a shop promises and asks for; null is what it has not said",
      params,
      response: { 200: RulesReply, 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const says = await saidIn(identity, request, request.params.shopId);
      return says === undefined ? sendProblem(reply, problem(NOT_FOUND)) : reply.send(rulesReply(says));
    },
  });
  addRoute(app, {
    method: "PUT",
    url,
    access: manage,
    schema: {
      tags,
      summary: "Replace a shop's rules; what is left out is not said any more",
      params,
      body: Type.Object({ revision: Revision, rules: RulesBody }, { additionalProperties: false }),
      response: { 200: RulesReply, ...refusals },
    },
    handler: async (request, reply) => {
      const { rules, revision } = request.body;
      const { shopId } = request.params;
      const built = () => rulesOf(rules);
      const saying = { part: "rules", given: rules, revision, build: built } as const;
      const outcome = await writeSaid(identity, request, { shopId, ...saying });
      return outcome.ok ? reply.send(rulesReply(outcome.says)) : refuse(reply, outcome);
    },
  });
}

function addOffersRoutes(app: HttpApp, identity: IdentityContext): void {
  const url = "/api/v1/shops/:shopId/offers";
  addRoute(app, {
    method: "GET",
    url,
    access: read,
    schema: {
      tags,
      summary: "A shop's promotions and coupons, also past and coming ones",
      params,
      response: { 200: OffersReply, 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const says = await saidIn(identity, request, request.params.shopId);
      return says === undefined ? sendProblem(reply, problem(NOT_FOUND)) : reply.send(offersReply(says));
    },
  });
  addRoute(app, {
    method: "PUT",
    url,
    access: manage,
    schema: {
      tags,
      summary: "Replace a shop's promotions and coupons; coupons that customers hold cannot go",
      params,
      body: Type.Object({ revision: Revision, offers: OffersBody }, { additionalProperties: false }),
      response: { 200: OffersReply, ...refusals },
    },
    handler: async (request, reply) => {
      const { offers, revision } = request.body;
      const { shopId } = request.params;
      const built = (reader: Reader) => offers.map((one, index) => buildOffer(one, reader(`/${index}`), { shopId }));
      const saying = { part: "offers", given: offers, revision, build: built } as const;
      const outcome = await writeSaid(identity, request, { shopId, ...saying });
      return outcome.ok ? reply.send(offersReply(outcome.says)) : refuse(reply, outcome);
    },
  });
}

function addReturnAddressRoutes(app: HttpApp, identity: IdentityContext): void {
  const url = "/api/v1/shops/:shopId/return-addresses";
  addRoute(app, {
    method: "GET",
    url,
    access: read,
    schema: {
      tags,
      summary: "Where returns go: the shop's address, and its warehouses'",
      params,
      response: { 200: AddressesReply, 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const says = await saidIn(identity, request, request.params.shopId);
      return says === undefined ? sendProblem(reply, problem(NOT_FOUND)) : reply.send(addressesReply(says));
    },
  });
  addRoute(app, {
    method: "PUT",
    url,
    access: manage,
    schema: {
      tags,
      summary: "Replace a shop's addresses for returns",
      params,
      body: Type.Object({ revision: Revision, returnAddresses: ReturnAddressesBody }, { additionalProperties: false }),
      response: { 200: AddressesReply, ...refusals },
    },
    handler: async (request, reply) => {
      const { returnAddresses, revision } = request.body;
      const { shopId } = request.params;
      const built = (reader: Reader) =>
        returnAddresses.map((one, index) => buildReturnAddress(one, reader(`/${index}`)));
      const saying = { part: "returnAddresses", given: returnAddresses, revision, build: built } as const;
      const outcome = await writeSaid(identity, request, { shopId, ...saying });
      return outcome.ok ? reply.send(addressesReply(outcome.says)) : refuse(reply, outcome);
    },
  });
}
