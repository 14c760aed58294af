/** What a socket tells its owner, never before `openSocket` has returned. After `closed` nothing more comes. */
export interface SocketHandlers {
  readonly opened: () => void;
  readonly received: (text: string) => void;
  readonly closed: () => void;
}

/** The two things a client does to a socket. Closing twice and sending on a closed one are harmless. */
export interface SocketLike {
  readonly send: (text: string) => void;
  readonly close: () => void;
}

/** Opens a socket to a `ws:` or `wss:` address. Failure to connect is told by `closed`, never thrown. */
export type OpenSocket = (url: string, handlers: SocketHandlers) => SocketLike;

/** Text kept between reloads. Each call may answer at once or later; a storage that fails costs only what it would have kept. */
export interface KeyValueStorage {
  readonly get: (key: string) => string | null | Promise<string | null>;
  readonly set: (key: string, value: string) => void | Promise<void>;
  readonly remove: (key: string) => void | Promise<void>;
}

/** Takes back what was scheduled; harmless when it already ran. */
export type Cancel = () => void;

/** Time in milliseconds: a clock that never jumps a pending timer, and timers on it. */
export interface Timers {
  readonly now: () => number;
  readonly after: (milliseconds: number, run: () => void) => Cancel;
}

/** Everything a client needs from the world around it. */
export interface ClientPorts {
  readonly openSocket: OpenSocket;
  readonly storage: KeyValueStorage;
  readonly timers: Timers;
  /** A number in [0, 1), for jitter. */
  readonly random: () => number;
  /** A new id that no one else chooses: letters, digits, `-` and `_`, at most 40 characters. */
  readonly newId: () => string;
}
