import { Uuid } from "@warmline/contract/schemas";
import { Type } from "typebox";
import { type IdentityContext, personOf } from "../identity/index.ts";
import {
  addRoute,
  defineProblem,
  type HttpApp,
  NOT_FOUND,
  problem,
  ProblemBody,
  sendProblem,
} from "../platform/http/index.ts";
import { storedOf } from "./core/stored.ts";
import { isCalendarDay } from "./core/shop-time.ts";
import { DayText } from "./request-schemas.ts";
import type { OpenShop } from "./shop-gateway.ts";
import { openRequests, settle } from "./settle-request.ts";
import { RequestView } from "./view-schemas.ts";

const WITHDRAWN = defineProblem({
  code: "request_withdrawn",
  status: 409,
  title: { zh: "这条登记已经撤回了", en: "This request was taken back" },
});
const NO_SUCH_DAY = defineProblem({
  code: "no_such_day",
  status: 400,
  title: { zh: "没有这一天", en: "There is no such day" },
});

const tags = ["commerce"];
const MOST = 200;

/** What the routes stand on. */
export interface RequestRooms {
  readonly identity: IdentityContext;
  readonly openShop: OpenShop;
}

/** What the warehouse, the courier and the shop were asked for: the list of what is open, and people's answers. */
export function addRequestRoutes(app: HttpApp, rooms: RequestRooms): void {
  addListRoute(app, rooms);
  addAnswerRoute(app, rooms);
}

function addListRoute(app: HttpApp, { identity, openShop }: RequestRooms): void {
  addRoute(app, {
    method: "GET",
    url: "/api/v1/shops/:shopId/requests",
    access: { kind: "permission", permission: "orders.read", shopParam: "shopId" },
    schema: {
      tags,
      summary: "What is asked of the warehouse, the courier or the shop and not answered, the longest waiting first",
      params: Type.Object({ shopId: Uuid }),
      querystring: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST })) }),
      response: {
        200: Type.Object({ requests: Type.Array(Type.Object({ order: Type.String(), request: RequestView })) }),
        404: ProblemBody,
      },
    },
    handler: async (request, reply) => {
      const { organizationId } = personOf(request);
      const { shopId } = request.params;
      if (!(await openShop({ organizationId, shopId }).exists())) return sendProblem(reply, problem(NOT_FOUND));
      return {
        requests: storedOf(await openRequests(identity, { organizationId, shopId }, request.query.limit ?? MOST)),
      };
    },
  });
}

function addAnswerRoute(app: HttpApp, { identity }: RequestRooms): void {
  addRoute(app, {
    method: "POST",
    url: "/api/v1/shops/:shopId/orders/:number/requests/:requestId",
    access: { kind: "permission", permission: "conversations.serve", shopParam: "shopId" },
    schema: {
      tags,
      summary: "Answer a request: done or refused, with the day that the answer names; or open again",
      params: Type.Object({
        shopId: Uuid,
        number: Type.String({ minLength: 1, maxLength: 100 }),
        requestId: Uuid,
      }),
      body: Type.Object(
        {
          state: Type.Enum(["open", "done", "refused"]),
          answerDay: Type.Optional(Type.Union([DayText, Type.Null()])),
        },
        { additionalProperties: false },
      ),
      response: { 200: Type.Object({ request: RequestView }), 400: ProblemBody, 404: ProblemBody, 409: ProblemBody },
    },
    handler: async (request, reply) => {
      const person = personOf(request);
      const { shopId, number: order, requestId } = request.params;
      const { state, answerDay = null } = request.body;
      if (answerDay !== null && !isCalendarDay(answerDay)) return sendProblem(reply, problem(NO_SUCH_DAY));
      const address = { organizationId: person.organizationId, shopId };
      const settled = await settle(identity, person, address, { order, request: requestId, state, answerDay });
      if (settled.ok) return reply.send({ request: storedOf(settled.request) });
      return sendProblem(reply, problem(settled.code === "withdrawn" ? WITHDRAWN : NOT_FOUND));
    },
  });
}
