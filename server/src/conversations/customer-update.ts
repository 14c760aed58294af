import type { CustomerConversation, Message } from "@warmline/contract";
import type { Transaction } from "../platform/database/index.ts";
import { customerConversation } from "./read-conversations.ts";
import { readMessages } from "./read-messages.ts";
import { type CustomerContact, latestConversation } from "./thread.ts";

/** How far a customer's screen is: the conversation it shows and the last entry in the customer's numbering. */
export interface Reached {
  readonly conversation: string;
  readonly seq: number;
}

/** What brings a customer's screen up to date. A conversation other than the one it shows begins at its first entry. */
export interface CustomerUpdate {
  readonly conversation: CustomerConversation;
  readonly messages: readonly Message[];
}

/** Reads the customer's newest conversation and what he has not seen of it; null when he has none. */
export async function readCustomerUpdate(
  trx: Transaction,
  contact: Pick<CustomerContact, "shopId" | "customer">,
  reached: Reached | null,
): Promise<CustomerUpdate | null> {
  const latest = await latestConversation(trx, contact);
  if (!latest) return null;
  const after = reached?.conversation === latest.id ? reached.seq : 0;
  const messages = await readMessages(trx, { conversationId: latest.id, after, reader: { kind: "customer" } });
  const conversation = await customerConversation(trx, { conversationId: latest.id, customerId: contact.customer.id });
  return conversation && { conversation, messages };
}
