import type { ProblemKind } from "./problem.ts";

const kinds = new Map<string, ProblemKind>();

/**
 * Declares a kind of problem once, at load. Two rooms cannot mean different things by the same code.
 * Every declared kind is listed on the documentation page.
 */
export function defineProblem(kind: ProblemKind): ProblemKind {
  if (kinds.has(kind.code)) throw new Error(`The problem code ${kind.code} is declared twice.`);
  kinds.set(kind.code, kind);
  return kind;
}

/** Every kind of problem declared so far, by code. */
export function allProblems(): readonly ProblemKind[] {
  return [...kinds.values()].sort((one, other) => (one.code < other.code ? -1 : 1));
}

/** The request does not have the documented shape. */
export const INVALID = defineProblem({
  code: "invalid",
  status: 400,
  title: { zh: "请求内容不符合要求", en: "The request does not have the expected form" },
});

/** The body is not readable at all: broken JSON, or a content type nobody reads here. */
export const BODY_UNREADABLE = defineProblem({
  code: "body_unreadable",
  status: 400,
  title: { zh: "请求正文无法解析", en: "The request's body cannot be read" },
});

/** Nobody is signed in, or the session is over. */
export const NOT_SIGNED_IN = defineProblem({
  code: "not_signed_in",
  status: 401,
  title: { zh: "请先登录", en: "Sign in first" },
});

/** Signed in, but not allowed. */
export const FORBIDDEN = defineProblem({
  code: "forbidden",
  status: 403,
  title: { zh: "没有权限", en: "This is not allowed to you" },
});

/** The request was sent by another site, or without the header that proves it was not. */
export const CSRF_REFUSED = defineProblem({
  code: "csrf_refused",
  status: 403,
  title: { zh: "请求来源不可信，请刷新页面后重试", en: "The request does not come from this site; reload the page" },
});

/** There is nothing there, or nothing that this caller may know of. */
export const NOT_FOUND = defineProblem({
  code: "not_found",
  status: 404,
  title: { zh: "没有找到", en: "Not found" },
});

/** The body is larger than the route takes. */
export const TOO_LARGE = defineProblem({
  code: "payload_too_large",
  status: 413,
  title: { zh: "内容过大", en: "The content is too large" },
});

/** A content type that the route does not read. */
export const UNSUPPORTED_TYPE = defineProblem({
  code: "unsupported_media_type",
  status: 415,
  title: { zh: "不支持的内容类型", en: "This content type is not supported" },
});

/** Too many requests; `Retry-After` says in how many seconds to come back. */
export const RATE_LIMITED = defineProblem({
  code: "rate_limited",
  status: 429,
  title: { zh: "操作过于频繁，请稍后再试", en: "Too many requests; try again in a while" },
});

/** Something broke here. The log has the reason under the same request id; the answer never has. */
export const INTERNAL = defineProblem({
  code: "internal",
  status: 500,
  title: { zh: "服务器出错了，请稍后再试", en: "Something went wrong on our side; try again later" },
});

/** There is no room left where the server keeps its data; nothing of the request was kept. */
export const DISK_FULL = defineProblem({
  code: "disk_full",
  status: 507,
  title: { zh: "服务器存储空间已满，请稍后再试", en: "The server has no room left; try again later" },
});

/** The server is starting, stopping, or without its database. */
export const UNAVAILABLE = defineProblem({
  code: "unavailable",
  status: 503,
  title: { zh: "服务暂时不可用", en: "The service is not available right now" },
});
