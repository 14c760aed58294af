import { Sop, SopProblem, Uuid } from "@warmline/contract/schemas";
import { Type } from "typebox";
import { withScope } from "../../platform/database/index.ts";
import { addRoute, type HttpApp, NOT_FOUND, problem, ProblemBody, sendProblem } from "../../platform/http/index.ts";
import { sopVocabulary } from "../core/sops/sop-vocabulary.ts";
import { conclude, deskOf, factsOf, refuse, replyWith, settingOf, type SopRooms } from "./answer-sop.ts";
import { checkInShop, createSop, deleteSop, publishSop, rollBackSop, saveDraft, withdrawSop } from "./manage-sops.ts";
import { SopLine, SopReply, SopVersionReply, SopVocabulary } from "./sop-shapes.ts";
import { listSops, readSopVersion } from "./sop-store.ts";

const tags = ["shops"];
const params = Type.Object({ shopId: Uuid });
const sopParams = Type.Object({ shopId: Uuid, sopId: Uuid });
const read = { kind: "permission", permission: "shop.read", shopParam: "shopId" } as const;
const manage = { kind: "permission", permission: "shop.manage", shopParam: "shopId" } as const;
const refusals = { 400: ProblemBody, 404: ProblemBody, 409: ProblemBody, 422: ProblemBody } as const;
const closed = { additionalProperties: false } as const;

/** A shop's own processes: drafts, what is published of them, and trying them. */
export function addSopRoutes(app: HttpApp, rooms: SopRooms): void {
  addReadingRoutes(app, rooms);
  addDraftRoutes(app, rooms);
  addPublishingRoutes(app, rooms);
}

