import type { Language } from "@warmline/contract";
import type { Scope, Transaction } from "../platform/database/index.ts";
import { appendIn, lockConversation } from "./append-in.ts";
import type { ConversationsContext } from "./context.ts";

/** A conversation that an agent has, in the ownership that he saw. */
export interface OwnedByAgent {
  readonly id: string;
  readonly epoch: number;
  readonly agentId: string;
}

/** What was done, and the line that tells it to the customer; null: nothing to tell. `id` keeps it from standing there twice. */
export interface DoneAndTold<T> {
  readonly result: T;
  readonly line: { readonly id: string; readonly words: (language: Language) => string } | null;
}

/** Does something for a customer and tells it in his conversation's log, in one transaction: either both happened or neither. */
export async function doAndTell<T>(
  context: ConversationsContext,
  { scope, conversation: { id, epoch, agentId } }: { readonly scope: Scope; readonly conversation: OwnedByAgent },
  work: (trx: Transaction, customer: { readonly customerId: string | null }) => Promise<DoneAndTold<T>>,
): Promise<{ readonly ok: true; readonly result: T } | { readonly ok: false; readonly code: "not_owned" }> {
  const done = await context.inScope(scope, async (trx) => {
    await lockConversation(trx, id);
    const row = await trx
      .selectFrom("conversation")
      .select(["organization_id", "shop_id", "customer_id", "customer_verified", "language"])
      .where("id", "=", id)
      .where("owner", "=", "agent")
      .where("agent_id", "=", agentId)
      .where("epoch", "=", epoch)
      .executeTakeFirst();
    if (row === undefined) return null;
    const { result, line } = await work(trx, { customerId: row.customer_verified ? row.customer_id : null });
    if (line !== null)
      await tell(trx, { id, organizationId: row.organization_id, line, row, now: context.clock.now() });
    return { result, row, told: line !== null };
  });
  if (done === null) return { ok: false, code: "not_owned" };
  const { organization_id: organizationId, shop_id: shopId, customer_id: customerId } = done.row;
  if (done.told) context.publishHead({ organizationId, shopId, conversationId: id, customerId });
  return { ok: true, result: done.result };
}

interface Telling {
  readonly id: string;
  readonly organizationId: string;
  readonly line: NonNullable<DoneAndTold<unknown>["line"]>;
  readonly row: { readonly language: Language };
  readonly now: Date;
}

/** A line of the system's: it answers nothing the customer said, so what he asked still waits for the agent's own words. */
async function tell(trx: Transaction, { id, organizationId, line, row, now }: Telling): Promise<void> {
  const written = await appendIn(trx, {
    organizationId,
    conversationId: id,
    author: { kind: "system" },
    clientId: `done:${id}:${line.id}`,
    at: now,
    body: { kind: "text", text: line.words(row.language) },
  });
  // Nobody can have written it before: what was done must not stay without its line.
  if (written.outcome !== "appended") throw new Error(`what was done in ${id} could not be told: ${written.outcome}`);
}
