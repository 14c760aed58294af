import type { Message } from "@warmline/contract";

/** What the customer has been told before people took over, as ids of facts. */
export interface Told {
  readonly facts: readonly string[];
  /** Asked for, and the shop has not given it. */
  readonly unknown: readonly string[];
}

const isEvent = ({ body }: Message, ...types: readonly string[]): boolean =>
  body.kind === "event" && types.includes(body.event.type);

/** Gathers what the assistant told in the stretch that ended with the hand-over; `brief` knows only the last answer's. */
export function toldBefore(brief: Told, messages: readonly Message[]): Told {
  const end = messages.findLastIndex((message) => isEvent(message, "handed_over"));
  const stretch = end < 0 ? [] : messages.slice(0, end);
  const begin = stretch.findLastIndex((message) => isEvent(message, "handed_back", "reopened", "closed"));
  const traces = stretch.slice(begin + 1).flatMap(({ trace }) => (trace === undefined ? [] : [trace]));
  const facts = new Set([...traces.flatMap((trace) => trace.facts), ...brief.facts]);
  const unknown = new Set([...traces.flatMap((trace) => trace.unknown ?? []), ...brief.unknown]);
  return { facts: [...facts], unknown: [...unknown].filter((id) => !facts.has(id)) };
}

/** Whether a person has answered since the hand-over: then the story has been read. */
export function answeredSince(messages: readonly Message[]): boolean {
  const from = messages.findLastIndex((message) => isEvent(message, "handed_over"));
  return messages.slice(from + 1).some(({ author, body }) => author.kind === "agent" && body.kind !== "note");
}
