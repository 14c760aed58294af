import { Uuid } from "@warmline/contract/schemas";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import { personOf } from "../identity/index.ts";
import {
  addRoute,
  defineProblem,
  type HttpApp,
  NOT_FOUND,
  problem,
  ProblemBody,
  sendProblem,
} from "../platform/http/index.ts";
import { actAsAgent, type AgentActed, type AgentPorts, type AgentWish, proposeAsAgent } from "./act-as-agent.ts";
import {
  ActedView,
  ActionBody,
  actionOf,
  ActionOrderBody,
  PastActionView,
  GivableCouponView,
  presentClauses,
  presentCoupon,
  presentGivable,
  presentMoney,
  presentPast,
  presentRefusal,
  presentWays,
  ProposalView,
  WayToPayView,
} from "./action-schemas.ts";
import type { Order } from "./core/order.ts";
import { termsText } from "./core/policy/index.ts";
import { addRequestRoutes, type RequestRooms } from "./request-routes.ts";

const NOT_OWNED = defineProblem({
  code: "conversation_not_owned",
  status: 409,
  title: {
    zh: "这个会话不在您手上，或者刚刚转手了，什么都没有办理",
    en: "This conversation is not yours, or has just changed hands; nothing was done",
  },
});
const KEY_TAKEN = defineProblem({
  code: "key_taken",
  status: 409,
  title: { zh: "这个请求编号已经用于别的操作", en: "This key was used for something else" },
});

/** What the routes stand on. */
export type ActionRooms = AgentPorts & RequestRooms;

const tags = ["commerce"];
const params = Type.Object({ shopId: Uuid, number: Type.String({ minLength: 1, maxLength: 100 }) });
const serve = { kind: "permission", permission: "conversations.serve", shopParam: "shopId" } as const;
const refusals = { 400: ProblemBody, 404: ProblemBody, 409: ProblemBody } as const;

/** What people who answer customers do to an order: look whether it can be done, do it, see what was done, answer what was asked for. */
export function addActionRoutes(app: HttpApp, rooms: ActionRooms): void {
  addProposeRoute(app, rooms);
  addActRoute(app, rooms);
  addHistoryRoute(app, rooms);
  addCouponsRoute(app, rooms);
  addWaysRoute(app, rooms);
  addRequestRoutes(app, rooms);
}

type OrderRequest = FastifyRequest<{ Params: { shopId: string; number: string } }>;

async function orderOf({ openShop }: ActionRooms, request: OrderRequest): Promise<Order | undefined> {
  const found = await openShop(shopOf(request)).orderOfShop(request.params.number);
  return found.ok ? found.order : undefined;
}

const shopOf = (request: OrderRequest) => ({
  organizationId: personOf(request).organizationId,
  shopId: request.params.shopId,
});

/** For the order's own customer: the path names the order, and the shop is one of the agent's. */
function wishOf(request: OrderRequest, order: Order, action: AgentWish["action"]): AgentWish {
  return { agent: personOf(request), order, shop: shopOf(request), action };
}

