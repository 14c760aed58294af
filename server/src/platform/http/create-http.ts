import cookie from "@fastify/cookie";
import rateLimit from "@fastify/rate-limit";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import Fastify, { LogController, type FastifyBaseLogger } from "fastify";
import type { Metrics } from "../telemetry/index.ts";
import { enforceAccess, type AccessGuard } from "./access.ts";
import { serializerWhenCalled, validatorWhenCalled } from "./compile-when-called.ts";
import { refuseForgedRequests } from "./csrf.ts";
import { handleErrors, refuseUncleanText } from "./handle-errors.ts";
import type { HttpApp } from "./http-app.ts";
import { addDocumentationRoutes, collectOpenApi } from "./openapi.ts";
import { addOperationsRoutes, type ReadinessChecks } from "./operations-routes.ts";
import { problem } from "./problem.ts";
import { NOT_SIGNED_IN } from "./problems.ts";
import { addSecurityHeaders } from "./security-headers.ts";
import { prepareFiles } from "./serve-files.ts";

/** Bodies are small JSON; routes that take more say so themselves. Bytes. */
const BODY_LIMIT = 256 * 1024;

/** A client that has not sent its whole request by then is let go. Milliseconds. */
const REQUEST_TIMEOUT = 30_000;

/** The settings that the HTTP server looks at. */
export interface HttpConfig {
  /** Requests per minute and address, before a route's own limit. */
  readonly rateLimit: number;
  /** Proxies whose `X-Forwarded-*` headers are believed; none by default. */
  readonly trustProxy: readonly string[];
  /** The origin under which browsers reach this server, when it differs from what they send as host. */
  readonly publicOrigin: string | undefined;
  /** Opens `/metrics` to whoever holds it; without it only this machine may look. */
  readonly metricsToken: string | undefined;
}

/** What `createHttp` is given. */
export interface HttpOptions {
  readonly config: HttpConfig;
  readonly log: FastifyBaseLogger;
  readonly metrics: Metrics;
  readonly readiness: ReadinessChecks;
  /** Who may call what; without one, only public routes answer. */
  readonly guard?: AccessGuard;
  /** The product's version, for the documentation. */
  readonly version: string;
}

/** Makes the HTTP server, ready for routes (`addRoute`), not yet listening. */
export async function createHttp(options: HttpOptions): Promise<HttpApp> {
  const { config, metrics } = options;
  const app = makeApp(options);
  await addSecurityHeaders(app, config.publicOrigin);
  await app.register(rateLimit, { max: config.rateLimit, timeWindow: 60_000, cache: 20_000 });
  await app.register(cookie);
  await collectOpenApi(app, options.version);
  await prepareFiles(app);
  handleErrors(app);
  refuseUncleanText(app);
  refuseForgedRequests(app, config.publicOrigin);
  enforceAccess(app, options.guard ?? publicOnly);
  measure(app, metrics);
  addDocumentationRoutes(app);
  addOperationsRoutes(app, {
    ...options,
    registry: metrics.registry,
    metricsToken: config.metricsToken,
    stopping: stoppingFlag(app),
  });
  return app;
}

function makeApp({ config, log }: HttpOptions): HttpApp {
  return Fastify({
    loggerInstance: log,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT,
    trustProxy: config.trustProxy.length === 0 ? false : [...config.trustProxy],
    forceCloseConnections: "idle",
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 200 },
  })
    .setValidatorCompiler(validatorWhenCalled)
    .setSerializerCompiler(serializerWhenCalled)
    .withTypeProvider<TypeBoxTypeProvider>();
}

const publicOnly: AccessGuard = {
  check: async (_request, { kind }) =>
    Promise.resolve(
      kind === "public" || kind === "operator" ? { ok: true } : { ok: false, problem: problem(NOT_SIGNED_IN) },
    ),
};

function measure(app: HttpApp, { httpSeconds }: Metrics): void {
  app.addHook("onResponse", async (request, reply) => {
    const route = request.is404 ? "unknown" : (request.routeOptions.url ?? "unknown");
    httpSeconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    request.log.debug({ req: request, res: reply, ms: Math.round(reply.elapsedTime) }, "answered");
    return Promise.resolve();
  });
}

function stoppingFlag(app: HttpApp): () => boolean {
  let stopping = false;
  app.addHook("preClose", async () => {
    stopping = true;
    return Promise.resolve();
  });
  return () => stopping;
}
