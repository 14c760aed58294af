import type { FastifyRequest } from "fastify";
import type { HttpApp } from "./http-app.ts";
import { problem, sendProblem } from "./problem.ts";
import { CSRF_REFUSED } from "./problems.ts";

/** The header that a browser page of ours sends with every change; any non-empty value. See docs/decisions/0010-sessions.md. */
export const CSRF_HEADER = "x-warmline-csrf";

declare module "fastify" {
  interface FastifyContextConfig {
    /** `"always"`: the check holds even without a cookie, because the route hands one out (sign-in). */
    csrf?: "always";
  }
}

const SAFE = ["GET", "HEAD", "OPTIONS"];

/**
 * Refuses changes that another site makes a signed-in browser send. A foreign page can neither set our header
 * (that needs a CORS permission nobody gives) nor fake `Origin`. Requests without any cookie have nothing to steal.
 */
export function refuseForgedRequests(app: HttpApp, publicOrigin: string | undefined): void {
  app.addHook("onRequest", async (request, reply) => {
    if (!needsProof(request) || comesFromHere(request, publicOrigin)) return;
    await sendProblem(reply, problem(CSRF_REFUSED));
  });
}

function needsProof(request: FastifyRequest): boolean {
  if (SAFE.includes(request.method) || request.is404) return false;
  return request.headers.cookie !== undefined || request.routeOptions.config.csrf === "always";
}

function comesFromHere(request: FastifyRequest, publicOrigin: string | undefined): boolean {
  const { origin } = request.headers;
  return isOwnOrigin({ origin, host: request.host }, publicOrigin) && Boolean(request.headers[CSRF_HEADER]);
}

/** Whether a browser says that the request comes from a page of ours; programs other than browsers say nothing, and may. */
export function isOwnOrigin(
  headers: { readonly origin?: string | undefined; readonly host?: string | undefined },
  publicOrigin: string | undefined,
): boolean {
  const { origin, host } = headers;
  return origin === undefined || origin === publicOrigin || origin === `http://${host}` || origin === `https://${host}`;
}
