import { setTimeout as pause } from "node:timers/promises";
import { timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Registry } from "prom-client";
import { addRoute } from "./add-route.ts";
import type { HttpApp } from "./http-app.ts";
import { problem, ProblemBody, sendProblem } from "./problem.ts";
import { FORBIDDEN } from "./problems.ts";

/** How long one readiness check may take, in milliseconds. */
const READY_LIMIT_MS = 2_000;

/** What must hold before traffic may come; each answers for one thing (`database`, `migrations`) and may throw. */
export type ReadinessChecks = Readonly<Record<string, () => Promise<boolean>>>;

/** What the routes for operators need. */
export interface OperationsOptions {
  readonly registry: Registry;
  readonly readiness: ReadinessChecks;
  readonly metricsToken: string | undefined;
  /** Whether the server is on its way down. */
  readonly stopping: () => boolean;
}

const HealthReply = Type.Object({ status: Type.Literal("ok") });
const ReadyReply = Type.Object({
  status: Type.Union([Type.Literal("ready"), Type.Literal("not_ready")]),
  checks: Type.Record(Type.String(), Type.Boolean()),
});

/** `/healthz` (the process answers), `/readyz` (it can serve), `/metrics` (its numbers, for operators only). */
export function addOperationsRoutes(app: HttpApp, options: OperationsOptions): void {
  addRoute(app, {
    method: "GET",
    url: "/healthz",
    access: { kind: "public" },
    config: { rateLimit: false },
    schema: { tags: ["operations"], summary: "Whether the process answers", response: { 200: HealthReply } },
    handler: () => ({ status: "ok" as const }),
  });
  addRoute(app, {
    method: "GET",
    url: "/readyz",
    access: { kind: "public" },
    config: { rateLimit: false },
    schema: { tags: ["operations"], summary: "Whether it can serve", response: { 200: ReadyReply, 503: ReadyReply } },
    handler: async (_request, reply) => answerReadiness(reply, options),
  });
  addRoute(app, {
    method: "GET",
    url: "/metrics",
    access: { kind: "operator" },
    schema: {
      tags: ["operations"],
      summary: "Numbers for Prometheus",
      response: { 200: Type.String(), 403: ProblemBody },
    },
    handler: async (request, reply) => answerMetrics(request, reply, options),
  });
}

async function answerReadiness(reply: FastifyReply, options: OperationsOptions): Promise<FastifyReply> {
  const names = Object.keys(options.readiness);
  const results = await Promise.all(Object.values(options.readiness).map(holds));
  const checks = Object.fromEntries(names.map((name, at) => [name, results[at] ?? false]));
  const ready = !options.stopping() && results.every(Boolean);
  return reply.code(ready ? 200 : 503).send({ status: ready ? "ready" : "not_ready", checks });
}

/** What is not known in time does not hold: whoever asks must not hang with what he asks about. */
async function holds(check: () => Promise<boolean>): Promise<boolean> {
  const stopWaiting = new AbortController();
  const tooLate = pause(READY_LIMIT_MS, false, { signal: stopWaiting.signal });
  try {
    return await Promise.race([check(), tooLate]);
  } catch {
    return false;
  } finally {
    tooLate.catch(() => undefined);
    stopWaiting.abort();
  }
}

async function answerMetrics(
  request: FastifyRequest,
  reply: FastifyReply,
  options: OperationsOptions,
): Promise<FastifyReply> {
  if (!isOperator(request, options.metricsToken)) return sendProblem(reply, problem(FORBIDDEN));
  const text = await options.registry.metrics();
  return reply.header("content-type", options.registry.contentType).serializer(String).send(text);
}

/** Forwarded requests come from a proxy on this machine, not from somebody at it, so they always need the token. */
function isOperator(request: FastifyRequest, token: string | undefined): boolean {
  if (token !== undefined) return holdsToken(request.headers.authorization, token);
  const forwarded = request.headers["x-forwarded-for"] ?? request.headers.forwarded;
  return forwarded === undefined && isLoopback(request.socket.remoteAddress ?? "");
}

function holdsToken(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Whether the address is this machine's own. */
export function isLoopback(address: string): boolean {
  return address === "::1" || address === "localhost" || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
}
