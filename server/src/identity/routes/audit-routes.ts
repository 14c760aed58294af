import { Type } from "typebox";
import { addRoute, type HttpApp } from "../../platform/http/index.ts";
import { listAudit } from "../audit.ts";
import { inOrganization, type IdentityContext } from "../context.ts";
import { personOf } from "../guard.ts";
import { Id, List } from "./schemas.ts";

/** Lines per page, when nothing is asked for. */
const PAGE = 50;

const Line = Type.Object({
  id: Id,
  at: Type.String({ format: "date-time" }),
  actorId: Type.Union([Id, Type.Null()]),
  actor: Type.String(),
  action: Type.String(),
  target: Type.String(),
  detail: Type.Record(Type.String(), Type.Unknown()),
});

const Page = Type.Object(
  { before: Type.Optional(Id), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) },
  { additionalProperties: false },
);

/** Who changed what, newest first. */
export function addAuditRoutes(app: HttpApp, context: IdentityContext): void {
  addRoute(app, {
    method: "GET",
    url: "/api/v1/audit",
    access: { kind: "permission", permission: "audit.read" },
    schema: {
      tags: ["audit"],
      summary: "Who changed what, newest first",
      querystring: Page,
      response: { 200: Type.Object({ lines: List(Line) }) },
    },
    handler: async (request) => {
      const { before, limit = PAGE } = request.query;
      const { organizationId } = personOf(request);
      return { lines: await inOrganization(context, organizationId, (trx) => listAudit(trx, { before, limit })) };
    },
  });
}
