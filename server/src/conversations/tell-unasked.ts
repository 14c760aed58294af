import type { Language } from "@warmline/contract";
import { sql } from "kysely";
import type { Transaction } from "../platform/database/index.ts";
import { appendIn, lockConversation } from "./append-in.ts";
import type { ConversationsContext } from "./context.ts";
import type { DoneAndTold } from "./do-and-tell.ts";
import { type CustomerContact, latestConversation, lockThread, openThread } from "./thread.ts";

/** How it stands between a customer and a shop before something is told. */
export interface ThreadStanding {
  /** The language of his last conversation, else the contact's: the one in which he is told. */
  readonly language: Language;
  /** When his last conversation moved, if it is open. */
  readonly movedAt: Date | null;
  /** Whether who wrote there was vouched for: nobody else hears of orders. Without a conversation, the contact's. */
  readonly verified: boolean;
}

/**
 * Tells a customer something that he did not ask for, as the system's own line: in his open conversation, else the last
 * one is opened again or the next one begins. `work` runs in the same transaction, with the customer's thread and
 * conversation locked, so that two at once run one after the other, and may run again after a deadlock; without a line
 * nothing is told and nothing opened. What it did is kept either way, and what it came to is returned. The line's `id`
 * is the caller's own and keeps it from standing there twice.
 */
export async function tellUnasked<T>(
  context: ConversationsContext,
  contact: CustomerContact,
  work: (trx: Transaction, standing: ThreadStanding) => Promise<DoneAndTold<T>>,
): Promise<T> {
  const { organizationId, shopId, customer } = contact;
  const { result, conversationId } = await context.inScope({ organizationId, shops: [shopId] }, async (trx) => {
    await lockThread(trx, contact);
    const standing = await standingOf(trx, contact);
    const done = await work(trx, standing);
    const told = done.line && { id: done.line.id, text: done.line.words(standing.language) };
    return { result: done.result, conversationId: told && (await tell(context, trx, { contact, line: told })) };
  });
  if (conversationId !== null) context.publishHead({ organizationId, shopId, conversationId, customerId: customer.id });
  return result;
}

interface Telling {
  readonly contact: CustomerContact;
  readonly line: { readonly id: string; readonly text: string };
}

/** Writes the line into the customer's conversation, and returns which one that is. */
async function tell(
  { clock, newId }: ConversationsContext,
  trx: Transaction,
  { contact, line }: Telling,
): Promise<string> {
  const now = clock.now();
  const conversationId = await openThread(trx, contact, { now, newId });
  const written = await appendIn(trx, {
    organizationId: contact.organizationId,
    conversationId,
    author: { kind: "system" },
    clientId: line.id,
    at: now,
    body: { kind: "text", text: line.text },
  });
  // What was done must not stay without its line.
  if (written.outcome !== "appended") throw new Error(`${line.id} could not be told: ${written.outcome}`);
  return conversationId;
}

async function standingOf(trx: Transaction, contact: CustomerContact): Promise<ThreadStanding> {
  const latest = await latestConversation(trx, contact);
  const unknown = { language: contact.language, movedAt: null, verified: contact.customer.verified };
  if (latest === null) return unknown;
  await lockConversation(trx, latest.id);
  const row = await trx
    .selectFrom("conversation")
    .select([
      "language",
      "customer_verified as verified",
      sql<Date | null>`case when closed_at is null then last_at end`.as("movedAt"),
    ])
    .where("id", "=", latest.id)
    .executeTakeFirstOrThrow();
  return latest.erased ? unknown : row;
}
