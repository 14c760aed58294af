import type { FastifyReply } from "fastify";
import { Type } from "typebox";
import { addRoute, problem, ProblemBody, sendProblem, type HttpApp } from "../../platform/http/index.ts";
import type { IdentityContext } from "../context.ts";
import { openCustomerSession, revokeCustomerSession, type CustomerSessionResult } from "../customer-sessions.ts";
import { TOKEN_MAX_LENGTH } from "../customer-token.ts";
import { customerOf, principalOfRequest } from "../guard.ts";
import { SHOP_UNKNOWN, tokenProblem } from "./problems.ts";
import { Id, Language, Nothing } from "./schemas.ts";

const TAGS = ["customer"];

/** New sessions per minute and address; a shop's whole office, but not a flood of anonymous customers. */
const SESSIONS_PER_MINUTE = 60;

const WidgetSession = Type.Object({
  token: Type.String({ description: "Send it as `Authorization: Bearer …` and in the socket's first frame" }),
  expiresAt: Type.String({ format: "date-time" }),
  customer: Type.Object({ id: Id, displayName: Type.String(), verified: Type.Boolean() }),
  shop: Type.Object({
    id: Id,
    slug: Type.String(),
    nameZh: Type.String(),
    nameEn: Type.String(),
    language: Language,
    accentColour: Type.String(),
    timeZone: Type.String({ description: "IANA name" }),
  }),
});

/** A customer's session in a shop: begun, changed at sign-in and sign-out, ended. */
export function addWidgetRoutes(app: HttpApp, context: IdentityContext): void {
  addRoute(app, {
    method: "POST",
    url: "/api/v1/widget/session",
    access: { kind: "public" },
    config: { rateLimit: { max: SESSIONS_PER_MINUTE, timeWindow: 60_000 } },
    schema: {
      tags: TAGS,
      summary: "Begin a customer's session, anonymous or vouched for by the shop's server",
      description:
        "A session so far, sent as bearer token, ends. Without `token` an anonymous customer stays the same one.",
      body: Type.Object(
        { shop: Type.String({ maxLength: 40 }), token: Type.Optional(Type.String({ maxLength: TOKEN_MAX_LENGTH })) },
        { additionalProperties: false },
      ),
      response: { 201: WidgetSession, 401: ProblemBody, 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const { shop: slug, token } = request.body;
      const principal = principalOfRequest(request);
      const previous = principal.kind === "customer" ? principal : undefined;
      return answerSession(reply, await openCustomerSession(context, { slug, token, previous }));
    },
  });
  addRoute(app, {
    method: "DELETE",
    url: "/api/v1/widget/session",
    access: { kind: "customer" },
    schema: { tags: TAGS, summary: "End the customer's session", response: { 204: Nothing, 401: ProblemBody } },
    handler: async (request, reply) => {
      await revokeCustomerSession(context, customerOf(request));
      return reply.code(204).send(undefined);
    },
  });
}

function answerSession(reply: FastifyReply, result: CustomerSessionResult): FastifyReply {
  if (!result.ok) {
    const unknown = result.code === "shop_unknown" || result.code === "customer_unknown";
    return sendProblem(reply, problem(unknown ? SHOP_UNKNOWN : tokenProblem(result.code)));
  }
  const { token, customer, shop } = result;
  const { id, slug, nameZh, nameEn, language, accentColour, timeZone } = shop;
  const who = { id: customer.customerId, displayName: customer.displayName, verified: customer.verified };
  return reply.code(201).header("cache-control", "no-store").send({
    token,
    expiresAt: customer.expiresAt,
    customer: who,
    shop: { id, slug, nameZh, nameEn, language, accentColour, timeZone },
  });
}
