import { AnswerCorrection, Seq, TurnCorrection, Uuid } from "@warmline/contract/schemas";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import { personOf } from "../identity/index.ts";
import {
  addRoute,
  defineProblem,
  type HttpApp,
  NOT_FOUND,
  problem,
  ProblemBody,
  type ProblemKind,
  sendProblem,
} from "../platform/http/index.ts";
import type { Conversations } from "./conversations.ts";
import type { AnswerOf, Corrected, CorrectionRefusal } from "./corrections.ts";
import { readScope } from "./routes.ts";

const NOT_AN_ANSWER = defineProblem({
  code: "not_an_answer",
  status: 409,
  title: { zh: "只能纠正助手的回答", en: "Only what the assistant answered can be corrected" },
});
const INTENT_UNKNOWN = defineProblem({
  code: "intent_unknown",
  status: 422,
  title: { zh: "没有这个意图", en: "There is no such intent" },
});

const PROBLEMS = {
  not_found: NOT_FOUND,
  not_an_answer: NOT_AN_ANSWER,
  intent_unknown: INTENT_UNKNOWN,
} as const satisfies Readonly<Record<CorrectionRefusal, ProblemKind>>;

const url = "/api/v1/conversations/:id/messages/:seq/correction";
// Whoever reads why the assistant answered so may say that it was wrong.
const access = { kind: "permission", permission: "conversations.read", anywhere: true } as const;
const tags = ["conversations"];
const params = Type.Object({ id: Uuid, seq: Seq });
const All = Type.Object({ corrections: Type.Array(TurnCorrection) });
const response = { 200: All, 400: ProblemBody, 404: ProblemBody, 409: ProblemBody, 422: ProblemBody };

/** What people say of the assistant's answers. `isIntent`: whether the trade's pack has an intent of this id. */
export function addCorrectionRoutes(
  app: HttpApp,
  { conversations, isIntent }: { readonly conversations: Conversations; readonly isIntent: (id: string) => boolean },
): void {
  addRoute(app, {
    method: "PUT",
    url,
    access,
    schema: {
      tags,
      summary: "Say what was wrong with an answer of the assistant's, and what it should have been; again to change it",
      params,
      body: AnswerCorrection,
      response,
    },
    handler: async (request, reply) => {
      const { kind, expected, note } = request.body;
      const said = { kind, expected: expected.trim(), ...(note === undefined ? {} : { note: note.trim() }) };
      return answer(reply, await conversations.correct(readScope(request), answerOf(request), { said, isIntent }));
    },
  });
  addRoute(app, {
    method: "DELETE",
    url,
    access,
    schema: { tags, summary: "Take back what you said of an answer of the assistant's", params, response },
    handler: async (request, reply) =>
      answer(reply, await conversations.takeBackCorrection(readScope(request), answerOf(request))),
  });
}

function answerOf(request: FastifyRequest<{ Params: { id: string; seq: number } }>): AnswerOf {
  const { id: conversationId, seq } = request.params;
  return { conversationId, seq, person: personOf(request) };
}

function answer(reply: FastifyReply, done: Corrected): FastifyReply {
  if (done.ok) return reply.send({ corrections: done.corrections });
  return sendProblem(reply, problem(PROBLEMS[done.code]));
}