function addReadingRoutes(app: HttpApp, rooms: SopRooms): void {
  addRoute(app, {
    method: "GET",
    url: "/api/v1/shops/:shopId/sops",
    access: read,
    schema: {
      tags,
      summary: "A shop's own processes, those that were drafted last first",
      params,
      response: { 200: Type.Object({ sops: Type.Array(SopLine) }), 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const { shop } = deskOf(rooms, request, request.params.shopId);
      if (!(await rooms.openShop(shop).exists())) return sendProblem(reply, problem(NOT_FOUND));
      const scope = { organizationId: shop.organizationId, shops: [shop.shopId] };
      const sops = await withScope(rooms.identity.database, scope, (trx) => listSops(trx, shop.shopId));
      return reply.send({
        sops: sops.map((one) => ({
          id: one.id,
          title: one.draft.title,
          publishedVersion: one.publishedVersion,
          changed: one.changed,
          draftedAt: one.draftedAt.toISOString(),
          draftedBy: one.draftedBy,
        })),
      });
    },
  });
  addRoute(app, {
    method: "GET",
    url: "/api/v1/shops/:shopId/sops/vocabulary",
    access: read,
    schema: {
      tags,
      summary: "Everything that a step of a process can name, in words",
      params,
      response: { 200: SopVocabulary, 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const facts = await factsOf(rooms, deskOf(rooms, request, request.params.shopId));
      if (facts === undefined) return sendProblem(reply, problem(NOT_FOUND));
      return reply.send(copied(sopVocabulary(facts, rooms.assistant.intents)));
    },
  });
  addRoute(app, {
    method: "GET",
    url: "/api/v1/shops/:shopId/sops/:sopId",
    access: read,
    schema: {
      tags,
      summary: "A process: its draft, what the check has against it, and every version that was published",
      params: sopParams,
      response: { 200: SopReply, 404: ProblemBody },
    },
    handler: async (request, reply) =>
      replyWith(rooms, reply, deskOf(rooms, request, request.params.shopId), request.params.sopId),
  });
  addRoute(app, {
    method: "GET",
    url: "/api/v1/shops/:shopId/sops/:sopId/versions/:version",
    access: read,
    schema: {
      tags,
      summary: "One published version of a process, with its text",
      params: Type.Object({ ...sopParams.properties, version: Type.Integer({ minimum: 1 }) }),
      response: { 200: SopVersionReply, 400: ProblemBody, 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const { shopId, sopId: id, version } = request.params;
      const { shop } = deskOf(rooms, request, shopId);
      const scope = { organizationId: shop.organizationId, shops: [shopId] };
      const wanted = { shopId, id, version };
      const found = await withScope(rooms.identity.database, scope, (trx) => readSopVersion(trx, wanted));
      if (found === undefined) return sendProblem(reply, problem(NOT_FOUND));
      return reply.send({ ...found, publishedAt: found.publishedAt.toISOString() });
    },
  });
}

function addDraftRoutes(app: HttpApp, rooms: SopRooms): void {
  addRoute(app, {
    method: "POST",
    url: "/api/v1/shops/:shopId/sops",
    access: manage,
    schema: {
      tags,
      summary: "Begin a process with a first draft; nothing is published",
      params,
      body: Type.Object({ sop: Sop }, closed),
      response: { 200: SopReply, ...refusals },
    },
    handler: async (request, reply) => {
      const desk = deskOf(rooms, request, request.params.shopId);
      if (!(await rooms.openShop(desk.shop).exists())) return sendProblem(reply, problem(NOT_FOUND));
      return conclude(rooms, reply, desk, await createSop(desk, request.body.sop));
    },
  });
  addRoute(app, {
    method: "PUT",
    url: "/api/v1/shops/:shopId/sops/:sopId",
    access: manage,
    schema: {
      tags,
      summary: "Save a process's draft, finished or not; customers go on meeting what is published",
      params: sopParams,
      body: Type.Object({ sop: Sop, revision: Type.Integer() }, closed),
      response: { 200: SopReply, ...refusals },
    },
    handler: async (request, reply) => {
      const desk = deskOf(rooms, request, request.params.shopId);
      return conclude(rooms, reply, desk, await saveDraft(desk, request.params.sopId, request.body));
    },
  });
  addRoute(app, {
    method: "DELETE",
    url: "/api/v1/shops/:shopId/sops/:sopId",
    access: manage,
    schema: {
      tags,
      summary: "Delete a draft that was never published; what was published stays",
      params: sopParams,
      querystring: Type.Object({ revision: Type.Integer() }, closed),
      response: { 200: Type.Object({ id: Uuid }), ...refusals },
    },
    handler: async (request, reply) => {
      const desk = deskOf(rooms, request, request.params.shopId);
      const { params, query } = request;
      const outcome = await deleteSop(desk, params.sopId, query.revision);
      return outcome.ok ? reply.send({ id: outcome.id }) : refuse(reply, outcome);
    },
  });
  addRoute(app, {
    method: "POST",
    url: "/api/v1/shops/:shopId/sops/check",
    access: manage,
    schema: {
      tags,
      summary: "Everything that keeps a process from being published, with the step it stands at; nothing is kept",
      params,
      body: Type.Object({ sop: Sop, sopId: Type.Union([Uuid, Type.Null()]) }, closed),
      response: { 200: Type.Object({ problems: Type.Array(SopProblem) }), 400: ProblemBody, 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const { shop, ...desk } = deskOf(rooms, request, request.params.shopId);
      const facts = await factsOf(rooms, { shop, ...desk });
      if (facts === undefined) return sendProblem(reply, problem(NOT_FOUND));
      const { sop, sopId: id } = request.body;
      const wanted = { id, shopId: shop.shopId, setting: settingOf(rooms, facts) };
      const scope = { organizationId: shop.organizationId, shops: [shop.shopId] };
      const problems = await withScope(rooms.identity.database, scope, (trx) => checkInShop(trx, sop, wanted));
      return reply.send({ problems: [...problems] });
    },
  });
}

function addPublishingRoutes(app: HttpApp, rooms: SopRooms): void {
  addRoute(app, {
    method: "POST",
    url: "/api/v1/shops/:shopId/sops/:sopId/publish",
    access: manage,
    schema: {
      tags,
      summary:
        "Publish the draft as the next version, which customers meet at once; refused with everything that is wrong",
      params: sopParams,
      body: Type.Object({ revision: Type.Integer() }, closed),
      response: { 200: SopReply, ...refusals },
    },
    handler: async (request, reply) => {
      const desk = deskOf(rooms, request, request.params.shopId);
      const facts = await factsOf(rooms, desk);
      if (facts === undefined) return sendProblem(reply, problem(NOT_FOUND));
      const wanted = { revision: request.body.revision, setting: settingOf(rooms, facts) };
      return conclude(rooms, reply, desk, await publishSop(desk, request.params.sopId, wanted));
    },
  });
  addRoute(app, {
    method: "POST",
    url: "/api/v1/shops/:shopId/sops/:sopId/roll-back",
    access: manage,
    schema: {
      tags,
      summary: "Publish an older version again, as a version of its own; it is checked as any other",
      params: sopParams,
      body: Type.Object({ version: Type.Integer({ minimum: 1 }) }, closed),
      response: { 200: SopReply, ...refusals },
    },
    handler: async (request, reply) => {
      const desk = deskOf(rooms, request, request.params.shopId);
      const facts = await factsOf(rooms, desk);
      if (facts === undefined) return sendProblem(reply, problem(NOT_FOUND));
      const wanted = { version: request.body.version, setting: settingOf(rooms, facts) };
      return conclude(rooms, reply, desk, await rollBackSop(desk, request.params.sopId, wanted));
    },
  });
  addRoute(app, {
    method: "POST",
    url: "/api/v1/shops/:shopId/sops/:sopId/withdraw",
    access: manage,
    schema: {
      tags,
      summary: "Take a process away from customers; who is in the middle of it goes to a colleague",
      params: sopParams,
      response: { 200: SopReply, ...refusals },
    },
    handler: async (request, reply) => {
      const desk = deskOf(rooms, request, request.params.shopId);
      return conclude(rooms, reply, desk, await withdrawSop(desk, request.params.sopId));
    },
  });
}

/** A copy that may be changed, as replies are. */
function copied<T>(value: T): Writable<T> {
  return structuredClone(value) as Writable<T>;
}

type Writable<T> = T extends object ? { -readonly [Key in keyof T]: Writable<T[Key]> } : T;
