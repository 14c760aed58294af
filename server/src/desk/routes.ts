import { CloseReason, Seq, StaffConversation, Uuid } from "@warmline/contract/schemas";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { Conversations, TransferCommand } from "../conversations/index.ts";
import { personOf, shopsWhere } from "../identity/index.ts";
import type { Scope } from "../platform/database/index.ts";
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

const STALE_EPOCH = defineProblem({
  code: "stale_epoch",
  status: 409,
  title: {
    zh: "会话归属刚刚变了，请看最新状态",
    en: "The conversation has just changed hands; look at where it is now",
  },
});
const NOT_OWNER = defineProblem({
  code: "not_owner",
  status: 409,
  title: { zh: "这个会话不在您手上", en: "This conversation is not yours" },
});
const UNSEEN_MESSAGES = defineProblem({
  code: "unseen_messages",
  status: 409,
  title: { zh: "顾客刚发来新消息，请先看一下", en: "The customer has just written; read it first" },
});

const PROBLEMS: Readonly<Record<string, ProblemKind>> = {
  stale_epoch: STALE_EPOCH,
  not_owner: NOT_OWNER,
  unseen_messages: UNSEEN_MESSAGES,
  not_found: NOT_FOUND,
};

/** Why an agent gives a customer back; a fixed set, because the log keeps it. */
const ReleaseReason = Type.Union([Type.Literal("agent_released"), Type.Literal("break"), Type.Literal("not_my_field")]);
const Epoch = Type.Integer({ minimum: 1, description: "The ownership that you saw" });
const Reply = Type.Object({ conversation: StaffConversation });
const byId = Type.Object({ id: Uuid });
const responses = { 200: Reply, 404: ProblemBody, 409: ProblemBody };

/** What an agent does with a conversation as a whole. Each names the epoch that its screen showed. */
export function addDeskRoutes(app: HttpApp, conversations: Conversations): void {
  const access = { kind: "permission", permission: "conversations.serve", anywhere: true } as const;
  const tags = ["desk"];

  addRoute(app, {
    method: "POST",
    url: "/api/v1/conversations/:id/take",
    access,
    schema: {
      tags,
      summary: "Take a waiting conversation",
      params: byId,
      body: Type.Object({ epoch: Epoch }),
      response: responses,
    },
    handler: async (request, reply) => {
      const { personId, displayName } = personOf(request);
      const command = { type: "assign", agentId: personId, agentName: displayName } as const;
      return answer(conversations, { request, reply, id: request.params.id, epoch: request.body.epoch, command });
    },
  });

  addRoute(app, {
    method: "POST",
    url: "/api/v1/conversations/:id/close",
    access,
    schema: {
      tags,
      summary: "Close your conversation with a reason; `seen` is the customer's last message on your screen",
      params: byId,
      body: Type.Object({ epoch: Epoch, reason: CloseReason, seen: Seq }),
      response: responses,
    },
    handler: async (request, reply) => {
      const { epoch, reason, seen } = request.body;
      const command = { type: "close", agentId: personOf(request).personId, reason, seen } as const;
      return answer(conversations, { request, reply, id: request.params.id, epoch, command });
    },
  });

  addRoute(app, {
    method: "POST",
    url: "/api/v1/conversations/:id/hand-back",
    access,
    schema: {
      tags,
      summary: "Hand your conversation back to the assistant, which answers what your answers had not seen",
      params: byId,
      body: Type.Object({ epoch: Epoch }),
      response: responses,
    },
    handler: async (request, reply) => {
      const command = { type: "hand_back", agentId: personOf(request).personId } as const;
      return answer(conversations, { request, reply, id: request.params.id, epoch: request.body.epoch, command });
    },
  });

  addRoute(app, {
    method: "POST",
    url: "/api/v1/conversations/:id/release",
    access,
    schema: {
      tags,
      summary: "Return your conversation to the queue",
      params: byId,
      body: Type.Object({ epoch: Epoch, reason: ReleaseReason }),
      response: responses,
    },
    handler: async (request, reply) => {
      const { epoch, reason } = request.body;
      const command = { type: "release", agentId: personOf(request).personId, reason } as const;
      return answer(conversations, { request, reply, id: request.params.id, epoch, command });
    },
  });
}

interface Action {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly id: string;
  readonly epoch: number;
  readonly command: TransferCommand;
}

async function answer(conversations: Conversations, action: Action): Promise<FastifyReply> {
  const scope = serveScope(action.request);
  const result = await conversations.transfer(scope, {
    conversationId: action.id,
    epoch: action.epoch,
    command: action.command,
  });
  if (!result.ok) return sendProblem(action.reply, problem(PROBLEMS[result.code] ?? NOT_FOUND));
  const [conversation] = await conversations.find(scope, personOf(action.request).personId, { ids: [action.id] });
  return action.reply.send({ conversation });
}

function serveScope(request: FastifyRequest): Scope {
  const person = personOf(request);
  return { organizationId: person.organizationId, shops: shopsWhere(person, "conversations.serve") };
}
