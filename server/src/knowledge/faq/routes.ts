import { Uuid } from "@warmline/contract/schemas";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import { personOf } from "../../identity/index.ts";
import {
  addRoute,
  defineProblem,
  type HttpApp,
  NOT_FOUND,
  problem,
  ProblemBody,
  sendProblem,
} from "../../platform/http/index.ts";
import { FAQ_LIMITS, type FaqEntry } from "../core/faq.ts";
import type { Faq, FaqOutcome, FaqRefusal, FaqWriter } from "./faq.ts";
import type { FaqShop } from "./faq-store.ts";

const FAQ_INVALID = defineProblem({
  code: "faq_invalid",
  status: 422,
  title: { zh: "问法或答案填得不对", en: "A question or the answer is not right" },
});
const FAQ_TAKEN = defineProblem({
  code: "faq_taken",
  status: 409,
  title: { zh: "另一条问答里已经有这个问法", en: "Another entry has this question already" },
});
const FAQ_CHANGED = defineProblem({
  code: "faq_changed",
  status: 409,
  title: {
    zh: "别人刚刚改过这一条，请看过最新内容再保存",
    en: "Somebody else has changed this entry since; look at it before you save",
  },
});
const FAQ_FULL = defineProblem({
  code: "faq_full",
  status: 409,
  title: {
    zh: "问答已满 500 条，请先删掉用不着的",
    en: "There are 500 entries already; remove what is not needed first",
  },
});
const FAQ_QUESTIONS_FULL = defineProblem({
  code: "faq_questions_full",
  status: 409,
  title: {
    zh: "全店的问法已满 2000 种，请先删掉用不着的",
    en: "All entries together have 2,000 questions already; remove what is not needed first",
  },
});

/** What is asked of a shop: whether there is such a one in its organization, and the version of its facts. */
interface ShopOfFaq {
  exists(): Promise<boolean>;
  shopFacts(): Promise<{ readonly version: string }>;
}

/** What the routes stand on. */
export interface FaqRooms {
  readonly faq: Faq;
  readonly openShop: (shop: FaqShop) => ShopOfFaq;
}

const tags = ["shops"];
const url = "/api/v1/shops/:shopId/faq";
const read = { kind: "permission", permission: "shop.read", shopParam: "shopId" } as const;
const manage = { kind: "permission", permission: "shop.manage", shopParam: "shopId" } as const;
const OfShop = Type.Object({ shopId: Uuid });
const OfEntry = Type.Object({ shopId: Uuid, entryId: Uuid });
const refusals = { 400: ProblemBody, 404: ProblemBody, 409: ProblemBody, 422: ProblemBody } as const;

const Questions = Type.Array(Type.String({ maxLength: FAQ_LIMITS.question }), {
  minItems: 1,
  maxItems: FAQ_LIMITS.questions,
  description: "How customers ask, in any language",
});
const Text = Type.Optional(Type.String({ maxLength: FAQ_LIMITS.answer }));
const Answer = Type.Object(
  { zh: Text, en: Text },
  { additionalProperties: false, description: "What they are told; one language is enough" },
);
const Entry = Type.Object({
  id: Uuid,
  questions: Questions,
  answer: Answer,
  revision: Type.Integer(),
  changedAt: Type.String({ format: "date-time" }),
  changedBy: Type.String(),
});
const One = Type.Object({ entry: Entry });
const Version = Type.Object({
  revision: Type.Integer(),
  change: Type.Enum(["added", "changed", "removed", "restored"]),
  questions: Questions,
  answer: Answer,
  at: Type.String({ format: "date-time" }),
  actor: Type.String(),
});
const Tried = Type.Object({
  entryId: Uuid,
  question: Type.String({ description: "The entry's own question that is most alike" }),
  likeness: Type.Number({ description: "0..1" }),
  needed: Type.Number({
    description: "So alike it must be: more, the surer the assistant is that something else is meant",
  }),
  enough: Type.Boolean({ description: "Whether the entry answers" }),
  maybe: Type.Boolean({ description: "Whether customers are asked if they mean it, where nothing else answers" }),
});

/** What a shop's owner answers himself: read by the shop's people, written by its owner and administrators. */
export function addFaqRoutes(app: HttpApp, rooms: FaqRooms): void {
  addReadRoutes(app, rooms);
  addWriteRoutes(app, rooms);
  addUndoRoutes(app, rooms);
}

