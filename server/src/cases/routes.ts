import { Uuid } from "@warmline/contract/schemas";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import { personOf, type Permission, shopsWhere } from "../identity/index.ts";
import {
  addRoute,
  defineProblem,
  type HttpApp,
  NOT_FOUND,
  problem,
  ProblemBody,
  sendProblem,
} from "../platform/http/index.ts";
import type { CaseChanged, Cases, Changing } from "./cases.ts";
import { CLOSE_REASONS } from "./core/case.ts";
import { MAX_NOTE_LENGTH } from "./core/change-case.ts";
import { CaseHeadView, CaseView, presentCase, presentHead } from "./view-schemas.ts";

/** Cases of one page of a list. */
const PAGE = 50;

const CASE_CLOSED = defineProblem({
  code: "case_closed",
  status: 409,
  title: { zh: "这个工单已经结案，不能再修改", en: "This case is closed; nothing is added to it any more" },
});

const tags = ["cases"];
const ById = Type.Object({ caseId: Uuid });
const Text = Type.String({ minLength: 1, maxLength: MAX_NOTE_LENGTH, pattern: "\\S" });
const One = Type.Object({ case: CaseView });
const changed = { 200: One, 400: ProblemBody, 404: ProblemBody, 409: ProblemBody };

const read = { kind: "permission", permission: "cases.read", anywhere: true } as const;
const work = { kind: "permission", permission: "cases.work", anywhere: true } as const;

/** Cases for people: the lists, one whole, a note, the end. */
export function addCaseRoutes(app: HttpApp, { cases }: { readonly cases: Cases }): void {
  addReadRoutes(app, cases);
  addChangeRoutes(app, cases);
}

function addReadRoutes(app: HttpApp, cases: Cases): void {
  addRoute(app, {
    method: "GET",
    url: "/api/v1/cases",
    access: read,
    schema: {
      tags,
      summary: "Cases of the shops you see: open ones by what is due next, closed ones the latest first",
      querystring: Type.Object({
        state: Type.Optional(Type.Enum(["open", "closed"])),
        shop: Type.Optional(Uuid),
        customer: Type.Optional(Uuid),
        conversation: Type.Optional(Uuid),
        after: Type.Optional(Uuid),
      }),
      response: { 200: Type.Object({ cases: Type.Array(CaseHeadView), more: Type.Boolean() }), 400: ProblemBody },
    },
    handler: async (request) => {
      const { state = "open", shop, customer, conversation, after } = request.query;
      const found = await cases.find(scopeFor(request, "cases.read"), {
        state,
        ...(shop === undefined ? {} : { shopId: shop }),
        ...(customer === undefined ? {} : { customerId: customer }),
        ...(conversation === undefined ? {} : { conversationId: conversation }),
        ...(after === undefined ? {} : { after }),
        limit: PAGE + 1,
      });
      return { cases: found.slice(0, PAGE).map(presentHead), more: found.length > PAGE };
    },
  });
  addRoute(app, {
    method: "GET",
    url: "/api/v1/cases/:caseId",
    access: read,
    schema: {
      tags,
      summary: "A case: who takes part, what is known, what happened",
      params: ById,
      response: { 200: One, 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const found = await cases.read(scopeFor(request, "cases.read"), request.params.caseId);
      return found === null ? sendProblem(reply, problem(NOT_FOUND)) : { case: presentCase(found) };
    },
  });
}

function addChangeRoutes(app: HttpApp, cases: Cases): void {
  addRoute(app, {
    method: "POST",
    url: "/api/v1/cases/:caseId/notes",
    access: work,
    schema: {
      tags,
      summary: "Write a note into a case; customers never see it",
      params: ById,
      body: Type.Object({ text: Text }, { additionalProperties: false }),
      response: changed,
    },
    handler: async (request, reply) => answer(reply, await cases.note(changing(request), request.body.text.trim())),
  });
  addRoute(app, {
    method: "POST",
    url: "/api/v1/cases/:caseId/close",
    access: work,
    schema: {
      tags,
      summary: "Close a case with a reason, for good",
      params: ById,
      body: Type.Object(
        { reason: Type.Enum([...CLOSE_REASONS]), text: Type.Optional(Text) },
        { additionalProperties: false },
      ),
      response: changed,
    },
    handler: async (request, reply) => {
      const { reason, text } = request.body;
      return answer(reply, await cases.close(changing(request), { reason, text: text?.trim() ?? null }));
    },
  });
}

function answer(reply: FastifyReply, done: CaseChanged): FastifyReply {
  if (done.ok) return reply.send({ case: presentCase(done.case) });
  return sendProblem(reply, problem(done.code === "case_closed" ? CASE_CLOSED : NOT_FOUND));
}

function changing(request: FastifyRequest<{ Params: { caseId: string } }>): Changing {
  return { scope: scopeFor(request, "cases.work"), person: personOf(request), caseId: request.params.caseId };
}

/** Where this person may do so. */
function scopeFor(request: FastifyRequest, permission: Permission) {
  const person = personOf(request);
  return { organizationId: person.organizationId, shops: shopsWhere(person, permission) };
}
