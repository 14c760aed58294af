import type { StaffConversation } from "@warmline/contract";
import { type Selectable, sql } from "kysely";
import type { Transaction } from "../platform/database/index.ts";
import type { ConversationTable } from "./conversation-table.ts";
import { problemLine } from "./read-brief.ts";

/** Conversations of one inbox read. */
export const INBOX_LIMIT = 500;
/** How long a closed conversation stays in the inbox, in hours. */
const CLOSED_STAYS_HOURS = 24;

/** Which conversations staff want to see; always within the scope's shops. */
export interface ConversationFilter {
  readonly ids?: readonly string[];
  readonly shopId?: string;
  readonly customerId?: string;
  readonly owner?: StaffConversation["owner"];
  readonly lastBefore?: Date;
  readonly limit?: number;
}

/** What an agent's inbox holds: everything open, and what was closed within the last day. */
export async function inbox(trx: Transaction, personId: string, now: Date): Promise<StaffConversation[]> {
  const since = new Date(now.getTime() - CLOSED_STAYS_HOURS * 3_600_000);
  const rows = await staffQuery(trx, personId)
    .where((eb) => eb.or([eb("c.owner", "<>", "closed"), eb("c.closed_at", ">", since)]))
    // What must not fall off the end of a long list: one's own, then who waits longest.
    .orderBy(sql`case when c.agent_id = ${personId} then 0 when c.owner = 'queue' then 1 else 2 end`)
    .orderBy(sql`case when c.owner = 'queue' then c.queued_at end`)
    .orderBy("c.last_at", "desc")
    .limit(INBOX_LIMIT)
    .execute();
  return rows.map(presentConversation);
}

/** Conversations by filter, the latest first. */
export async function findConversations(
  trx: Transaction,
  personId: string,
  filter: ConversationFilter,
): Promise<StaffConversation[]> {
  let query = staffQuery(trx, personId);
  if (filter.ids) query = query.where("c.id", "in", [...filter.ids]);
  if (filter.shopId) query = query.where("c.shop_id", "=", filter.shopId);
  if (filter.customerId) query = query.where("c.customer_id", "=", filter.customerId);
  if (filter.owner) query = query.where("c.owner", "=", filter.owner);
  if (filter.lastBefore) query = query.where("c.last_at", "<", filter.lastBefore);
  const rows = await query
    .orderBy("c.last_at", "desc")
    .limit(filter.limit ?? INBOX_LIMIT)
    .execute();
  return rows.map(presentConversation);
}

function staffQuery(trx: Transaction, personId: string) {
  return trx
    .selectFrom("conversation as c")
    .leftJoin("mark as theirs", (join) =>
      join.onRef("theirs.conversation_id", "=", "c.id").on("theirs.reader", "=", "customer"),
    )
    .leftJoin("mark as mine", (join) =>
      join.onRef("mine.conversation_id", "=", "c.id").on("mine.reader", "=", `agent:${personId}`),
    )
    .selectAll("c")
    .select([
      "theirs.delivered_seq as customer_delivered",
      "theirs.read_seq as customer_read",
      "mine.read_seq as my_read",
    ]);
}

type StaffRow = Selectable<ConversationTable> & {
  customer_delivered: number | null;
  customer_read: number | null;
  my_read: number | null;
};

function presentConversation(row: StaffRow): StaffConversation {
  const problem = problemLine(row);
  return {
    id: row.id,
    shopId: row.shop_id,
    customer: { id: row.customer_id, name: row.customer_name, verified: row.customer_verified, language: row.language },
    owner: row.owner,
    ...(row.agent_id === null ? {} : { agent: { id: row.agent_id, name: row.agent_name ?? "" } }),
    epoch: row.epoch,
    seq: row.seq,
    publicSeq: row.public_seq,
    customerSeq: row.customer_seq,
    handledSeq: row.handled_seq,
    customerDeliveredSeq: row.customer_delivered ?? 0,
    customerReadSeq: row.customer_read ?? 0,
    readSeq: row.my_read ?? 0,
    ownerSince: (row.owner === "queue" && row.queued_at ? row.queued_at : row.owner_since).toISOString(),
    lastAt: row.last_at.toISOString(),
    preview: row.preview,
    previewAuthor: row.preview_author,
    ...(row.close_reason === null ? {} : { closeReason: row.close_reason }),
    ...(row.handover_reason === null ? {} : { handoverReason: row.handover_reason }),
    ...(problem === null ? {} : { problem }),
    ...(row.rating === null ? {} : { rating: row.rating }),
    ...(row.previous_id === null ? {} : { previousId: row.previous_id }),
  };
}
