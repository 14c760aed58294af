import { randomUUID } from "node:crypto";
import type { InjectOptions } from "fastify";
import { TestClock, type Clock } from "../../platform/clock.ts";
import type { Database } from "../../platform/database/index.ts";
import { createHttp, type HttpApp, type HttpConfig } from "../../platform/http/index.ts";
import { silentLog } from "../../platform/log.ts";
import { createLog, createMetrics } from "../../platform/telemetry/index.ts";
import { inOrganization, type IdentityContext } from "../context.ts";
import { createIdentity, type IdentityOptions } from "../create-identity.ts";
import { openCustomerSession } from "../customer-sessions.ts";
import { createGuard, SESSION_COOKIE } from "../guard.ts";
import { openPersonSession } from "../person-sessions.ts";
import { registerIdentityRoutes } from "../routes.ts";
import type { TestPerson, TestShop } from "./builders.ts";

const HTTP: HttpConfig = { rateLimit: 100_000, trustProxy: [], publicOrigin: undefined, metricsToken: undefined };
const CONFIG = {
  host: "127.0.0.1",
  port: 8080,
  publicUrl: undefined,
  smtpUrl: undefined,
  mailFrom: "Warmline <w@localhost>",
};

/** When a test's server begins, unless the test brings a clock. */
export const TEST_START = "2026-03-02T09:00:00Z";

/** Makes identity for a test: local, on a clock that stands still, without mail. */
export function createTestIdentity(database: Database, options: Partial<IdentityOptions> = {}): IdentityContext {
  const clock: Clock = options.clock ?? new TestClock(TEST_START);
  return createIdentity({ database, log: silentLog, config: CONFIG, ...options, clock });
}

/** A server with identity's routes and guard, and what `more` adds; for `inject`, it listens nowhere. */
export async function createTestApp(
  identity: IdentityContext,
  more: (app: HttpApp) => void = () => undefined,
): Promise<HttpApp> {
  const log = createLog({ level: "silent" });
  const metrics = createMetrics({ runtime: false });
  const app = await createHttp({
    config: HTTP,
    log,
    metrics,
    readiness: {},
    guard: createGuard(identity),
    version: "test",
  });
  registerIdentityRoutes(app, identity);
  more(app);
  await app.ready();
  return app;
}

/** Headers that a request of this actor carries. */
export type ActorHeaders = Readonly<Record<string, string>>;

/** A browser in which this person is signed in. */
export async function headersOfPerson(identity: IdentityContext, person: TestPerson): Promise<ActorHeaders> {
  const session = await inOrganization(identity, person.organizationId, (trx) =>
    openPersonSession(trx, identity, person),
  );
  return { cookie: `${SESSION_COOKIE}=${session.token}`, "x-warmline-csrf": "1" };
}

/** A widget with an anonymous customer's session in this shop. */
export async function headersOfCustomer(identity: IdentityContext, shop: TestShop): Promise<ActorHeaders> {
  const opened = await openCustomerSession(identity, { slug: shop.slug });
  if (!opened.ok) throw new Error(opened.code);
  return { authorization: `Bearer ${opened.token}` };
}

/** One route as the OpenAPI document has it. */
export interface DocumentedRoute {
  readonly method: NonNullable<InjectOptions["method"]>;
  readonly path: string;
}

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

type OpenApiPaths = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** Every documented route of the server, as the OpenAPI document has them. */
export function documentedRoutes(app: HttpApp): DocumentedRoute[] {
  const paths: OpenApiPaths = (app.swagger() as unknown as { paths?: OpenApiPaths }).paths ?? {};
  return Object.entries(paths).flatMap(([path, methods]) =>
    METHODS.filter((method) => method.toLowerCase() in methods).map((method) => ({ method, path })),
  );
}

/** What became of one actor at one route: turned away for lack of a session, of permission, or let in. */
export type Passage = "not_signed_in" | "forbidden" | "let in";

/** The passages of one route, by actor. */
export type PassagesOfRoute = Readonly<Record<string, Passage>>;

/**
 * Sends every actor to every documented route and tells who was let in, as `METHOD /path` → actor → passage. Bodies are
 * empty, so whoever is let in meets the schema instead of doing harm; `params` fills the path's parameters. Each request
 * has a session of its own, because some routes end it.
 */
export async function permissionMatrix(
  app: HttpApp,
  actors: Readonly<Record<string, () => Promise<ActorHeaders>>>,
  params: Readonly<Record<string, string>>,
): Promise<Record<string, PassagesOfRoute>> {
  const matrix: Record<string, PassagesOfRoute> = {};
  for (const { method, path } of documentedRoutes(app)) {
    const url = path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => params[name] ?? randomUUID());
    const passages: Record<string, Passage> = {};
    for (const [actor, headers] of Object.entries(actors))
      passages[actor] = await passageOf(app, { method, url, headers: await headers() });
    matrix[`${method} ${path}`] = passages;
  }
  return matrix;
}

async function passageOf(
  app: HttpApp,
  request: { method: NonNullable<InjectOptions["method"]>; url: string; headers: ActorHeaders },
): Promise<Passage> {
  const { statusCode, body } = await app.inject(request);
  if (statusCode >= 500) throw new Error(`${request.method} ${request.url} answered ${statusCode}: ${body}`);
  const code = body.startsWith("{") ? (JSON.parse(body) as { code?: string }).code : undefined;
  return code === "not_signed_in" || code === "forbidden" ? code : "let in";
}
