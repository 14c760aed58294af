import { REMINDER_KINDS } from "@warmline/contract";
import { Uuid } from "@warmline/contract/schemas";
import { Type } from "typebox";
import type { OpenShop } from "../../commerce/index.ts";
import { type IdentityContext, personOf } from "../../identity/index.ts";
import { type Scope, withScope } from "../../platform/database/index.ts";
import { addRoute, type HttpApp, NOT_FOUND, problem, ProblemBody, sendProblem } from "../../platform/http/index.ts";
import { countReminders, sentAbout } from "./read-reminders.ts";

/** What the routes stand on. */
export interface ReminderRooms {
  readonly identity: Pick<IdentityContext, "database" | "clock">;
  readonly openShop: OpenShop;
}

/** So far back reminders are counted, in days. */
const COUNTED_DAYS = 30;
const DAY_MS = 24 * 3_600_000;
const Kind = Type.Enum([...REMINDER_KINDS]);

/** What was told unasked, for whoever serves the customer and for whoever runs the shop. */
export function addReminderRoutes(app: HttpApp, rooms: ReminderRooms): void {
  addOrderRoute(app, rooms);
  addCountRoute(app, rooms);
}

const scopeOf = (organizationId: string, shopId: string): Scope => ({ organizationId, shops: [shopId] });

function addOrderRoute(app: HttpApp, { identity, openShop }: ReminderRooms): void {
  addRoute(app, {
    method: "GET",
    url: "/api/v1/shops/:shopId/orders/:number/reminders",
    access: { kind: "permission", permission: "orders.read", shopParam: "shopId" },
    schema: {
      tags: ["commerce"],
      summary: "What the customer was told about the order before he asked, newest first",
      params: Type.Object({ shopId: Uuid, number: Type.String({ minLength: 1, maxLength: 100 }) }),
      response: {
        200: Type.Object({
          reminders: Type.Array(Type.Object({ kind: Kind, at: Type.String({ format: "date-time" }) })),
        }),
        404: ProblemBody,
      },
    },
    handler: async (request, reply) => {
      const { organizationId } = personOf(request);
      const { shopId, number } = request.params;
      const found = await openShop({ organizationId, shopId }).orderOfShop(number);
      if (!found.ok) return sendProblem(reply, problem(NOT_FOUND));
      const { id } = found.order;
      const sent = await withScope(identity.database, scopeOf(organizationId, shopId), (trx) => sentAbout(trx, id));
      return reply.send({ reminders: sent.map(({ kind, at }) => ({ kind, at: at.toISOString() })) });
    },
  });
}

function addCountRoute(app: HttpApp, { identity, openShop }: ReminderRooms): void {
  addRoute(app, {
    method: "GET",
    url: "/api/v1/shops/:shopId/reminders",
    access: { kind: "permission", permission: "shop.read", shopParam: "shopId" },
    schema: {
      tags: ["shops"],
      summary: "How many of the shop's reminders were sent in the last 30 days, and how many customers were held out",
      params: Type.Object({ shopId: Uuid }),
      response: {
        200: Type.Object({
          counts: Type.Array(Type.Object({ kind: Kind, sent: Type.Integer(), heldOut: Type.Integer() })),
        }),
        404: ProblemBody,
      },
    },
    handler: async (request, reply) => {
      const { organizationId } = personOf(request);
      const { shopId } = request.params;
      if (!(await openShop({ organizationId, shopId }).exists())) return sendProblem(reply, problem(NOT_FOUND));
      const since = new Date(identity.clock.now().getTime() - COUNTED_DAYS * DAY_MS);
      const counts = await withScope(identity.database, scopeOf(organizationId, shopId), (trx) =>
        countReminders(trx, { shopId, since }),
      );
      return reply.send({ counts: [...counts] });
    },
  });
}
