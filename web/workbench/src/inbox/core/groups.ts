import type { StaffConversation } from "@warmline/contract";

/** The inbox's groups in the order in which they are shown. */
export const GROUPS = ["mine", "waiting", "colleagues", "assistant", "closed"] as const;

/** One of `GROUPS`. */
export type Group = (typeof GROUPS)[number];

/** Rows shown of a group until asked for more. */
export const ROWS_AT_FIRST = 60;

/** Every group with its conversations in the order in which they are shown. */
export type GroupedInbox = Readonly<Record<Group, readonly StaffConversation[]>>;

/** Who looks, and when; instants in milliseconds. `dayStart` is the beginning of the reader's own day. */
export interface Viewer {
  readonly personId: string;
  readonly dayStart: number;
}

/** Which group a conversation belongs to for this viewer; null when it was closed before today. */
export function groupOf(conversation: StaffConversation, viewer: Viewer): Group | null {
  switch (conversation.owner) {
    case "agent":
      return conversation.agent?.id === viewer.personId ? "mine" : "colleagues";
    case "queue":
      return "waiting";
    case "assistant":
      return "assistant";
    case "closed":
      return Date.parse(conversation.ownerSince) >= viewer.dayStart ? "closed" : null;
  }
}

/** Whether the customer waits: nobody has answered what he wrote, or a person was promised who has not said a word yet. */
export function needsAnswer({ owner, customerSeq, handledSeq, previewAuthor }: StaffConversation): boolean {
  if (owner === "closed") return false;
  return customerSeq > handledSeq || (owner === "agent" && previewAuthor !== "agent");
}

/** Since when such a customer waits: since he wrote, or since the person took over. */
export function waitsSince({ customerSeq, handledSeq, lastAt, ownerSince }: StaffConversation): string {
  return customerSeq > handledSeq ? lastAt : ownerSince;
}

/** Messages that this agent has not read. Others' conversations are read live, never counted. */
export function unreadCount(conversation: StaffConversation): number {
  return Math.max(0, conversation.seq - conversation.readSeq);
}

type Order = (one: StaffConversation, other: StaffConversation) => number;

const newestFirst: Order = (one, other) =>
  Date.parse(other.lastAt) - Date.parse(one.lastAt) || one.id.localeCompare(other.id);
const longestWaiting: Order = (one, other) =>
  Date.parse(one.ownerSince) - Date.parse(other.ownerSince) || one.id.localeCompare(other.id);
const oldestFirst: Order = (one, other) => -newestFirst(one, other);

/** Own conversations: who waits for an answer first, longest waiting on top; the others by their last message. */
const mineFirst: Order = (one, other) => {
  if (needsAnswer(one) !== needsAnswer(other)) return needsAnswer(one) ? -1 : 1;
  return needsAnswer(one) ? oldestFirst(one, other) : newestFirst(one, other);
};

const ORDERS: Readonly<Record<Group, Order>> = {
  mine: mineFirst,
  waiting: longestWaiting,
  colleagues: newestFirst,
  assistant: newestFirst,
  closed: newestFirst,
};

/** Sorts an inbox into its groups. */
export function groupInbox(conversations: Iterable<StaffConversation>, viewer: Viewer): GroupedInbox {
  const groups: Record<Group, StaffConversation[]> = {
    mine: [],
    waiting: [],
    colleagues: [],
    assistant: [],
    closed: [],
  };
  for (const conversation of conversations) {
    const group = groupOf(conversation, viewer);
    if (group !== null) groups[group].push(conversation);
  }
  for (const group of GROUPS) groups[group].sort(ORDERS[group]);
  return groups;
}

/** The beginning of the local day of an instant, in milliseconds. */
export function dayStartOf(now: number): number {
  return new Date(now).setHours(0, 0, 0, 0);
}
