import { sql } from "kysely";
import { type Scope, systemQuery, type Transaction } from "../platform/database/index.ts";
import type { ConversationsContext } from "./context.ts";
import type { Place } from "./head.ts";
import { transferIn } from "./transfer.ts";

/** Conversations of one look. */
const BATCH = 100;

/**
 * Erases every log of a customer in the caller's transaction: open ones are closed first, entries become tombstones, and
 * his uploads and the names of his programs' streams are given up. Answers where, for the hints after the commit.
 */
export async function eraseLogsOf(
  trx: Transaction,
  {
    organizationId,
    customerId,
    now,
  }: { readonly organizationId: string; readonly customerId: string; readonly now: Date },
): Promise<readonly Place[]> {
  const rows = await trx
    .selectFrom("conversation")
    .select(["id", "shop_id", "owner", "epoch"])
    .where("customer_id", "=", customerId)
    .orderBy("id")
    .forUpdate()
    .execute();
  for (const { id, owner, epoch } of rows) {
    if (owner !== "closed") await transferIn(trx, { conversationId: id, epoch, command: { type: "erase" }, now });
    await eraseLog(trx, { organizationId, conversationId: id, now });
  }
  await sql`select warmline_forget_sender(${organizationId}, ${customerId}, ${now})`.execute(trx);
  return rows.map(({ id, shop_id: shopId }) => ({ organizationId, shopId, conversationId: id, customerId }));
}

/** Erases one closed log; false where nothing was left to erase. A log that is open is a bug of the caller. */
async function eraseLog(
  trx: Transaction,
  { organizationId, conversationId, now }: { organizationId: string; conversationId: string; now: Date },
): Promise<boolean> {
  const { rows } = await sql<{
    head: number | null;
  }>`select warmline_erase_log(${organizationId}, ${conversationId}, ${now}) as head`.execute(trx);
  return typeof rows[0]?.head === "number";
}

/** Erases what was written in a log after it had been erased: a late note, a late rating. Returns how many logs. */
export async function eraseLate(context: ConversationsContext, signal?: AbortSignal): Promise<number> {
  for (let erased = 0; ;) {
    const late = await systemQuery(
      context.database,
      sql<{ organization: string; conversation: string }>`select * from warmline_erased_late(${BATCH})`,
    );
    for (const { organization, conversation } of late) {
      if (signal?.aborted) return erased;
      const scope: Scope = { organizationId: organization, shops: "*" };
      const key = { organizationId: organization, conversationId: conversation, now: context.clock.now() };
      if (await context.inScope(scope, (trx) => eraseLog(trx, key))) erased += 1;
    }
    if (late.length < BATCH) return erased;
  }
}

/** What a policy takes away: conversations of one organization that were closed before a moment, some at a time. */
export interface ClosedBefore {
  readonly organizationId: string;
  readonly before: Date;
  readonly most: number;
}

/** Erases what was said in conversations that were closed before; how many. */
export async function eraseClosed(
  { inScope, clock }: ConversationsContext,
  { organizationId, before, most }: ClosedBefore,
): Promise<number> {
  const scope: Scope = { organizationId, shops: "*" };
  const due = await inScope(scope, (trx) =>
    trx
      .selectFrom("conversation")
      .select("id")
      .where("owner", "=", "closed")
      .where("erased_seq", "is", null)
      .where("closed_at", "<", before)
      .orderBy("closed_at")
      .limit(most)
      .execute(),
  );
  for (const { id: conversationId } of due) {
    await inScope(scope, (trx) => eraseLog(trx, { organizationId, conversationId, now: clock.now() }));
  }
  return due.length;
}

/** Takes the assistant's traces out of conversations that were closed before; out of how many. */
export async function forgetTraces(
  { database }: ConversationsContext,
  { organizationId, before, most }: ClosedBefore,
): Promise<number> {
  const [row] = await systemQuery(
    database,
    sql<{ n: number }>`select warmline_forget_traces(${organizationId}, ${before}, ${most}) as n`,
  );
  return row?.n ?? 0;
}
