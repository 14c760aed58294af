import type { StaffConversation } from "@warmline/contract";

/** What an agent can ask for, as the conversation stands. */
export interface Possible {
  readonly take: boolean;
  /** Close, hand back, return to the queue, answer: the owner's own business. */
  readonly own: boolean;
}

/** Which changes of owner make sense now. Whether they are allowed the server decides; `serves` is its word on answering at all. */
export function possibleFor(conversation: StaffConversation, viewer: { personId: string; serves: boolean }): Possible {
  if (!viewer.serves) return { take: false, own: false };
  const own = conversation.owner === "agent" && conversation.agent?.id === viewer.personId;
  return { take: conversation.owner === "queue" || conversation.owner === "assistant", own };
}
