import { isPermanentRefusal } from "@warmline/contract";
import { retryDelay } from "./backoff.ts";
import type { ClientPorts } from "./ports.ts";

/** What a sender needs: the stream's oldest message that still waits, and how to put it on the wire as the stream's n-th. */
export interface SenderOptions {
  readonly ports: Pick<ClientPorts, "timers" | "random">;
  /** How many of the stream were taken before. */
  readonly taken: number;
  readonly next: () => string | null;
  readonly transmit: (id: string, n: number) => boolean;
  /** It can never be taken: give it back to its writer. The stream goes on with the next. */
  readonly onFailed: (id: string, code: string) => void;
}

/** An answer to a send that was not taken. */
export interface RefusedSend {
  readonly id: string;
  readonly code: string;
  readonly expected?: number | undefined;
}

/** Sends a stream's messages one after the other: the next only after the one before was taken or given back. */
export interface Sender {
  /** How many of the stream were taken, for keeping. */
  readonly taken: () => number;
  /** Sends what waits, if nothing is under way. */
  readonly pump: () => void;
  /** A message was taken: acknowledged, or seen in the log. */
  readonly accepted: (id: string) => void;
  readonly refused: (refusal: RefusedSend) => void;
  /** The socket is gone: whatever was under way is sent again at the next `pump`. */
  readonly offline: () => void;
}

/** A send that got no answer within this time is sent again, under the same id. In milliseconds. */
export const ACK_LIMIT_MS = 20_000;

/** A stop-and-wait sender for one stream. */
export function createSender(options: SenderOptions): Sender {
  const { timers, random } = options.ports;
  let taken = options.taken;
  let underWay: { readonly id: string; readonly n: number } | null = null;
  let failures = 0;
  let stopTimer = (): void => undefined;

  function schedule(milliseconds: number): void {
    stopTimer();
    stopTimer = timers.after(milliseconds, again);
  }

  function rest(): void {
    stopTimer();
    underWay = null;
  }

  function again(): void {
    rest();
    pump();
  }

  function pump(): void {
    if (underWay !== null) return;
    const id = options.next();
    if (id === null) return;
    underWay = { id, n: taken + 1 };
    if (options.transmit(id, taken + 1)) schedule(ACK_LIMIT_MS);
    else rest();
  }

  function accepted(id: string): void {
    if (underWay?.id !== id) return;
    taken = underWay.n;
    failures = 0;
    again();
  }

  function refused(refusal: RefusedSend): void {
    if (underWay?.id !== refusal.id) return;
    if (refusal.expected !== undefined) taken = refusal.expected - 1;
    if (isPermanentRefusal(refusal.code)) {
      rest();
      options.onFailed(refusal.id, refusal.code);
      pump();
    } else if (refusal.code === "out_of_step" && refusal.expected !== undefined && failures === 0) {
      failures += 1;
      again();
    } else {
      schedule(retryDelay(failures, random));
      failures += 1;
    }
  }

  return { taken: () => taken, pump, accepted, refused, offline: rest };
}
