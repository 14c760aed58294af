import type { ReminderKind } from "@warmline/contract";
import { sql } from "kysely";
import type { Transaction } from "../../platform/database/index.ts";

/** A reminder that was sent about an order. */
export interface SentReminder {
  readonly kind: ReminderKind;
  readonly at: Date;
}

/** How often a shop's reminder was sent, and how often a customer was held out of it. */
export interface ReminderCount {
  readonly kind: ReminderKind;
  readonly sent: number;
  readonly heldOut: number;
}

/** What a customer was told about one order unasked, newest first. */
export async function sentAbout(trx: Transaction, orderId: string): Promise<readonly SentReminder[]> {
  return trx
    .selectFrom("prevention")
    .select(["kind", "decided_at as at"])
    .where("order_id", "=", orderId)
    .where("outcome", "=", "sent")
    .orderBy("decided_at", "desc")
    .orderBy("kind")
    .execute();
}

/** A shop's reminders since a moment, counted by kind; a kind without any is not in the answer. */
export async function countReminders(
  trx: Transaction,
  { shopId, since }: { readonly shopId: string; readonly since: Date },
): Promise<readonly ReminderCount[]> {
  return trx
    .selectFrom("prevention")
    .select([
      "kind",
      sql<number>`count(*) filter (where outcome = 'sent')`.as("sent"),
      sql<number>`count(*) filter (where outcome = 'held_out')`.as("heldOut"),
    ])
    .where("shop_id", "=", shopId)
    .where("decided_at", ">=", since)
    .groupBy("kind")
    .orderBy("kind")
    .execute();
}
