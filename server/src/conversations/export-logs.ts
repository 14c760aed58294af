import type { Message } from "@warmline/contract";
import type { Scope } from "../platform/database/index.ts";
import type { ConversationsContext } from "./context.ts";
import { MESSAGES_PER_READ, readMessages } from "./read-messages.ts";

/** A conversation as its customer saw it: without internal notes and without what colleagues say among themselves. */
export interface ExportedConversation {
  readonly id: string;
  readonly shopId: string;
  readonly channel: string;
  readonly language: string;
  /** ISO 8601. */
  readonly begunAt: string;
  readonly closedAt: string | null;
  readonly rating: number | null;
  readonly messages: readonly Message[];
}

/** A customer's conversations, the oldest first, one after another. */
export async function* exportLogs(
  { inScope }: ConversationsContext,
  scope: Scope,
  customerId: string,
): AsyncGenerator<ExportedConversation> {
  const rows = await inScope(scope, (trx) =>
    trx
      .selectFrom("conversation")
      .select(["id", "shop_id", "channel", "language", "created_at", "closed_at", "rating"])
      .where("customer_id", "=", customerId)
      .orderBy("created_at")
      .orderBy("id")
      .execute(),
  );
  for (const row of rows) {
    yield {
      id: row.id,
      shopId: row.shop_id,
      channel: row.channel,
      language: row.language,
      begunAt: row.created_at.toISOString(),
      closedAt: row.closed_at?.toISOString() ?? null,
      rating: row.rating,
      messages: await readAll((after) =>
        inScope(scope, (trx) => readMessages(trx, { conversationId: row.id, after, reader: { kind: "customer" } })),
      ),
    };
  }
}

async function readAll(read: (after: number) => Promise<readonly Message[]>): Promise<readonly Message[]> {
  const all: Message[] = [];
  for (;;) {
    const some = await read(all.at(-1)?.seq ?? 0);
    all.push(...some);
    if (some.length < MESSAGES_PER_READ) return all;
  }
}
