import { Brief, StaffConversation, Uuid } from "@warmline/contract/schemas";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import { customerOf, personOf, shopsWhere } from "../identity/index.ts";
import type { Scope } from "../platform/database/index.ts";
import {
  addRoute,
  defineProblem,
  type HttpApp,
  NOT_FOUND,
  problem,
  ProblemBody,
  sendProblem,
} from "../platform/http/index.ts";
import type { Attachments, Uploaded } from "./attachments/attachments.ts";
import { MAX_UPLOAD_BYTES } from "./attachments/encode-picture.ts";
import type { Conversations } from "./conversations.ts";

/** Conversations of one page of the list. */
const PAGE = 50;

/** The upload is no picture that can be decoded. */
const PICTURE_UNREADABLE = defineProblem({
  code: "picture_unreadable",
  status: 422,
  title: {
    zh: "无法识别这张图片，请换一张（支持 JPG、PNG、WebP、GIF）",
    en: "This is not a picture we can read; use JPG, PNG, WebP or GIF",
  },
});

/** One uploader has sent as many pictures as an hour takes. */
const UPLOAD_QUOTA_REACHED = defineProblem({
  code: "upload_quota_reached",
  status: 429,
  title: {
    zh: "这一小时上传的图片太多了，请稍后再发",
    en: "Too many pictures within this hour; send more later",
  },
});

const Attached = Type.Object({ id: Uuid, width: Type.Integer(), height: Type.Integer() });
const ById = Type.Object({ id: Uuid });
const Owner = StaffConversation.properties.owner;

/** The conversations' routes: the list for staff, and pictures for both sides. */
export function addConversationRoutes(
  app: HttpApp,
  room: { readonly conversations: Conversations; readonly attachments: Attachments },
): void {
  acceptPictures(app);
  addListRoute(app, room.conversations);
  addBriefRoute(app, room.conversations);
  addStaffPictureRoutes(app, room);
  addCustomerPictureRoutes(app, room.attachments);
}

/** Pictures arrive as they are; what they really are is decided by decoding them. */
function acceptPictures(app: HttpApp): void {
  app.addContentTypeParser(/^(image\/|application\/octet-stream)/, { parseAs: "buffer" }, (_request, body, done) => {
    done(null, body);
  });
}

/** Where this person may read conversations. */
export function readScope(request: FastifyRequest): Scope {
  const person = personOf(request);
  return { organizationId: person.organizationId, shops: shopsWhere(person, "conversations.read") };
}

function addListRoute(app: HttpApp, conversations: Conversations): void {
  addRoute(app, {
    method: "GET",
    url: "/api/v1/conversations",
    access: { kind: "permission", permission: "conversations.read", anywhere: true },
    schema: {
      tags: ["conversations"],
      summary: "Conversations of the shops you see, the latest first",
      querystring: Type.Object({
        shop: Type.Optional(Uuid),
        customer: Type.Optional(Uuid),
        owner: Type.Optional(Owner),
        before: Type.Optional(Type.String({ format: "date-time" })),
      }),
      response: { 200: Type.Object({ conversations: Type.Array(StaffConversation) }), 400: ProblemBody },
    },
    handler: async (request) => {
      const { shop, customer, owner, before } = request.query;
      const found = await conversations.find(readScope(request), personOf(request).personId, {
        ...(shop === undefined ? {} : { shopId: shop }),
        ...(customer === undefined ? {} : { customerId: customer }),
        ...(owner === undefined ? {} : { owner }),
        ...(before === undefined ? {} : { lastBefore: new Date(before) }),
        limit: PAGE,
      });
      return { conversations: found };
    },
  });
}

