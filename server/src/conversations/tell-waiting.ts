import type { Language } from "@warmline/contract";
import type { Scope } from "../platform/database/index.ts";
import { appendIn, lockConversation } from "./append-in.ts";
import type { ConversationsContext } from "./context.ts";

/** Somebody in a queue, in the ownership that was seen, and what he is told there. */
export interface WaitingLine {
  readonly conversationId: string;
  readonly epoch: number;
  readonly words: (language: Language) => string;
}

/** Tells somebody who waits something, as a line of the system's: once for each time that he comes to wait. Whether it stands there now. */
export async function tellWaiting(
  context: ConversationsContext,
  scope: Scope,
  { conversationId, epoch, words }: WaitingLine,
): Promise<boolean> {
  const told = await context.inScope(scope, async (trx) => {
    await lockConversation(trx, conversationId);
    const row = await trx
      .selectFrom("conversation")
      .select(["organization_id", "shop_id", "customer_id", "language"])
      .where("id", "=", conversationId)
      .where("owner", "=", "queue")
      .where("epoch", "=", epoch)
      .executeTakeFirst();
    if (row === undefined) return null;
    const written = await appendIn(trx, {
      organizationId: row.organization_id,
      conversationId,
      author: { kind: "system" },
      clientId: `place:${conversationId}:${epoch}`,
      at: context.clock.now(),
      body: { kind: "text", text: words(row.language) },
    });
    return written.outcome === "appended" ? row : null;
  });
  if (told === null) return false;
  const { organization_id: organizationId, shop_id: shopId, customer_id: customerId } = told;
  context.publishHead({ organizationId, shopId, conversationId, customerId });
  return true;
}
