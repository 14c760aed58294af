import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { findUncleanText } from "../clean-text.ts";
import { isDatabaseAway } from "../database/index.ts";
import type { HttpApp } from "./http-app.ts";
import { renderNotFound } from "./not-found-page.ts";
import { languageOf, problem, sendProblem, type Problem, type ProblemField } from "./problem.ts";
import {
  BODY_UNREADABLE,
  DISK_FULL,
  INTERNAL,
  INVALID,
  NOT_FOUND,
  RATE_LIMITED,
  TOO_LARGE,
  UNAVAILABLE,
  UNSUPPORTED_TYPE,
} from "./problems.ts";

/** At most so many fields are told in one answer: a hostile body must not make us write a book. */
const MAX_FIELDS = 20;

/** What the system and PostgreSQL say when there is no room, or no more for this user. */
const FULL: readonly string[] = ["ENOSPC", "EDQUOT", "53100"];

const BY_STATUS = new Map([
  [404, NOT_FOUND],
  [413, TOO_LARGE],
  [415, UNSUPPORTED_TYPE],
  [429, RATE_LIMITED],
  [503, UNAVAILABLE],
]);

/** Turns whatever goes wrong into a problem; what nobody foresaw becomes `internal` and goes to the log alone. */
export function handleErrors(app: HttpApp): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => sendProblem(reply, problemOf(error, request)));
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, answerNotFound);
}

/** Text that cannot be kept is refused before a database has to. What a schema took is not deep any more. A path with such text leads nowhere. */
export function refuseUncleanText(app: HttpApp): void {
  app.addHook("preHandler", async (request, reply) => {
    const path = findUncleanText({ querystring: request.query, body: request.body });
    if (path === null) return;
    const field = { path: path.slice(1), message: "holds text that cannot be kept: NUL or half a character" };
    await sendProblem(reply, problem(INVALID, { fields: [field] }));
  });
}

async function answerNotFound(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (!isPersonLooking(request)) return sendProblem(reply, problem(NOT_FOUND));
  const language = languageOf(request.headers["accept-language"]);
  return reply.code(404).type("text/html; charset=utf-8").send(renderNotFound(language));
}

/** A browser that goes to a page says that it wants HTML; programs and scripts do not. */
function isPersonLooking({ method, headers, url }: FastifyRequest): boolean {
  return method === "GET" && headers.accept?.includes("text/html") === true && !url.startsWith("/api/");
}

function problemOf(error: FastifyError, request: FastifyRequest): Problem {
  if (error.validation) return problem(INVALID, { fields: fieldsOf(error) });
  const status = error.statusCode ?? 500;
  const known = BY_STATUS.get(status);
  if (known) return problem(known);
  if (status >= 400 && status < 500) return problem(BODY_UNREADABLE);
  if (FULL.includes(error.code)) {
    request.log.error({ err: error }, "The disk is full: what a request brought could not be kept.");
    return problem(DISK_FULL);
  }
  if (isDatabaseAway(error)) {
    request.log.warn({ err: error }, "A request came while the database was away.");
    return problem(UNAVAILABLE);
  }
  request.log.error({ err: error }, "A request failed in a way nobody foresaw.");
  return problem(INTERNAL);
}

function fieldsOf(error: FastifyError): ProblemField[] {
  const part = error.validationContext ?? "request";
  return (error.validation ?? []).slice(0, MAX_FIELDS).map(({ instancePath, message }) => ({
    path: `${part}${instancePath}`,
    message: message ?? "does not fit",
  }));
}
