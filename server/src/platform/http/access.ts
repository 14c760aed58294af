import type { FastifyReply, FastifyRequest } from "fastify";
import type { HttpApp } from "./http-app.ts";
import { sendProblem, type Problem } from "./problem.ts";

/**
 * The permissions there are, filled by the room that knows them through declaration merging:
 * `declare module ".../platform/http/access.ts" { interface KnownPermissions { "people.read": true } }`.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by declaration merging
export interface KnownPermissions {}

/** The name of a permission that some room has declared. */
export type RoutePermission = keyof KnownPermissions;

/**
 * Who may call a route; every route declares it.
 * - `public`: everybody. What the caller must hold instead (a link's token, a signed JWT) is the route's own check.
 * - `operator`: this machine, or whoever holds `METRICS_TOKEN`; checked by the route itself.
 * - `signed_in`: any person who works here.
 * - `customer`: a customer with a session.
 * - `permission`: a person with this permission; in the shop that the path parameter `shopParam` names, in any shop
 *   with `anywhere` (the route then narrows its answer to the caller's shops), else for the whole organization.
 */
export type RouteAccess =
  | { readonly kind: "public" }
  | { readonly kind: "operator" }
  | { readonly kind: "signed_in" }
  | { readonly kind: "customer" }
  | {
      readonly kind: "permission";
      readonly permission: RoutePermission;
      readonly shopParam?: string;
      readonly anywhere?: true;
    };

declare module "fastify" {
  interface FastifyContextConfig {
    /** Who may call the route; a route without it cannot be registered. */
    access: RouteAccess;
  }
}

/** What a guard answers: go on, or the problem to send. */
export type AccessVerdict = { readonly ok: true } | { readonly ok: false; readonly problem: Problem };

/** Finds out who asks and whether the route is open to them. Identity fills this port. */
export interface AccessGuard {
  check(request: FastifyRequest, access: RouteAccess): Promise<AccessVerdict>;
}

/**
 * Makes every route of `app` declare its access and pass `guard`. The check runs before the body is read, so that
 * nobody's body is parsed who may not call the route, and after the rate limit, so that guessing tokens is limited.
 */
export function enforceAccess(app: HttpApp, guard: AccessGuard): void {
  app.addHook("onRoute", (route) => {
    if (route.config?.access === undefined) {
      throw new Error(`The route ${String(route.method)} ${route.url} does not declare its access.`);
    }
  });
  app.addHook("preParsing", async (request, reply) => {
    if (request.is404) return;
    const verdict = await guard.check(request, request.routeOptions.config.access);
    if (!verdict.ok) await refuse(reply, verdict.problem);
  });
}

async function refuse(reply: FastifyReply, problem: Problem): Promise<void> {
  await sendProblem(reply, problem);
}