function addReadRoutes(app: HttpApp, rooms: FaqRooms): void {
  addRoute(app, {
    method: "GET",
    url,
    access: read,
    schema: {
      tags,
      summary: "The questions that the shop answers itself, oldest first",
      params: OfShop,
      response: { 200: Type.Object({ entries: Type.Array(Entry) }), 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const shop = await shopOf(rooms, request, request.params.shopId);
      if (shop === undefined) return sendProblem(reply, problem(NOT_FOUND));
      return reply.send({ entries: (await rooms.faq.list(shop)).map(presentEntry) });
    },
  });
  addRoute(app, {
    method: "GET",
    url: `${url}/:entryId/versions`,
    access: read,
    schema: {
      tags,
      summary: "Who changed an entry when, and what it was then, newest first",
      params: OfEntry,
      response: { 200: Type.Object({ versions: Type.Array(Version) }), 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const shop = await shopOf(rooms, request, request.params.shopId);
      const versions = shop === undefined ? [] : await rooms.faq.versions(shop, request.params.entryId);
      if (versions.length === 0) return sendProblem(reply, problem(NOT_FOUND));
      return reply.send({
        versions: versions.map(({ questions, at, ...rest }) => ({
          ...rest,
          questions: [...questions],
          at: at.toISOString(),
        })),
      });
    },
  });
  addRoute(app, {
    method: "POST",
    url: `${url}/try`,
    access: read,
    schema: {
      tags,
      summary: "Which entry a question would be answered by, and how alike they are; nothing is kept",
      params: OfShop,
      body: Type.Object({ question: Type.String({ maxLength: 500 }) }, { additionalProperties: false }),
      response: { 200: Type.Object({ closest: Type.Union([Tried, Type.Null()]) }), 400: ProblemBody, 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const shop = await shopOf(rooms, request, request.params.shopId);
      if (shop === undefined) return sendProblem(reply, problem(NOT_FOUND));
      const { version } = await rooms.openShop(shop).shopFacts();
      const closest = (await rooms.faq.ofShop(shop, version)).closest(request.body.question);
      if (closest === null) return reply.send({ closest });
      const { key, phrase, ...rest } = closest;
      return reply.send({ closest: { entryId: key, question: phrase, ...rest } });
    },
  });
}

const Body = Type.Object({ questions: Questions, answer: Answer }, { additionalProperties: false });

function addWriteRoutes(app: HttpApp, rooms: FaqRooms): void {
  addRoute(app, {
    method: "POST",
    url,
    access: manage,
    schema: {
      tags,
      summary: "Answer a question in the shop's own words",
      params: OfShop,
      body: Body,
      response: { 201: One, ...refusals },
    },
    handler: async (request, reply) =>
      write(rooms, { request, reply, shopId: request.params.shopId, status: 201 }, (writer) =>
        rooms.faq.add(writer, request.body),
      ),
  });
  addRoute(app, {
    method: "PUT",
    url: `${url}/:entryId`,
    access: manage,
    schema: {
      tags,
      summary: "Change an entry; `revision` is the one that was read, another one is refused",
      params: OfEntry,
      body: Type.Object({ ...Body.properties, revision: Type.Integer() }, { additionalProperties: false }),
      response: { 200: One, ...refusals },
    },
    handler: async (request, reply) =>
      write(rooms, { request, reply, shopId: request.params.shopId }, (writer) => {
        const { revision, ...text } = request.body;
        return rooms.faq.change(writer, { id: request.params.entryId, revision }, text);
      }),
  });
}

function addUndoRoutes(app: HttpApp, rooms: FaqRooms): void {
  const response = { 200: One, ...refusals };
  addRoute(app, {
    method: "DELETE",
    url: `${url}/:entryId`,
    access: manage,
    schema: { tags, summary: "Take an entry out; it can be put back", params: OfEntry, response },
    handler: async (request, reply) =>
      write(rooms, { request, reply, shopId: request.params.shopId }, (writer) =>
        rooms.faq.remove(writer, request.params.entryId),
      ),
  });
  addRoute(app, {
    method: "POST",
    url: `${url}/:entryId/restore`,
    access: manage,
    schema: { tags, summary: "Put back an entry that was taken out", params: OfEntry, response },
    handler: async (request, reply) =>
      write(rooms, { request, reply, shopId: request.params.shopId }, (writer) =>
        rooms.faq.restore(writer, request.params.entryId),
      ),
  });
}

async function shopOf({ openShop }: FaqRooms, request: FastifyRequest, shopId: string): Promise<FaqShop | undefined> {
  const shop = { organizationId: personOf(request).organizationId, shopId };
  return (await openShop(shop).exists()) ? shop : undefined;
}

interface Writing {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly shopId: string;
  /** What a success answers with; 200 unless told. */
  readonly status?: 201;
}

async function write(
  rooms: FaqRooms,
  { request, reply, shopId, status }: Writing,
  work: (writer: FaqWriter) => Promise<FaqOutcome>,
): Promise<FastifyReply> {
  const shop = await shopOf(rooms, request, shopId);
  if (shop === undefined) return sendProblem(reply, problem(NOT_FOUND));
  const outcome = await work({ shop, person: personOf(request) });
  if (!outcome.ok) return refuse(reply, outcome);
  return reply.code(status ?? 200).send({ entry: presentEntry(outcome.entry) });
}

function refuse(reply: FastifyReply, refusal: FaqRefusal): FastifyReply {
  switch (refusal.code) {
    case "not_found":
      return sendProblem(reply, problem(NOT_FOUND));
    case "faq_full":
      return sendProblem(reply, problem(FAQ_FULL));
    case "faq_questions_full":
      return sendProblem(reply, problem(FAQ_QUESTIONS_FULL));
    case "faq_changed":
      return sendProblem(reply, problem(FAQ_CHANGED));
    case "faq_taken": {
      const [question = ""] = refusal.entry.questions;
      return sendProblem(reply, problem(FAQ_TAKEN, { detail: { zh: question, en: question } }));
    }
    case "faq_invalid": {
      const fields = refusal.problems.map(({ path, code }) => ({ path: `body${path}`, message: code }));
      return sendProblem(reply, problem(FAQ_INVALID, { fields }));
    }
  }
}

function presentEntry({ questions, changedAt, ...entry }: FaqEntry) {
  return { ...entry, questions: [...questions], changedAt: changedAt.toISOString() };
}
