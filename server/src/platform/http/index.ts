export { createAddressReader } from "./address-of.ts";
export type { AccessGuard, AccessVerdict, KnownPermissions, RouteAccess, RoutePermission } from "./access.ts";
export { addRoute, type RouteDefinition } from "./add-route.ts";
export { createHttp, type HttpConfig, type HttpOptions } from "./create-http.ts";
export { CSRF_HEADER, isOwnOrigin } from "./csrf.ts";
export { escapeHtml } from "./docs-page.ts";
export { Html, html, type HtmlValue } from "./html.ts";
export type { HttpApp } from "./http-app.ts";
export { isLoopback, type ReadinessChecks } from "./operations-routes.ts";
export {
  languageOf,
  problem,
  ProblemBody,
  sendProblem,
  type BothLanguages,
  type Problem,
  type ProblemField,
  type ProblemKind,
} from "./problem.ts";
export {
  CSRF_REFUSED,
  defineProblem,
  FORBIDDEN,
  INTERNAL,
  INVALID,
  NOT_FOUND,
  NOT_SIGNED_IN,
  RATE_LIMITED,
  TOO_LARGE,
  UNAVAILABLE,
  UNSUPPORTED_TYPE,
} from "./problems.ts";
export { allowEmbedding, allowFraming, loosenPolicy, type PolicyDirective } from "./security-headers.ts";
export { serveFiles, type ServedFiles } from "./serve-files.ts";
export { stopHttp, type StopOutcome } from "./stop-http.ts";
