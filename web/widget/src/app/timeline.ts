import type { Message } from "@warmline/contract";
import { calendarDaysAgo } from "@warmline/ui";

/** One row of the conversation's view: a day's name, or a message and whether it opens and ends a run of one author. */
export type Row =
  | { readonly kind: "day"; readonly key: string; readonly at: Date }
  | { readonly kind: "message"; readonly key: string; readonly message: Message; readonly first: boolean };

/** Messages of one author closer than this stand together, in milliseconds. */
const TOGETHER_MS = 5 * 60_000;

/** The last thing that somebody said: the system's lines tell what happened. */
function lastSaid(messages: readonly Message[]): Message | undefined {
  return messages.findLast(({ author }) => author.kind !== "system");
}

function authorKey({ author, body }: Message): string {
  const person = "id" in author ? author.id : "";
  return `${body.kind === "rating" ? "" : author.kind} ${person}`;
}

function together(before: Message | undefined, message: Message): boolean {
  if (before === undefined || authorKey(before) !== authorKey(message)) return false;
  return Date.parse(message.at) - Date.parse(before.at) < TOGETHER_MS;
}

/** The last `count` messages as rows, with a day's name before the first of each calendar day of the reader's zone. */
export function rowsOf(messages: readonly Message[], count: number): readonly Row[] {
  const start = Math.max(0, messages.length - count);
  return messages.slice(start).flatMap((message, index): readonly Row[] => {
    const before = messages[start + index - 1];
    const at = new Date(message.at);
    const newDay = index === 0 || before === undefined || calendarDaysAgo(new Date(before.at), at) !== 0;
    const row = {
      kind: "message",
      key: `m${message.seq}`,
      message,
      first: newDay || !together(before, message),
    } as const;
    return newDay ? [{ kind: "day", key: `d${message.seq}`, at }, row] : [row];
  });
}

/** Replies offered with the last message; none once the customer has said anything after it. */
export function quickRepliesOf(
  messages: readonly Message[],
): readonly { readonly label: string; readonly text: string }[] {
  const last = lastSaid(messages);
  return last?.author.kind === "assistant" && last.body.kind === "text" ? (last.body.quickReplies ?? []) : [];
}

/** The last own message to which nobody has answered yet: the only one whose read mark says something. */
export function lastUnanswered(messages: readonly Message[]): Message | null {
  const last = lastSaid(messages);
  return last?.author.kind === "customer" && last.body.kind !== "rating" ? last : null;
}
