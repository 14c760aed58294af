import { sql } from "kysely";
import type { Transaction } from "../platform/database/index.ts";
import type { AppendItem, AppendResult } from "./append-item.ts";
import { appendCall, toResult } from "./append-sql.ts";

/**
 * The second door to the log: writes an entry in a transaction of the caller's, for what must change together with it.
 * Waits for the conversation's lock; callers that hold several conversations take them in id order.
 */
export async function appendIn(trx: Transaction, item: AppendItem): Promise<AppendResult> {
  await lockConversation(trx, item.conversationId);
  const { rows } = await appendCall([item]).execute(trx);
  const result = rows[0] && toResult(rows[0]);
  if (!result) throw new Error(`append in a transaction got no answer for ${item.conversationId}`);
  return result;
}

/** Locks one conversation until the transaction ends. */
export async function lockConversation(trx: Transaction, conversationId: string): Promise<void> {
  await sql`select id from conversation where id = ${conversationId} for update`.execute(trx);
}
