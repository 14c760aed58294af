import type { Message } from "@warmline/contract";

/** A log on a screen after an entry said that all before it was erased: nothing of that is shown any more. */
export function withoutErased(log: readonly Message[]): readonly Message[] {
  const end = log.findLastIndex(({ body }) => body.kind === "event" && body.event.type === "erased");
  return end < 1 ? log : log.map((message, at) => (at < end ? withoutContent(message) : message));
}

/** What happened to the conversation stays; why colleagues say that it did goes with the words. */
function withoutContent({ trace: _trace, corrections: _corrections, ...message }: Message): Message {
  const { body } = message;
  if (body.kind !== "event") return { ...message, body: { kind: "erased" } };
  const { event } = body;
  return event.type === "handed_over" || event.type === "returned_to_queue"
    ? { ...message, body: { kind: "event", event: { ...event, reason: "" } } }
    : message;
}
