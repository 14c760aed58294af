import type { AgentBody, Message } from "@warmline/contract";

/** An own message that the log does not show yet; `failed` carries why it was given back. */
export interface Unsent {
  readonly id: string;
  readonly body: AgentBody;
  readonly writtenAt: number;
  readonly delivery:
    { readonly state: "queued" } | { readonly state: "sent" } | { readonly state: "failed"; readonly code: string };
}

/** On which side of the conversation an entry stands: the customer left, whoever answers right, events in the middle. */
export type Side = "customer" | "own" | "staff" | "middle";

/** One thing on the screen, from top to bottom. `first` opens a run of one writer and carries his name. */
export type TimelineItem =
  | { readonly kind: "day"; readonly key: string; readonly at: Date }
  | { readonly kind: "unread"; readonly key: string }
  | {
      readonly kind: "message";
      readonly key: string;
      readonly message: Message;
      readonly side: Side;
      readonly first: boolean;
    }
  | { readonly kind: "unsent"; readonly key: string; readonly unsent: Unsent; readonly first: boolean };

/** What a timeline is made from. `unreadAfter` is what had been read when the conversation was opened. */
export interface TimelineInput {
  readonly messages: readonly Message[];
  readonly unsent: readonly Unsent[];
  readonly personId: string;
  readonly unreadAfter: number;
}

/** Messages of one writer that are closer than this belong to one run, in milliseconds. */
export const RUN_GAP_MS = 5 * 60_000;

/** Where a message stands for this reader. */
export function sideOf(message: Message, personId: string): Side {
  if (message.body.kind === "event" || message.body.kind === "rating") return "middle";
  switch (message.author.kind) {
    case "customer":
      return "customer";
    case "assistant":
      return "staff";
    case "agent":
      return message.author.id === personId ? "own" : "staff";
    case "system":
      return "middle";
  }
}

/** Lays a log out: day separators, where unread begins, runs, and what is still on its way at the end. */
export function layOut(input: TimelineInput): readonly TimelineItem[] {
  const items: TimelineItem[] = [];
  let before: Message | null = null;
  let unreadShown = input.unreadAfter <= 0;
  for (const message of input.messages) {
    const at = new Date(message.at);
    const newDay = before === null || dayOf(new Date(before.at)) !== dayOf(at);
    if (newDay) items.push({ kind: "day", key: `day-${message.seq}`, at });
    const unreadHere = !unreadShown && message.seq > input.unreadAfter && sideOf(message, input.personId) !== "own";
    if (unreadHere) items.push({ kind: "unread", key: "unread" });
    unreadShown ||= unreadHere;
    const first = newDay || unreadHere || before === null || !continues(before, message);
    items.push({ kind: "message", key: `seq-${message.seq}`, message, side: sideOf(message, input.personId), first });
    before = message;
  }
  return [...items, ...layOutUnsent(input.unsent)];
}

function layOutUnsent(unsent: readonly Unsent[]): readonly TimelineItem[] {
  return unsent.map((one, index) => {
    const before = unsent[index - 1];
    return {
      kind: "unsent",
      key: one.id,
      unsent: one,
      first: before === undefined || kindOf(before.body) !== kindOf(one.body),
    };
  });
}

function continues(before: Message, message: Message): boolean {
  const close = Date.parse(message.at) - Date.parse(before.at) < RUN_GAP_MS;
  return close && writerOf(before) === writerOf(message) && kindOf(before.body) === kindOf(message.body);
}

function writerOf({ author }: Message): string {
  return author.kind === "agent" ? author.id : author.kind;
}

/** A note never joins a run of answers, so that nobody takes one for the other. */
function kindOf(body: Message["body"]): "note" | "event" | "answer" {
  if (body.kind === "note") return "note";
  return body.kind === "event" || body.kind === "rating" ? "event" : "answer";
}

function dayOf(at: Date): string {
  return `${at.getFullYear()}-${at.getMonth()}-${at.getDate()}`;
}
