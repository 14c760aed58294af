import { HEARTBEAT_SECONDS, type Hello } from "@warmline/contract";
import { retryDelay } from "./backoff.ts";
import type { ClientPorts, SocketLike } from "./ports.ts";

/** How the connection stands. `retryAt` is on the client's clock; `refused` stays until `reconnect`. */
export type ConnectionState =
  | { readonly status: "connecting" }
  | { readonly status: "online" }
  | { readonly status: "offline"; readonly retryAt: number }
  | { readonly status: "refused"; readonly code: string };

/** A refusal that trying again will not change. */
export interface Refusal {
  readonly ok: false;
  readonly code: string;
}

/** What to say first on a new socket, or why there is nothing to say. */
export type Greeting = { readonly ok: true; readonly hello: Hello } | Refusal;

/** What a connection needs from its owner. `greet` may be called for each attempt; a rejection counts as a failed attempt. */
export interface ConnectionOptions<Frame> {
  readonly url: string;
  readonly ports: Pick<ClientPorts, "openSocket" | "timers" | "random">;
  /** A received text as a frame; null for one that is broken or not known, which is passed over. */
  readonly readFrame: (text: string) => Frame | null;
  readonly greet: () => Promise<Greeting>;
  /** The server did not accept the session; the next `greet` must bring another. */
  readonly onSessionRefused: (code: string) => void;
  readonly onState: (state: ConnectionState) => void;
  readonly onFrame: (frame: Frame) => void;
}

/** One connection that keeps itself up, from the first `reconnect` on. */
export interface Connection {
  /** Sends a frame when online; false when it could not. */
  readonly send: (frame: object) => boolean;
  /** The world may have changed (network back, page seen again): tries at once, or checks that the socket still lives. */
  readonly wake: () => void;
  /** Gives up the present socket and greets anew: at once the first time, then with growing waits. */
  readonly restart: () => void;
  /** Begins anew at once, also after a refusal. */
  readonly reconnect: () => void;
  /** Ends it for good. */
  readonly close: () => void;
}

/** A socket that was opened but not welcomed within this time is given up, in milliseconds. */
export const GREETING_LIMIT_MS = 10_000;
/** How soon a socket must show life when woken, in milliseconds. */
export const WAKE_LIMIT_MS = 5_000;
/** A connection that held this long ended by chance: waits begin again from the shortest. In milliseconds. */
export const STEADY_MS = 10_000;
const HEARTBEAT_MS = HEARTBEAT_SECONDS * 1000;
const SESSION_CODES: readonly string[] = ["session_invalid", "session_revoked"];

/** Keeps one socket open: greets, beats, and comes back after any failure with jittered, growing waits. */
export function createConnection<Frame extends { type: string; code?: string }>(
  options: ConnectionOptions<Frame>,
): Connection {
  const { timers, random, openSocket } = options.ports;
  let socket: SocketLike | null = null;
  let onlineSince: number | null = null;
  let waiting = false;
  let closed = false;
  let failures = 0;
  let heardAt = 0;
  /** Raised whenever what was under way no longer counts, so that late callbacks of an old socket are passed over. */
  let era = 0;
  let stopTimer = (): void => undefined;

  function schedule(milliseconds: number, run: () => void): void {
    stopTimer();
    stopTimer = timers.after(milliseconds, run);
  }

  function drop(): number {
    stopTimer();
    era += 1;
    waiting = false;
    if (onlineSince !== null && timers.now() - onlineSince >= STEADY_MS) failures = 0;
    onlineSince = null;
    const old = socket;
    socket = null;
    old?.close();
    return era;
  }

  function begin(): void {
    const mine = drop();
    if (closed) return;
    options.onState({ status: "connecting" });
    options.greet().then(
      (greeting) => {
        if (mine !== era) return;
        if (greeting.ok) open(mine, greeting.hello);
        else refuse(greeting.code);
      },
      () => {
        if (mine === era) fail();
      },
    );
  }

  function open(mine: number, hello: Hello): void {
    const opened = openSocket(options.url, {
      opened: () => {
        if (mine === era) opened.send(JSON.stringify(hello));
      },
      received: (text) => {
        if (mine === era) receive(text);
      },
      closed: () => {
        if (mine === era) fail();
      },
    });
    socket = opened;
    schedule(GREETING_LIMIT_MS, fail);
  }

  function fail(): void {
    drop();
    const wait = retryDelay(failures, random);
    failures += 1;
    options.onState({ status: "offline", retryAt: timers.now() + wait });
    waiting = true;
    schedule(wait, begin);
  }

  function refuse(code: string): void {
    drop();
    options.onState({ status: "refused", code });
  }

  function restart(): void {
    drop();
    if (failures > 0) return fail();
    failures = 1;
    begin();
  }

  function receive(text: string): void {
    heardAt = timers.now();
    const frame = options.readFrame(text);
    if (frame === null) return;
    if (frame.type === "error" && stopsHere(frame.code ?? "")) return;
    if (frame.type === "welcome") welcomed();
    if (onlineSince !== null) options.onFrame(frame);
  }

  function stopsHere(code: string): boolean {
    if (SESSION_CODES.includes(code)) {
      options.onSessionRefused(code);
      restart();
      return true;
    }
    if (code !== "protocol_unsupported") return false;
    refuse(code);
    return true;
  }

  function welcomed(): void {
    onlineSince = timers.now();
    schedule(HEARTBEAT_MS, beat);
    options.onState({ status: "online" });
  }

  function beat(): void {
    if (timers.now() - heardAt >= 2 * HEARTBEAT_MS) return fail();
    send({ type: "ping" });
    schedule(HEARTBEAT_MS, beat);
  }

  function send(frame: object): boolean {
    if (socket === null || onlineSince === null) return false;
    socket.send(JSON.stringify(frame));
    return true;
  }

  function probe(): void {
    const askedAt = timers.now();
    send({ type: "ping" });
    schedule(WAKE_LIMIT_MS, () => {
      if (heardAt < askedAt) begin();
      else schedule(HEARTBEAT_MS, beat);
    });
  }

  function wake(): void {
    if (waiting) begin();
    else if (onlineSince !== null) probe();
  }

  function close(): void {
    closed = true;
    drop();
  }

  return { send, wake, restart, reconnect: begin, close };
}
