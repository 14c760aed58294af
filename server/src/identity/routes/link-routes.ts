import { Type } from "typebox";
import { addRoute, problem, ProblemBody, sendProblem, type HttpApp } from "../../platform/http/index.ts";
import type { IdentityContext } from "../context.ts";
import { followLink, viewLink } from "../links.ts";
import { requestReset } from "../password-resets.ts";
import { LINK_INVALID, passwordProblem } from "./problems.ts";
import { Email, Language, Name, Nothing, Password } from "./schemas.ts";

const TAGS = ["identity"];
const LinkParams = Type.Object({ token: Type.String({ maxLength: 100 }) });

/** Tries per minute and address; a token cannot be guessed, but the database need not be asked so often. */
const LINKS_PER_MINUTE = { max: 20, timeWindow: 60_000 };

/** Letters per minute and address. */
const RESETS_PER_MINUTE = { max: 5, timeWindow: 60_000 };

const LinkBody = Type.Object({
  kind: Type.Union([Type.Literal("invite"), Type.Literal("reset")]),
  email: Type.String(),
  displayName: Type.String(),
  language: Language,
  expiresAt: Type.String({ format: "date-time" }),
});

const ChoiceBody = Type.Object(
  { password: Password, displayName: Type.Optional(Name), language: Type.Optional(Language) },
  { additionalProperties: false },
);

/** What the holder of a link may do, and how somebody gets one who forgot the password. */
export function addLinkRoutes(app: HttpApp, context: IdentityContext): void {
  const atWork = new Set<Promise<void>>();
  app.addHook("onClose", async () => {
    await Promise.all(atWork);
  });
  addRoute(app, {
    method: "GET",
    url: "/api/v1/links/:token",
    access: { kind: "public" },
    config: { rateLimit: LINKS_PER_MINUTE },
    schema: {
      tags: TAGS,
      summary: "Whom a link is for",
      params: LinkParams,
      response: { 200: LinkBody, 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const link = await viewLink(context, request.params.token);
      reply.header("cache-control", "no-store").header("referrer-policy", "no-referrer");
      return link ? reply.send(link) : sendProblem(reply, problem(LINK_INVALID));
    },
  });
  addRoute(app, {
    method: "POST",
    url: "/api/v1/links/:token",
    access: { kind: "public" },
    config: { csrf: "always", rateLimit: LINKS_PER_MINUTE },
    schema: {
      tags: TAGS,
      summary: "Follow a link: set name and password",
      params: LinkParams,
      body: ChoiceBody,
      response: { 200: Type.Object({ email: Type.String() }), 404: ProblemBody, 422: ProblemBody },
    },
    handler: async (request, reply) => {
      const result = await followLink(context, request.params.token, request.body);
      if (result.ok) return reply.send({ email: result.email });
      return sendProblem(reply, problem(result.code === "link_invalid" ? LINK_INVALID : passwordProblem(result.code)));
    },
  });
  addRoute(app, {
    method: "POST",
    url: "/api/v1/password-resets",
    access: { kind: "public" },
    config: { csrf: "always", rateLimit: RESETS_PER_MINUTE },
    schema: {
      tags: TAGS,
      summary: "Ask for a link by mail; the answer is always the same",
      body: Type.Object({ email: Email }, { additionalProperties: false }),
      response: { 202: Nothing },
    },
    // The work goes on after the answer, so that its length does not tell whether somebody has this address.
    handler: async (request, reply) => {
      const work = requestReset(context, request.body.email).catch((error: unknown) => {
        context.log.error({ err: error }, "A password reset could not be prepared.");
      });
      atWork.add(work);
      void work.finally(() => atWork.delete(work));
      return reply.code(202).send(undefined);
    },
  });
}
