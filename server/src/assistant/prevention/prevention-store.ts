import type { ReminderKind } from "@warmline/contract";
import { sql } from "kysely";
import { type Database, systemQuery, type Transaction } from "../../platform/database/index.ts";
import type { PreventionTable } from "./prevention-table.ts";

/** An order about which something may be due. */
export interface OrderPlace {
  readonly organizationId: string;
  readonly shopId: string;
  readonly orderId: string;
}

/** Where to look: everywhere, or in one shop; after which order, by their ids. */
export interface Look {
  readonly at: Date;
  readonly shopId: string | null;
  readonly after: string | null;
  readonly most: number;
}

/** Finds the next orders about which something may be due, over all organizations. */
export function findOrders(database: Database, { at, shopId, after, most }: Look): Promise<readonly OrderPlace[]> {
  return systemQuery(
    database,
    sql<OrderPlace>`select organization as "organizationId", shop as "shopId", "order" as "orderId"
      from warmline_orders_to_remind(${at.toISOString()}::timestamptz, ${shopId}::uuid, ${after}::uuid, ${most})`,
  );
}

/** The kinds that were decided about an order already. */
export async function decidedKinds(trx: Transaction, orderId: string): Promise<ReadonlySet<ReminderKind>> {
  const rows = await trx.selectFrom("prevention").select("kind").where("order_id", "=", orderId).execute();
  return new Set(rows.map(({ kind }) => kind));
}

/** Writes down what was decided; false when it had been decided before, and nothing is written. */
export async function writeDecision(trx: Transaction, decision: PreventionTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows: written } = await trx
    .insertInto("prevention")
    .values(decision)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return written === 1n;
}

/** Takes a customer's reminders out, in the caller's transaction; how many there were. */
export async function eraseReminders(trx: Transaction, customerId: string): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("prevention")
    .where("customer_id", "=", customerId)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** A customer's reminders as they may be handed to him, oldest first. */
export async function exportReminders(trx: Transaction, customerId: string): Promise<readonly unknown[]> {
  return trx
    .selectFrom("prevention")
    .innerJoin("shop_order", "shop_order.id", "prevention.order_id")
    .select(["prevention.shop_id", "shop_order.number as order", "prevention.kind", "decided_at", "outcome"])
    .where("prevention.customer_id", "=", customerId)
    .orderBy("decided_at")
    .orderBy("prevention.kind")
    .execute();
}
