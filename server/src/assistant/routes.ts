import { Uuid } from "@warmline/contract/schemas";
import { Type } from "typebox";
import { type OpenShop, RulesBody, rulesOf } from "../commerce/index.ts";
import { personOf } from "../identity/index.ts";
import { addRoute, type HttpApp, NOT_FOUND, problem, ProblemBody, sendProblem } from "../platform/http/index.ts";
import type { Assistant } from "./assistant.ts";

/** What the routes stand on. */
export interface AssistantRooms {
  readonly openShop: OpenShop;
  readonly assistant: Pick<Assistant, "preview">;
}

/** What a shop's people may see of the assistant before customers do. */
export function addAssistantRoutes(app: HttpApp, { openShop, assistant }: AssistantRooms): void {
  addRoute(app, {
    method: "POST",
    url: "/api/v1/shops/:shopId/rules/preview",
    access: { kind: "permission", permission: "shop.manage", shopParam: "shopId" },
    schema: {
      tags: ["shops"],
      summary: "What customers would be told by these rules, group by group; nothing is kept",
      params: Type.Object({ shopId: Uuid }),
      body: Type.Object({ rules: RulesBody, language: Type.Enum(["zh", "en"]) }, { additionalProperties: false }),
      response: {
        200: Type.Object({ answers: Type.Array(Type.Object({ group: Type.String(), text: Type.String() })) }),
        400: ProblemBody,
        404: ProblemBody,
      },
    },
    handler: async (request, reply) => {
      const shop = openShop({ organizationId: personOf(request).organizationId, shopId: request.params.shopId });
      if (!(await shop.exists())) return sendProblem(reply, problem(NOT_FOUND));
      const { rules, language } = request.body;
      const facts = { ...(await shop.shopFacts()), rules: rulesOf(rules) };
      const answers = assistant.preview(facts, language);
      return reply.send({ answers: [...answers].map(([group, text]) => ({ group, text })) });
    },
  });
}
