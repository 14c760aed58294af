import { Type, type Static } from "typebox";
import type { FastifyReply } from "fastify";

/** A text in both languages of the product. */
export interface BothLanguages {
  readonly zh: string;
  readonly en: string;
}

/** One kind of failure: its stable code, its HTTP status, and its title for people. */
export interface ProblemKind {
  readonly code: string;
  readonly status: number;
  readonly title: BothLanguages;
}

/** One field that did not fit: where it is (`body/email`) and what is wrong with it. Never its value. */
export interface ProblemField {
  readonly path: string;
  readonly message: string;
}

/** A failure to be sent: its kind, and what is particular about this time. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly detail?: BothLanguages;
  readonly fields?: readonly ProblemField[];
}

/** The body of every error (RFC 9457); `code` is what programs look at. */
export const ProblemBody = Type.Object(
  {
    type: Type.String({ description: "A reference that names the kind of problem" }),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String({ description: "Stable; what programs look at" }),
    detail: Type.Optional(Type.String()),
    instance: Type.String({ description: "The request's id, as in the log" }),
    errors: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
  },
  { $id: "Problem", title: "Problem" },
);

/** A problem with nothing particular about it. */
export function problem(kind: ProblemKind, particulars: Omit<Problem, "kind"> = {}): Problem {
  return { kind, ...particulars };
}

/** The language to tell a person something in, by the first of the two that Accept-Language names; English by default. */
export function languageOf(acceptLanguage: string | undefined): keyof BothLanguages {
  const wanted = (acceptLanguage ?? "").toLowerCase().match(/(?:^|,)\s*(zh|en)\b/);
  return wanted?.[1] === "zh" ? "zh" : "en";
}

/** Puts a problem into its wire form. */
export function presentProblem(
  given: Problem,
  to: { language: keyof BothLanguages; requestId: string },
): Static<typeof ProblemBody> {
  const { kind, detail, fields } = given;
  return {
    type: `/api/v1/docs#problem-${kind.code}`,
    title: kind.title[to.language],
    status: kind.status,
    code: kind.code,
    instance: to.requestId,
    ...(detail && { detail: detail[to.language] }),
    ...(fields && { errors: fields.map(({ path, message }) => ({ path, message })) }),
  };
}

/** Answers with a problem: `return sendProblem(reply, problem(NOT_FOUND))`. */
export function sendProblem(reply: FastifyReply, given: Problem): FastifyReply {
  const language = languageOf(reply.request.headers["accept-language"]);
  const body = presentProblem(given, { language, requestId: reply.request.id });
  return reply
    .code(given.kind.status)
    .header("content-type", "application/problem+json; charset=utf-8")
    .header("cache-control", "no-store")
    .header("content-language", language === "zh" ? "zh-CN" : "en")
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(body);
}
