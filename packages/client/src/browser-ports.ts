import type { ClientPorts, KeyValueStorage, OpenSocket } from "./ports.ts";

/** The part of a browser's `WebSocket` that is used. */
interface BrowserSocket {
  readyState: number;
  onopen: ((event: never) => unknown) | null;
  onmessage: ((event: never) => unknown) | null;
  onclose: ((event: never) => unknown) | null;
  onerror: ((event: never) => unknown) | null;
  send(text: string): void;
  close(): void;
}

/** The part of a browser's `localStorage` or `sessionStorage` that is used. */
export interface BrowserStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** The part of a browser's `window` that is used. */
export interface BrowserWindow {
  readonly WebSocket: new (url: string) => BrowserSocket;
  readonly crypto: { getRandomValues(array: Uint8Array<ArrayBuffer>): unknown };
  readonly performance: { now(): number };
  readonly setTimeout: (run: () => void, milliseconds: number) => number;
  readonly clearTimeout: (timer: number) => void;
}

const OPEN = 1;

/** Opens sockets by a `WebSocket` constructor: the browser's, or one that behaves alike. */
export function openWith(create: (url: string) => BrowserSocket): OpenSocket {
  return (url, handlers) => {
    const socket = create(url);
    socket.onopen = () => handlers.opened();
    socket.onmessage = ({ data }: { data: unknown }) => {
      if (typeof data === "string") handlers.received(data);
    };
    socket.onclose = () => handlers.closed();
    return {
      send: (text) => {
        if (socket.readyState === OPEN) socket.send(text);
      },
      close: () => socket.close(),
    };
  };
}

/** Keeps text in the browser's storage; the same shape as the port, only other names. */
export function keepIn(storage: BrowserStorage): KeyValueStorage {
  return {
    get: (key) => storage.getItem(key),
    set: (key, value) => storage.setItem(key, value),
    remove: (key) => storage.removeItem(key),
  };
}

/** Keeps text only as long as the program runs. */
export function keepInMemory(): KeyValueStorage {
  const texts = new Map<string, string>();
  return {
    get: (key) => texts.get(key) ?? null,
    set: (key, value) => void texts.set(key, value),
    remove: (key) => void texts.delete(key),
  };
}

/** 128 random bits as 32 hex digits. Works also on pages without https, where `randomUUID` is missing. */
export function randomId(fill: (bytes: Uint8Array<ArrayBuffer>) => unknown): string {
  const bytes = new Uint8Array(16);
  fill(bytes);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The ports of a browser's window. Storage is given by the caller, because reading `localStorage` may be forbidden. */
export function browserPorts(window: BrowserWindow, storage: KeyValueStorage): ClientPorts {
  return {
    storage,
    openSocket: openWith((url) => new window.WebSocket(url)),
    timers: {
      now: () => window.performance.now(),
      after(milliseconds, run) {
        const timer = window.setTimeout(run, milliseconds);
        return () => window.clearTimeout(timer);
      },
    },
    random: Math.random,
    newId: () => randomId((bytes) => window.crypto.getRandomValues(bytes)),
  };
}
