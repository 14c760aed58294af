import type { Message } from "@warmline/contract";

/** Position of the last message of a log that begins at 1 without gaps; 0 for an empty one. */
export function lastSeq(log: readonly Message[]): number {
  return log.at(-1)?.seq ?? 0;
}

/** A log after an arrival; `gap` says that something before what arrived is missing, and from there nothing was taken. */
export interface Appended {
  readonly log: readonly Message[];
  readonly gap: boolean;
}

/** Takes what follows the log without a gap and passes over what it already has. The same object comes back when nothing was new. */
export function appendInOrder(log: readonly Message[], arrived: readonly Message[]): Appended {
  const fresh: Message[] = [];
  let next = lastSeq(log) + 1;
  for (const message of arrived) {
    if (message.seq > next) return { log: join(log, fresh), gap: true };
    if (message.seq < next) continue;
    fresh.push(message);
    next += 1;
  }
  return { log: join(log, fresh), gap: false };
}

function join(log: readonly Message[], fresh: readonly Message[]): readonly Message[] {
  return fresh.length === 0 ? log : [...log, ...fresh];
}
