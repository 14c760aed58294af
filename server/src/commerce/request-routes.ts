import { Uuid } from "@warmline/contract/schemas";
import { Type } from "typebox";
import { authorize, personOf } from "../identity/index.ts";
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
import { REQUEST_KINDS } from "./core/order-request.ts";
import { listRequests, type ListingPorts } from "./list-requests.ts";
import { DayText } from "./request-schemas.ts";
import { settle, type SettlingPorts } from "./settle-request.ts";
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
const PAST = defineProblem({
  code: "request_past_dispatch",
  status: 409,
  title: {
    zh: "订单已经发出或取消了，这条发货登记不用再答复",
    en: "The order has left or was called off: nothing about sending it is to be answered any more",
  },
});
const DAY_BEFORE_ASKED = defineProblem({
  code: "answer_day_before_asked",
  status: 400,
  title: {
    zh: "答复里的日期早于顾客提出的那天",
    en: "The day in the answer is before the day on which it was asked for",
  },
});
const REFUSALS = {
  not_found: NOT_FOUND,
  withdrawn: WITHDRAWN,
  past: PAST,
  day_before_asked: DAY_BEFORE_ASKED,
} as const;

const tags = ["commerce"];
const MOST = 200;
const PAGE = 50;

/** What the routes stand on. */
export type RequestRooms = SettlingPorts & ListingPorts;

const Listed = Type.Object({
  order: Type.String(),
  customer: Type.Object({ id: Type.String(), name: Type.String() }),
  conversation: Type.Union([Type.String(), Type.Null()], {
    description: "Where the shop last spoke with the customer; null where it never did, or you may not read it",
  }),
  request: RequestView,
});

const Answered = Type.Object({
  request: RequestView,
  told: Type.Boolean({ description: "Whether its customer has been told how it stands now" }),
});

/** What the warehouse, the courier and the shop were asked for: the list of what is open, and people's answers. */
export function addRequestRoutes(app: HttpApp, rooms: RequestRooms): void {
  addListRoute(app, rooms);
  addAnswerRoute(app, rooms);
}

function addListRoute(app: HttpApp, rooms: RequestRooms): void {
  addRoute(app, {
    method: "GET",
    url: "/api/v1/shops/:shopId/requests",
    access: { kind: "permission", permission: "orders.read", shopParam: "shopId" },
    schema: {
      tags,
      summary: "What is asked of the warehouse, the courier or the shop and not answered, the longest waiting first",
      params: Type.Object({ shopId: Uuid }),
      querystring: Type.Object({
        kind: Type.Optional(Type.Enum([...REQUEST_KINDS])),
        after: Type.Optional(Uuid),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST, default: PAGE })),
      }),
      response: {
        200: Type.Object({
          requests: Type.Array(Listed),
          waiting: Type.Array(Type.Object({ kind: Type.Enum([...REQUEST_KINDS]), count: Type.Integer() })),
          more: Type.Boolean(),
        }),
        404: ProblemBody,
      },
    },
    handler: async (request, reply) => {
      const person = personOf(request);
      const { organizationId } = person;
      const { shopId } = request.params;
      if (!(await rooms.openShop({ organizationId, shopId }).exists())) return sendProblem(reply, problem(NOT_FOUND));
      const { kind, after, limit = PAGE } = request.query;
      const withConversations = authorize(person, "conversations.read", { organizationId, shopId }).ok;
      const which = { kind, after, limit, withConversations };
      return storedOf(await listRequests(rooms, { organizationId, shopId }, which));
    },
  });
}

function addAnswerRoute(app: HttpApp, rooms: RequestRooms): void {
  addRoute(app, {
    method: "POST",
    url: "/api/v1/shops/:shopId/orders/:number/requests/:requestId",
    access: { kind: "permission", permission: "conversations.serve", shopParam: "shopId" },
    schema: {
      tags,
      summary:
        "Answer a request: done or refused, with the day that the answer names; or open again. Its customer is told",
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
      response: { 200: Answered, 400: ProblemBody, 404: ProblemBody, 409: ProblemBody },
    },
    handler: async (request, reply) => {
      const agent = personOf(request);
      const { shopId, number: order, requestId } = request.params;
      const { state, answerDay = null } = request.body;
      if (answerDay !== null && !isCalendarDay(answerDay)) return sendProblem(reply, problem(NO_SUCH_DAY));
      const shop = { organizationId: agent.organizationId, shopId };
      const settled = await settle(rooms, { agent, shop, order, request: requestId, state, answerDay });
      if (settled.ok) return reply.send({ request: storedOf(settled.request), told: settled.told });
      return sendProblem(reply, problem(REFUSALS[settled.code]));
    },
  });
}