function addBriefRoute(app: HttpApp, conversations: Conversations): void {
  addRoute(app, {
    method: "GET",
    url: "/api/v1/conversations/:id/brief",
    access: { kind: "permission", permission: "conversations.read", anywhere: true },
    schema: {
      tags: ["conversations"],
      summary: "The story so far for whoever takes over; null when the assistant told none",
      params: ById,
      response: { 200: Type.Object({ brief: Type.Union([Brief, Type.Null()]) }), 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const brief = await conversations.brief(readScope(request), request.params.id);
      return brief === undefined ? sendProblem(reply, problem(NOT_FOUND)) : { brief };
    },
  });
}

function addStaffPictureRoutes(
  app: HttpApp,
  { conversations, attachments }: { readonly conversations: Conversations; readonly attachments: Attachments },
): void {
  addRoute(app, {
    method: "POST",
    url: "/api/v1/attachments",
    bodyLimit: MAX_UPLOAD_BYTES,
    access: { kind: "permission", permission: "conversations.serve", anywhere: true },
    schema: {
      tags: ["conversations"],
      summary: "Upload a picture (its bytes as the body) before sending it",
      querystring: Type.Object({ conversation: Uuid }),
      response: { 201: Attached, 404: ProblemBody, 422: ProblemBody, 429: ProblemBody },
    },
    handler: async (request, reply) => {
      const { personId } = personOf(request);
      const [place] = await conversations.find(readScope(request), personId, { ids: [request.query.conversation] });
      if (!place) return sendProblem(reply, problem(NOT_FOUND));
      const { organizationId } = personOf(request);
      const upload = { organizationId, shopId: place.shopId, uploader: `agent:${personId}`, bytes: bytesOf(request) };
      return answerUpload(reply, await attachments.add(upload));
    },
  });
  addRoute(app, {
    method: "GET",
    url: "/api/v1/attachments/:id",
    access: { kind: "permission", permission: "conversations.read", anywhere: true },
    schema: { tags: ["conversations"], summary: "A picture, for staff (WebP)", params: ById },
    handler: async (request, reply) =>
      answerPicture(request, reply, await attachments.readForStaff(readScope(request), request.params.id)),
  });
}

function addCustomerPictureRoutes(app: HttpApp, attachments: Attachments): void {
  addRoute(app, {
    method: "POST",
    url: "/api/v1/widget/attachments",
    bodyLimit: MAX_UPLOAD_BYTES,
    config: { rateLimit: { max: 30, timeWindow: 60_000 } },
    access: { kind: "customer" },
    schema: {
      tags: ["widget"],
      summary: "Upload a picture (its bytes as the body) before sending it",
      response: { 201: Attached, 422: ProblemBody, 429: ProblemBody },
    },
    handler: async (request, reply) => {
      const { organizationId, shopId, customerId } = customerOf(request);
      const upload = { organizationId, shopId, uploader: `customer:${customerId}`, bytes: bytesOf(request) };
      return answerUpload(reply, await attachments.add(upload));
    },
  });
  addRoute(app, {
    method: "GET",
    url: "/api/v1/widget/attachments/:id",
    access: { kind: "customer" },
    schema: { tags: ["widget"], summary: "A picture of one's own conversation (WebP)", params: ById },
    handler: async (request, reply) => {
      const { organizationId, shopId, customerId } = customerOf(request);
      const key = { id: request.params.id, customerId };
      return answerPicture(request, reply, await attachments.readForCustomer({ organizationId, shops: [shopId] }, key));
    },
  });
}

function bytesOf(request: FastifyRequest): Uint8Array {
  return Buffer.isBuffer(request.body) ? request.body : new Uint8Array();
}

function answerUpload(reply: FastifyReply, uploaded: Uploaded): FastifyReply {
  if (uploaded.ok) {
    const { id, width, height } = uploaded;
    return reply.code(201).send({ id, width, height });
  }
  switch (uploaded.code) {
    case "picture_unreadable":
      return sendProblem(reply, problem(PICTURE_UNREADABLE));
    case "upload_quota_reached":
      return sendProblem(reply, problem(UPLOAD_QUOTA_REACHED));
  }
}

/**
 * The bytes are what we encoded ourselves, and still are only ever shown as a picture. A browser keeps them, and asks each
 * time whether it may show them still: what was erased is gone from its screens, too.
 */
function answerPicture(
  { params: { id }, headers }: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
  bytes: Uint8Array | null,
): FastifyReply {
  if (!bytes) return sendProblem(reply, problem(NOT_FOUND));
  const tag = `"${id}"`;
  reply.header("cache-control", "private, no-cache").header("etag", tag);
  if (headers["if-none-match"] === tag) return reply.code(304).send();
  return reply.header("content-type", "image/webp").header("content-disposition", "inline").send(Buffer.from(bytes));
}
