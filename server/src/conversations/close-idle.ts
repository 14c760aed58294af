import { sql } from "kysely";
import { type Scope, systemQuery } from "../platform/database/index.ts";
import type { ConversationsContext } from "./context.ts";
import type { Transfer, TransferResult } from "./transfer.ts";

/** How long nobody may write in a conversation of the assistant before it is closed, in hours. */
export const IDLE_HOURS = 24;
/** Conversations of one look. */
const BATCH = 200;

interface Idle {
  readonly organizationId: string;
  readonly conversationId: string;
  readonly epoch: number;
}

/**
 * Closes, as \`no_reply\`, what the assistant owns and nobody has written in for a day. Each is decided again under its
 * lock: whoever writes meanwhile keeps it open. Returns how many were closed.
 */
export async function closeIdle(
  context: ConversationsContext,
  transfer: (scope: Scope, transfer: Omit<Transfer, "now">) => Promise<TransferResult>,
  signal?: AbortSignal,
): Promise<number> {
  const idleSince = new Date(context.clock.now().getTime() - IDLE_HOURS * 3_600_000);
  for (let closed = 0; ;) {
    const idle = await findIdle(context, idleSince);
    let moved = 0;
    for (const { organizationId, conversationId, epoch } of idle) {
      if (signal?.aborted) return closed;
      const command = { type: "expire", idleSince } as const;
      const result = await transfer({ organizationId, shops: "*" }, { conversationId, epoch, command });
      if (result.ok) moved++;
    }
    closed += moved;
    // A look that moved nothing would find the same again.
    if (idle.length < BATCH || moved === 0) return closed;
  }
}

function findIdle({ database }: ConversationsContext, since: Date): Promise<readonly Idle[]> {
  const moment = since.toISOString();
  return systemQuery(
    database,
    sql<Idle>`select organization as "organizationId", conversation as "conversationId", epoch
      from warmline_idle_conversations(${moment}::timestamptz, ${BATCH})`,
  );
}