function addProposeRoute(app: HttpApp, rooms: ActionRooms): void {
  addRoute(app, {
    method: "POST",
    url: "/api/v1/shops/:shopId/orders/:number/actions/propose",
    access: serve,
    schema: {
      tags,
      summary: "Whether you could do this to the order now: the terms to confirm, or the clause that stands in the way",
      params,
      body: Type.Object({ action: ActionBody }, { additionalProperties: false }),
      response: { 200: ProposalView, 400: ProblemBody, 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const order = await orderOf(rooms, request);
      if (order === undefined) return sendProblem(reply, problem(NOT_FOUND));
      const proposed = await proposeAsAgent(rooms, wishOf(request, order, actionOf(request.body.action, order)));
      if (!proposed.ok) return reply.send(presentRefusal(proposed.clause));
      const { terms, clauses, methods } = proposed;
      return reply.send({
        outcome: "offered" as const,
        terms: termsText(terms),
        askedAt: rooms.identity.clock.now().toISOString(),
        currency: order.currency,
        state: terms.state,
        lines: [...terms.lines],
        money: presentMoney(terms.money, order, methods),
        addressBefore: terms.addressBefore,
        coupon: presentCoupon(terms),
        clauses: presentClauses(clauses),
      });
    },
  });
}

function addActRoute(app: HttpApp, rooms: ActionRooms): void {
  addRoute(app, {
    method: "POST",
    url: "/api/v1/shops/:shopId/orders/:number/actions",
    access: serve,
    schema: {
      tags,
      summary: "Do to the order what was confirmed, once; in your conversation its customer is told",
      params,
      body: ActionOrderBody,
      response: { 200: ActedView, ...refusals },
    },
    handler: async (request, reply) => {
      const order = await orderOf(rooms, request);
      if (order === undefined) return sendProblem(reply, problem(NOT_FOUND));
      const { action, confirmation, key, conversation } = request.body;
      const wish = wishOf(request, order, actionOf(action, order));
      const acted = await actAsAgent(rooms, {
        ...wish,
        confirmation: { terms: confirmation.terms, askedAt: new Date(confirmation.askedAt) },
        key,
        conversation: conversation === undefined ? null : { ...conversation, agentId: wish.agent.personId },
      });
      return answer(reply, order, acted);
    },
  });
}

function answer(reply: FastifyReply, order: Order, acted: AgentActed): FastifyReply {
  if (acted.ok) {
    return reply.send({
      outcome: acted.repeated ? "already_done" : "done",
      currency: order.currency,
      money: presentMoney(acted.money, order),
      clauses: presentClauses(acted.clauses),
    });
  }
  switch (acted.code) {
    case "refused":
      return reply.send(presentRefusal(acted.clause));
    case "key_taken":
      return sendProblem(reply, problem(KEY_TAKEN));
    case "not_owned":
      return sendProblem(reply, problem(NOT_OWNED));
  }
}

function addCouponsRoute(app: HttpApp, rooms: ActionRooms): void {
  addRoute(app, {
    method: "GET",
    url: "/api/v1/shops/:shopId/orders/:number/coupons",
    access: serve,
    schema: {
      tags,
      summary: "The shop's coupons that you could give to the order's customer, and which of them he has or had",
      params,
      response: { 200: Type.Object({ coupons: Type.Array(GivableCouponView) }), 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const order = await orderOf(rooms, request);
      if (order === undefined) return sendProblem(reply, problem(NOT_FOUND));
      const now = rooms.identity.clock.now();
      const coupons = await rooms.openShop(shopOf(request)).couponsToGive(order.customerId, now);
      return reply.send({ coupons: coupons.map(presentGivable) });
    },
  });
}

function addWaysRoute(app: HttpApp, rooms: ActionRooms): void {
  addRoute(app, {
    method: "GET",
    url: "/api/v1/shops/:shopId/orders/:number/ways-to-pay",
    access: serve,
    schema: {
      tags,
      summary: "The customer's own ways to pay that could be chosen for the order, and by which of them it is paid",
      params,
      response: { 200: Type.Object({ ways: Type.Array(WayToPayView) }), 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const order = await orderOf(rooms, request);
      if (order === undefined) return sendProblem(reply, problem(NOT_FOUND));
      const onFile = await rooms.openShop(shopOf(request)).waysToPay(order.customerId);
      return reply.send({ ways: presentWays(onFile, order) });
    },
  });
}

function addHistoryRoute(app: HttpApp, rooms: ActionRooms): void {
  addRoute(app, {
    method: "GET",
    url: "/api/v1/shops/:shopId/orders/:number/actions",
    access: { kind: "permission", permission: "orders.read", shopParam: "shopId" },
    schema: {
      tags,
      summary:
        "What was done to the order here, newest first: by the assistant or by an agent, with the money it moved",
      params,
      response: { 200: Type.Object({ actions: Type.Array(PastActionView) }), 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const order = await orderOf(rooms, request);
      const past = order && (await rooms.actions.history(shopOf(request), order.number));
      if (order === undefined || past === undefined) return sendProblem(reply, problem(NOT_FOUND));
      return reply.send({ actions: past.map((one) => presentPast(one, order)) });
    },
  });
}
