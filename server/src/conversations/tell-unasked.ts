import type { Language } from "@warmline/contract";
import { sql } from "kysely";
import type { Transaction } from "../platform/database/index.ts";
import { appendIn, lockConversation } from "./append-in.ts";
import type { ConversationsContext } from "./context.ts";
import { type CustomerContact, latestConversation, lockThread, openThread } from "./thread.ts";

/** How it stands between a customer and a shop before something is told. */
export interface ThreadStanding {
  /** The language of his last conversation, else the contact's. */
  readonly language: Language;
  /** When his last conversation moved, if it is open. */
  readonly movedAt: Date | null;
  /** Whether who wrote there was vouched for: nobody else hears of orders. Without a conversation, the contact's. */
  readonly verified: boolean;
}

/** What is told; `id` keeps it from standing there twice. */
export interface UnaskedLine {
  readonly id: string;
  readonly text: string;
}

/**
 * Tells a customer something that he did not ask for, as the system's own line: in his open conversation, else the last
 * one is opened again or the next one begins. `decide` runs in the same transaction, with the customer's thread and
 * conversation locked, so that two at once decide one after the other; null tells nothing and opens nothing. What it
 * wrote is kept either way. Returns whether something was told.
 */
export async function tellUnasked(
  context: ConversationsContext,
  contact: CustomerContact,
  decide: (trx: Transaction, standing: ThreadStanding) => Promise<UnaskedLine | null>,
): Promise<boolean> {
  const { organizationId, shopId, customer } = contact;
  const now = context.clock.now();
  const conversationId = await context.inScope({ organizationId, shops: [shopId] }, async (trx) => {
    await lockThread(trx, contact);
    const line = await decide(trx, await standingOf(trx, contact));
    if (line === null) return null;
    const id = await openThread(trx, contact, { now, newId: context.newId });
    const written = await appendIn(trx, {
      organizationId,
      conversationId: id,
      author: { kind: "system" },
      clientId: line.id,
      at: now,
      body: { kind: "text", text: line.text },
    });
    // What was decided must not stay without its line.
    if (written.outcome !== "appended") throw new Error(`${line.id} could not be told: ${written.outcome}`);
    return id;
  });
  if (conversationId === null) return false;
  context.publishHead({ organizationId, shopId, conversationId, customerId: customer.id });
  return true;
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
