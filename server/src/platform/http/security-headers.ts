import helmet from "@fastify/helmet";
import type { FastifyReply } from "fastify";
import type { HttpApp } from "./http-app.ts";

/** Nothing from elsewhere, nothing inline, framed by nobody: what every answer says unless a route loosens one rule. */
const STRICT = {
  "default-src": ["'self'"],
  "base-uri": ["'none'"],
  "connect-src": ["'self'"],
  "font-src": ["'self'"],
  "form-action": ["'self'"],
  "frame-ancestors": ["'none'"],
  "frame-src": ["'self'"],
  "img-src": ["'self'", "data:", "blob:"],
  "media-src": ["'self'", "blob:"],
  "object-src": ["'none'"],
  "script-src": ["'self'"],
  "script-src-attr": ["'none'"],
  "style-src": ["'self'"],
  "worker-src": ["'self'"],
} as const satisfies Record<string, readonly string[]>;

/** A rule of the content security policy. */
export type PolicyDirective = keyof typeof STRICT;

/** One year, in seconds. */
const HSTS_SECONDS = 31_536_000;

/** Sends security headers with every answer. HSTS only where the public address is https: it would lock a laptop out. */
export async function addSecurityHeaders(app: HttpApp, publicOrigin: string | undefined): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: mutable(STRICT) },
    strictTransportSecurity: publicOrigin?.startsWith("https:")
      ? { maxAge: HSTS_SECONDS, includeSubDomains: false }
      : false,
    crossOriginEmbedderPolicy: false,
    crossOriginResourcePolicy: { policy: "same-origin" },
    referrerPolicy: { policy: "strict-origin-when-cross-origin" },
    xFrameOptions: { action: "deny" },
  });
}

function mutable(directives: Record<string, readonly string[]>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(directives).map(([name, sources]) => [name, [...sources]]));
}

/** Loosens single rules of the policy for one answer; the others stay strict. */
export function loosenPolicy(
  reply: FastifyReply,
  changes: Partial<Record<PolicyDirective, readonly string[]>>,
): FastifyReply {
  const directives = Object.entries({ ...STRICT, ...changes });
  const policy = directives.map(([name, sources]) => `${name} ${sources.join(" ")}`).join(";");
  return reply.header("content-security-policy", policy);
}

/** An origin in the exact form browsers compare: scheme, host, optional port, nothing else. */
const ORIGIN = /^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?$/;

/**
 * Lets pages of these origins (and our own) frame this answer: the widget's frame on its shop's pages.
 * What is not an exact origin is left out, so that no setting can smuggle a directive into the header. `changes` are
 * other rules of the policy that this answer loosens.
 */
export function allowFraming(
  reply: FastifyReply,
  origins: readonly string[],
  changes: Partial<Record<PolicyDirective, readonly string[]>> = {},
): FastifyReply {
  const ancestors = ["'self'", ...origins.filter((origin) => ORIGIN.test(origin))];
  reply.removeHeader("x-frame-options");
  return loosenPolicy(reply, { ...changes, "frame-ancestors": ancestors });
}

/** Lets other sites load this answer as a sub-resource: the widget's script on a shop's page. */
export function allowEmbedding(reply: FastifyReply): FastifyReply {
  return reply.header("cross-origin-resource-policy", "cross-origin");
}
