import type { StaffConversation } from "@warmline/contract";

/** A conversation for tests: with the assistant, nothing unread, last message at 10:00. */
export function conversation(id: string, changes: Partial<StaffConversation> = {}): StaffConversation {
  return {
    id,
    shopId: "shop-1",
    customer: { id: `customer-of-${id}`, name: "李雷", verified: true, language: "zh" },
    owner: "assistant",
    epoch: 1,
    seq: 4,
    publicSeq: 4,
    customerSeq: 3,
    handledSeq: 3,
    customerDeliveredSeq: 4,
    customerReadSeq: 4,
    readSeq: 4,
    ownerSince: "2026-11-22T02:00:00.000Z",
    lastAt: "2026-11-22T02:00:00.000Z",
    preview: "好的，谢谢",
    previewAuthor: "customer",
    ...changes,
  };
}
