import type { FastifyReply, FastifyRequest } from "fastify";
import type { OpenShop, ShopFacts } from "../../commerce/index.ts";
import { type IdentityContext, personOf } from "../../identity/index.ts";
import { withScope } from "../../platform/database/index.ts";
import { defineProblem, NOT_FOUND, problem, sendProblem } from "../../platform/http/index.ts";
import type { Assistant } from "../assistant.ts";
import { categoriesOf } from "../core/sops/sop-vocabulary.ts";
import { checkInShop, type ShopSetting, type SopDesk, type SopOutcome } from "./manage-sops.ts";
import { isChanged, presentVersion } from "./sop-shapes.ts";
import { readSop, versionsOf } from "./sop-store.ts";

/** What the routes stand on. */
export interface SopRooms {
  readonly identity: Pick<IdentityContext, "database" | "clock" | "newId">;
  readonly openShop: OpenShop;
  readonly assistant: Pick<Assistant, "intents" | "trySop">;
}

const SOP_CHANGED = defineProblem({
  code: "sop_changed",
  status: 409,
  title: {
    zh: "别人刚刚改过这个流程，请看过最新内容再保存",
    en: "Somebody else has changed this process since; look at it before you save",
  },
});
const SOP_HAS_VERSIONS = defineProblem({
  code: "sop_has_versions",
  status: 409,
  title: {
    zh: "这个流程发布过，历史版本要留着，不能删除；不想让顾客遇到，撤下就可以",
    en: "This process was published; its versions stay. Withdraw it so that customers do not meet it",
  },
});
const SOP_UNFIT = defineProblem({
  code: "sop_unfit",
  status: 422,
  title: { zh: "流程还有问题，没有发布", en: "Something is wrong with this process; it was not published" },
});

/** Who works on which shop's processes. */
export function deskOf({ identity }: SopRooms, request: FastifyRequest, shopId: string): SopDesk {
  const actor = personOf(request);
  return { identity, actor, personId: actor.personId, shop: { organizationId: actor.organizationId, shopId } };
}

/** The shop's facts; undefined where there is no such shop. */
export async function factsOf({ openShop }: SopRooms, { shop }: SopDesk): Promise<ShopFacts | undefined> {
  const gateway = openShop(shop);
  return (await gateway.exists()) ? gateway.shopFacts() : undefined;
}

/** What a process of the shop is checked against. */
export function settingOf({ assistant }: SopRooms, facts: ShopFacts): ShopSetting {
  const intents = new Set<string>(assistant.intents.map(({ id }) => id));
  return { language: facts.shop.language, categories: categoriesOf(facts), isIntent: (id) => intents.has(id) };
}

/** Answers with a process as it is now. */
export async function replyWith(
  rooms: SopRooms,
  reply: FastifyReply,
  desk: SopDesk,
  id: string,
): Promise<FastifyReply> {
  const { shopId, organizationId } = desk.shop;
  const facts = await factsOf(rooms, desk);
  if (facts === undefined) return sendProblem(reply, problem(NOT_FOUND));
  const setting = settingOf(rooms, facts);
  const found = await withScope(rooms.identity.database, { organizationId, shops: [shopId] }, async (trx) => {
    const kept = await readSop(trx, shopId, id);
    if (kept === undefined) return undefined;
    const problems = await checkInShop(trx, kept.draft, { id, shopId, setting });
    return { kept, problems, versions: await versionsOf(trx, id) };
  });
  if (found === undefined) return sendProblem(reply, problem(NOT_FOUND));
  const { draft, revision, publishedVersion } = found.kept;
  const versions = found.versions.map(presentVersion);
  return reply.send({
    id,
    draft,
    revision,
    publishedVersion,
    changed: isChanged(found),
    problems: found.problems,
    versions,
  });
}

/** Answers with what came of a change. */
export async function conclude(
  rooms: SopRooms,
  reply: FastifyReply,
  desk: SopDesk,
  outcome: SopOutcome,
): Promise<FastifyReply> {
  return outcome.ok ? replyWith(rooms, reply, desk, outcome.id) : refuse(reply, outcome);
}

/** Answers with why nothing was changed. */
export function refuse(reply: FastifyReply, outcome: Extract<SopOutcome, { readonly ok: false }>): FastifyReply {
  switch (outcome.code) {
    case "not_found":
      return sendProblem(reply, problem(NOT_FOUND));
    case "sop_changed":
      return sendProblem(reply, problem(SOP_CHANGED));
    case "sop_has_versions":
      return sendProblem(reply, problem(SOP_HAS_VERSIONS));
    case "sop_unfit": {
      const fields = outcome.problems.map(({ code, step, of }) => ({
        path: step === null ? "" : `steps/${step}`,
        message: of === null ? code : `${code} ${of}`,
      }));
      return sendProblem(reply, problem(SOP_UNFIT, { fields }));
    }
  }
}
