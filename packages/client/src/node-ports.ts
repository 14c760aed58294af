import { keepInMemory, openWith, randomId } from "./browser-ports.ts";
import type { ClientPorts, KeyValueStorage, OpenSocket } from "./ports.ts";

/** The part of the package `ws`'s socket that is used; Node's own `WebSocket` fits as well. */
type NodeSocket = ReturnType<Parameters<typeof openWith>[0]>;

/** What a Node program gives: how to make a socket, and where to keep unsent messages (only in memory by default). */
export interface NodePortsOptions {
  /** Makes a socket, such as `(url) => new WebSocket(url)` with `ws`. */
  readonly createSocket: (url: string) => NodeSocket;
  readonly storage?: KeyValueStorage;
}

declare const performance: { now(): number };
declare const crypto: { getRandomValues(array: Uint8Array<ArrayBuffer>): unknown };
declare function setTimeout(run: () => void, milliseconds: number): { unref?(): unknown };
declare function clearTimeout(timer: object): void;

/** Opens sockets of Node: a failed one tells `error` before `close`, and an unheard `error` would end the program. */
function openQuietly(createSocket: NodePortsOptions["createSocket"]): OpenSocket {
  return openWith((url) => {
    const socket = createSocket(url);
    socket.onerror = () => undefined;
    return socket;
  });
}

/** The ports of a Node program. */
export function nodePorts(options: NodePortsOptions): ClientPorts {
  return {
    storage: options.storage ?? keepInMemory(),
    openSocket: openQuietly(options.createSocket),
    timers: {
      now: () => performance.now(),
      after(milliseconds, run) {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    random: Math.random,
    newId: () => randomId((bytes) => crypto.getRandomValues(bytes)),
  };
}
