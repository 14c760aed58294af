import { Sop, Uuid } from "@warmline/contract/schemas";
import { Type } from "typebox";
import type { Order, ShopFacts, ShopGateway } from "../../commerce/index.ts";
import { personOf } from "../../identity/index.ts";
import { addRoute, type HttpApp, NOT_FOUND, problem, ProblemBody, sendProblem } from "../../platform/http/index.ts";
import { NO_OWN_WORDS } from "../core/own-words.ts";
import type { TurnFacts } from "../core/skill.ts";
import type { SopRooms } from "./answer-sop.ts";

const Tried = Type.Object({
  text: Type.String(),
  kind: Type.Enum(["answer", "ask", "abstain", "hand_over", "act"]),
  quickReplies: Type.Array(Type.Object({ label: Type.String(), text: Type.String() })),
  /** The words alone would have begun it. */
  begins: Type.Boolean(),
  /** Where it stands now; null where it is over. */
  step: Type.Union([Type.String(), Type.Null()]),
  dialogue: Type.Unknown(),
});

/** Playing a draft before customers meet it. */
export function addTrySopRoute(app: HttpApp, { openShop, assistant }: SopRooms): void {
  addRoute(app, {
    method: "POST",
    url: "/api/v1/shops/:shopId/sops/try",
    access: { kind: "permission", permission: "shop.manage", shopParam: "shopId" },
    schema: {
      tags: ["shops"],
      summary: "What a draft would answer to a message; nothing is kept, and nothing is done to any order",
      params: Type.Object({ shopId: Uuid }),
      body: Type.Object(
        {
          sop: Sop,
          text: Type.String({ maxLength: 500 }),
          language: Type.Enum(["zh", "en"]),
          /** An order of the shop's, as if its customer wrote; null: somebody who is not signed in. */
          number: Type.Union([Type.String({ maxLength: 100 }), Type.Null()]),
          /** As the last reply gave it; null begins anew. */
          dialogue: Type.Unknown(),
        },
        { additionalProperties: false },
      ),
      response: { 200: Tried, 400: ProblemBody, 404: ProblemBody },
    },
    handler: async (request, reply) => {
      const { sop, text, language, number, dialogue } = request.body;
      const shop = openShop({ organizationId: personOf(request).organizationId, shopId: request.params.shopId });
      if (!(await shop.exists())) return sendProblem(reply, problem(NOT_FOUND));
      const facts = await factsWith(shop, number);
      if (facts === undefined) return sendProblem(reply, problem(NOT_FOUND));
      const { decision, begins } = assistant.trySop(sop, { text, language, facts, dialogue });
      const { kind, quickReplies, dialogue: after } = decision;
      return reply.send({
        text: decision.text,
        kind,
        quickReplies: quickReplies.map((one) => ({ label: one.label, text: one.text })),
        begins,
        step: after.asked?.slot === "sop" ? (after.sop?.step ?? null) : null,
        dialogue: after,
      });
    },
  });
}

/** The facts of a customer who has this order, or of nobody; undefined where the shop has no such order. */
async function factsWith(gateway: ShopGateway, number: string | null): Promise<TurnFacts | undefined> {
  const shop = await gateway.shopFacts();
  if (number === null) return turnFacts(shop, []);
  const found = await gateway.orderOfShop(number);
  if (!found.ok) return undefined;
  const address = await gateway.returnAddress(found.order.id);
  return { ...turnFacts(shop, [found.order]), returnAddresses: new Map([[found.order.id, address]]) };
}

function turnFacts(shop: ShopFacts, orders: readonly Order[]): TurnFacts {
  const verified = orders.length > 0;
  return {
    shop,
    verified,
    orders,
    dealings: new Map(),
    coupons: [],
    returnAddresses: new Map(),
    cases: [],
    lateCoupon: null,
    ways: [],
    sops: [],
    sopBegunBy: () => null,
    own: NO_OWN_WORDS,
  };
}
