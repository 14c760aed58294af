import type { FastifyRequest } from "fastify";
import {
  FORBIDDEN,
  NOT_SIGNED_IN,
  problem,
  type AccessGuard,
  type AccessVerdict,
  type RouteAccess,
} from "../platform/http/index.ts";
import type { IdentityContext } from "./context.ts";
import { ANY_SHOP, authorize, type Authorization } from "./core/authorize.ts";
import type { Permission } from "./core/permissions.ts";
import { ANONYMOUS, type CustomerPrincipal, type PersonPrincipal, type Principal } from "./core/principal.ts";
import { resolveCustomerSession } from "./customer-sessions.ts";
import { resolvePersonSession } from "./person-sessions.ts";

declare module "../platform/http/index.ts" {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- its members are the permissions' names
  interface KnownPermissions extends Record<Permission, true> {}
}

/** The cookie that holds a person's session token. */
export const SESSION_COOKIE = "warmline_session";

type Resolver = Pick<IdentityContext, "database" | "clock">;

const principals = new WeakMap<FastifyRequest, Principal>();

/** Who sent the request, as the guard found out; a route that the guard let nobody through to has only `anonymous`. */
export function principalOfRequest(request: FastifyRequest): Principal {
  return principals.get(request) ?? ANONYMOUS;
}

/** The person who sent the request: for routes that only signed-in people reach. */
export function personOf(request: FastifyRequest): PersonPrincipal {
  const principal = principalOfRequest(request);
  if (principal.kind !== "person") throw new Error("A route for people was reached by somebody else.");
  return principal;
}

/** The customer who sent the request: for routes that only customers reach. */
export function customerOf(request: FastifyRequest): CustomerPrincipal {
  const principal = principalOfRequest(request);
  if (principal.kind !== "customer") throw new Error("A route for customers was reached by somebody else.");
  return principal;
}

/** The guard of all routes: finds the session behind a request once, and asks `authorize`. */
export function createGuard(resolver: Resolver): AccessGuard {
  return {
    check: async (request, access) => {
      if (needsNobody(request, access)) return { ok: true };
      const principal = await findPrincipal(resolver, request);
      principals.set(request, principal);
      return toVerdict(decide(principal, access, request));
    },
  };
}

/** Files and health checks are the same for everybody, and must answer while the database is away. */
function needsNobody(request: FastifyRequest, { kind }: RouteAccess): boolean {
  return kind === "operator" || (kind === "public" && !request.url.startsWith("/api/"));
}

/** A bearer token is a customer's, a cookie a person's. The token goes first: on a demo page a browser may send both. */
async function findPrincipal(resolver: Resolver, request: FastifyRequest): Promise<Principal> {
  const bearer = bearerOf(request);
  if (bearer !== undefined) return (await resolveCustomerSession(resolver, bearer)) ?? ANONYMOUS;
  const cookie = request.cookies[SESSION_COOKIE];
  return (cookie === undefined ? undefined : await resolvePersonSession(resolver, cookie)) ?? ANONYMOUS;
}

function bearerOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer ([\w-]+)$/.exec(headers.authorization ?? "")?.[1];
}

function decide(principal: Principal, access: RouteAccess, request: FastifyRequest): Authorization {
  switch (access.kind) {
    case "public":
    case "operator":
      return { ok: true };
    case "signed_in":
      return isKind(principal, "person");
    case "customer":
      return isKind(principal, "customer");
    case "permission":
      return decidePermission(principal, access, request);
  }
}

function isKind(principal: Principal, kind: "person" | "customer"): Authorization {
  if (principal.kind === kind) return { ok: true };
  return { ok: false, code: principal.kind === "anonymous" ? "not_signed_in" : "forbidden" };
}

function decidePermission(
  principal: Principal,
  access: RouteAccess & { kind: "permission" },
  request: FastifyRequest,
): Authorization {
  if (principal.kind === "anonymous") return { ok: false, code: "not_signed_in" };
  const shopId = access.anywhere ? ANY_SHOP : shopOf(access.shopParam, request);
  return authorize(principal, access.permission, { organizationId: principal.organizationId, shopId });
}

function shopOf(shopParam: string | undefined, request: FastifyRequest): string | undefined {
  if (shopParam === undefined) return undefined;
  return (request.params as Readonly<Record<string, string | undefined>>)[shopParam]?.toLowerCase() ?? "";
}

function toVerdict(authorization: Authorization): AccessVerdict {
  if (authorization.ok) return authorization;
  return { ok: false, problem: problem(authorization.code === "not_signed_in" ? NOT_SIGNED_IN : FORBIDDEN) };
}
