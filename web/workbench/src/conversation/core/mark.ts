import type { Message, StaffConversation } from "@warmline/contract";

/** How far a message to the customer has come. */
export type MarkState = "sent" | "delivered" | "read";

/** The mark of a message that went to the customer; null for what customers do not get or wrote themselves. */
export function markOf(
  message: Message,
  { customerDeliveredSeq, customerReadSeq }: Pick<StaffConversation, "customerDeliveredSeq" | "customerReadSeq">,
): MarkState | null {
  const { publicSeq, author } = message;
  if (publicSeq === undefined || author.kind === "customer" || author.kind === "system") return null;
  if (publicSeq <= customerReadSeq) return "read";
  return publicSeq <= customerDeliveredSeq ? "delivered" : "sent";
}
