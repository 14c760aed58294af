import type { StaffConversation } from "@warmline/contract";
import { SHORT_ID } from "../../customer/core/customer-name.ts";

/** Text as it is compared: width, case and surrounding blanks do not matter. */
export function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase().trim();
}

/** Whether a conversation has every word of the query in its customer's name, its problem, its last line or its agent's name. */
export function matches(conversation: StaffConversation, query: string): boolean {
  const { customer, preview, problem, agent } = conversation;
  const haystack = folded(
    [customer.name, customer.id.slice(-SHORT_ID), preview, problem ?? "", agent?.name ?? ""].join("\n"),
  );
  return folded(query)
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}
