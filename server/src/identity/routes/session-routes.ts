import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import { addRoute, isLoopback, problem, ProblemBody, sendProblem, type HttpApp } from "../../platform/http/index.ts";
import type { IdentityContext } from "../context.ts";
import { personOf, principalOfRequest, SESSION_COOKIE } from "../guard.ts";
import { describeMe } from "../me.ts";
import { signIn, signOut, signOutEverywhere, type SignInResult } from "../sign-in.ts";
import { passwordProblem, SIGN_IN_FAILED, TOO_MANY_ATTEMPTS } from "./problems.ts";
import { Email, Id, Language, Nothing, Password, RoleGrants, ShopBody, Shops, Tier, List } from "./schemas.ts";

const Me = Type.Object({
  person: Type.Object({ id: Id, email: Type.String(), displayName: Type.String(), language: Language, tier: Tier }),
  organization: Type.Object({ id: Id, name: Type.String(), demo: Type.Boolean() }),
  roles: RoleGrants,
  shops: List(ShopBody),
  permissions: List(Type.Object({ permission: Type.String(), shops: Shops })),
  session: Type.Object({ expiresAt: Type.String({ format: "date-time" }) }),
});

const TAGS = ["identity"];

/** Sign-ins per minute and address: an office behind one address still gets in; a guesser is slowed before he is counted. */
const SIGN_INS_PER_MINUTE = 30;

/** Signing in and out, and who one is. */
export function addSessionRoutes(app: HttpApp, context: IdentityContext): void {
  addRoute(app, {
    method: "POST",
    url: "/api/v1/session",
    access: { kind: "public" },
    config: { csrf: "always", rateLimit: { max: SIGN_INS_PER_MINUTE, timeWindow: 60_000 } },
    schema: {
      tags: TAGS,
      summary: "Sign in; sets the session cookie",
      body: Type.Object({ email: Email, password: Password }, { additionalProperties: false }),
      response: { 204: Nothing, 401: ProblemBody, 403: ProblemBody, 429: ProblemBody },
    },
    handler: async (request, reply) => {
      const previous = principalOfRequest(request);
      const credentials = { ...request.body, address: request.ip };
      return answerSignIn(
        request,
        reply,
        await signIn(context, credentials, previous.kind === "person" ? previous : undefined),
      );
    },
  });
  addRoute(app, {
    method: "DELETE",
    url: "/api/v1/session",
    access: { kind: "signed_in" },
    schema: {
      tags: TAGS,
      summary: "Sign out, here or everywhere",
      querystring: Type.Object({ everywhere: Type.Optional(Type.Boolean()) }, { additionalProperties: false }),
      response: { 204: Nothing },
    },
    handler: async (request, reply) => {
      await (request.query.everywhere ? signOutEverywhere : signOut)(context, personOf(request));
      return reply.clearCookie(SESSION_COOKIE, cookieOptions(request)).code(204).send(undefined);
    },
  });
  addRoute(app, {
    method: "GET",
    url: "/api/v1/me",
    access: { kind: "signed_in" },
    schema: { tags: TAGS, summary: "Who is signed in and what they may do", response: { 200: Me, 401: ProblemBody } },
    handler: async (request) => describeMe(context, personOf(request)),
  });
}

function answerSignIn(request: FastifyRequest, reply: FastifyReply, result: SignInResult): FastifyReply {
  if (!result.ok) return refuseSignIn(reply, result);
  const { token, expiresAt } = result.session;
  return reply
    .setCookie(SESSION_COOKIE, token, { ...cookieOptions(request), expires: expiresAt })
    .header("cache-control", "no-store")
    .code(204)
    .send();
}

function refuseSignIn(reply: FastifyReply, result: SignInResult & { ok: false }): FastifyReply {
  switch (result.code) {
    case "sign_in_failed":
      return sendProblem(reply, problem(SIGN_IN_FAILED));
    case "demo_password_refused":
      return sendProblem(reply, problem(passwordProblem(result.code)));
    case "too_many_attempts":
      reply.header("retry-after", Math.ceil(result.retryAfterMs / 1000));
      return sendProblem(reply, problem(TOO_MANY_ATTEMPTS));
  }
}

/** No script reads the cookie, and other sites' requests do not carry it. Without TLS it works on this machine only. */
function cookieOptions(request: FastifyRequest) {
  const secure = request.protocol === "https" || !isLoopback(request.hostname);
  return { path: "/", httpOnly: true, sameSite: "lax", secure } as const;
}
