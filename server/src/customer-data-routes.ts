import { Readable } from "node:stream";
import { Uuid } from "@warmline/contract/schemas";
import type { FastifyRequest } from "fastify";
import { Type } from "typebox";
import { eraseCustomer } from "./erase-customer.ts";
import { exportCustomer } from "./export-customer.ts";
import { changeRetention, personOf, readRetention } from "./identity/index.ts";
import { addRoute, type HttpApp, NOT_FOUND, problem, ProblemBody, sendProblem } from "./platform/http/index.ts";
import type { DataRooms } from "./wire-data.ts";

const ByCustomer = Type.Object({ customerId: Uuid });
const access = { kind: "permission", permission: "customers.data" } as const;
const tags = ["customers"];

/** What a customer may ask of whoever keeps his data – a copy of it, and its end – and how long it is kept anyway. */
export function addCustomerDataRoutes(app: HttpApp, rooms: DataRooms): void {
  addRetentionRoutes(app, rooms);
  addRoute(app, {
    method: "GET",
    url: "/api/v1/customers/:customerId/export",
    access,
    schema: {
      tags,
      summary: "Everything that is kept about a customer, as one JSON file; written into the audit log",
      params: ByCustomer,
    },
    handler: async (request, reply) => {
      const pieces = await exportCustomer(rooms, wantedIn(request, request.params.customerId));
      if (!pieces) return sendProblem(reply, problem(NOT_FOUND));
      return reply
        .header("content-type", "application/json; charset=utf-8")
        .header("content-disposition", `attachment; filename="customer-${request.params.customerId}.json"`)
        .header("cache-control", "no-store")
        .send(Readable.from(pieces));
    },
  });
  addRoute(app, {
    method: "DELETE",
    url: "/api/v1/customers/:customerId",
    access,
    schema: {
      tags,
      summary: "Erase everything personal of a customer, for ever; written into the audit log",
      params: ByCustomer,
      response: {
        200: Type.Object({
          conversations: Type.Integer(),
          orders: Type.Integer(),
          cases: Type.Integer(),
          reminders: Type.Integer(),
        }),
        404: ProblemBody,
      },
    },
    handler: async (request, reply) => {
      const erased = await eraseCustomer(rooms, wantedIn(request, request.params.customerId));
      return erased ?? sendProblem(reply, problem(NOT_FOUND));
    },
  });
}

const days = (least: number) => Type.Union([Type.Integer({ minimum: least, maximum: 36_500 }), Type.Null()]);

/** Days, or null for ever; the least are those of the table. */
const Retention = Type.Object(
  { conversationDays: days(7), traceDays: days(7), auditDays: days(90), anonymousDays: days(30) },
  { additionalProperties: false },
);

function addRetentionRoutes(app: HttpApp, { identity }: DataRooms): void {
  const manage = { kind: "permission", permission: "retention.manage" } as const;
  addRoute(app, {
    method: "GET",
    url: "/api/v1/retention",
    access: manage,
    schema: { tags, summary: "How long this organization keeps what, in days", response: { 200: Retention } },
    handler: async (request) => readRetention(identity, personOf(request).organizationId),
  });
  addRoute(app, {
    method: "PUT",
    url: "/api/v1/retention",
    access: manage,
    schema: {
      tags,
      summary: "Say how long this organization keeps what; older things are then erased for ever, within the hour",
      body: Retention,
      response: { 200: Retention, 400: ProblemBody },
    },
    handler: async (request) => {
      await changeRetention(identity, personOf(request), request.body);
      return readRetention(identity, personOf(request).organizationId);
    },
  });
}

function wantedIn(request: FastifyRequest, customerId: string) {
  const actor = personOf(request);
  return { organizationId: actor.organizationId, customerId, actor };
}
