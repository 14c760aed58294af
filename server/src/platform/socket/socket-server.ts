import { once } from "node:events";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import type { ErrorCode } from "@warmline/contract";
import { type Elapsed, machineElapsed } from "../clock.ts";
import { type Every, everyInterval } from "../every.ts";
import type { Log } from "../log.ts";
import { createSlots } from "../slots.ts";
import type { FrameHandler, FrameSocket } from "./frame-socket.ts";

/** Largest frame taken, in bytes: a text of 4,000 characters with room to spare. */
export const MAX_FRAME_BYTES = 64 * 1024;
/** Bytes that may wait for a slow reader before the socket is given up; its reader resumes from its last seq. */
const MAX_BUFFERED_BYTES = 1024 * 1024;
/** How often silent sockets are looked for, in milliseconds. */
const SWEEP_MS = 5_000;
/** How long a stop waits for goodbyes, in milliseconds. */
const GOODBYE_MS = 1_000;
/** WebSocket close codes (RFC 6455): policy, and going away. */
const CLOSE_POLICY = 1008;
const CLOSE_GOING_AWAY = 1001;

/** How to open the socket's door. */
export interface SocketServerOptions {
  readonly server: Server;
  readonly path: string;
  /** A socket that sends nothing for this long is given up, in milliseconds. */
  readonly silenceMs: number;
  /** Whose a request is, for the number of sockets that one address may have. */
  readonly addressOf: (request: IncomingMessage) => string;
  readonly perAddress: number;
  /** How long a silence lasts: by the machine's own count, because a clock that is set would end everybody or nobody. */
  readonly elapsed?: Elapsed;
  /** The machine's timer by default. */
  readonly every?: Every;
  readonly log: Log;
  readonly onSocket: (socket: FrameSocket, request: IncomingMessage) => FrameHandler;
}

/** The open door. */
export interface SocketServer {
  readonly count: () => number;
  /** Says goodbye to everybody and takes nobody new. */
  readonly close: () => Promise<void>;
}

/** Opens the socket's door on an HTTP server: JSON frames in, JSON frames out, each buffer bounded. */
export function openSocketServer(options: SocketServerOptions): SocketServer {
  const { elapsed = machineElapsed, every = everyInterval, log } = options;
  const wss = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false });
  const connections = new Map<WebSocket, Connection>();
  const places = createSlots(options.perAddress);

  const onUpgrade = (request: IncomingMessage, raw: Duplex, head: Buffer): void => {
    const path = (request.url ?? "").split("?", 1)[0];
    if (path !== options.path) return turnAway(raw, "404 Not Found", "not_found");
    const address = options.addressOf(request);
    if (!places.take(address)) return turnAway(raw, "429 Too Many Requests", "too_many_sockets");
    const ws = shakeHands(wss, { request, raw, head });
    if (ws) accept(new Connection({ ws, raw, address }, elapsed), request);
    else places.give(address);
  };

  const accept = (connection: Connection, request: IncomingMessage): void => {
    const { ws } = connection;
    connection.handler = options.onSocket(connection, request);
    connections.set(ws, connection);
    ws.on("message", onMessage);
    ws.on("error", onError);
    ws.on("close", onClose);
  };

  // Listeners that all sockets share: which of them it is they know by `this`.
  function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
    connections.get(this)?.take(data, isBinary);
  }

  function onError(error: Error): void {
    log.debug({ err: error }, "a socket failed");
  }

  function onClose(this: WebSocket): void {
    const connection = connections.get(this);
    if (!connection) return;
    connections.delete(this);
    places.give(connection.address);
    connection.handler?.onClose();
  }

  const giveUpSilent = (): void => {
    const oldest = elapsed() - options.silenceMs;
    for (const { ws, lastHeard } of connections.values()) if (lastHeard < oldest) ws.terminate();
  };

  options.server.on("upgrade", onUpgrade);
  const endSweep = every(SWEEP_MS, giveUpSilent);
  return {
    count: () => connections.size,
    close: async () => {
      endSweep();
      options.server.off("upgrade", onUpgrade);
      const open = [...connections.keys()];
      for (const ws of open) sayGoodbye(ws, "shutting_down", CLOSE_GOING_AWAY);
      // Whoever does not say goodbye in return is cut off, so that a stop never hangs on a dead peer.
      const cutOff = setTimeout(() => {
        for (const ws of open) ws.terminate();
      }, GOODBYE_MS);
      await Promise.all(open.map((ws) => once(ws, "close")));
      clearTimeout(cutOff);
      wss.close();
    },
  };
}

/** One open socket. A class rather than closures: of each of its functions there is one, however many thousand are open. */
class Connection implements FrameSocket {
  readonly ws: WebSocket;
  /** Whose place it holds. */
  readonly address: string;
  handler: FrameHandler | null = null;
  lastHeard: number;
  readonly #raw: Duplex;
  readonly #elapsed: Elapsed;
  #held = false;

  constructor({ ws, raw, address }: Pick<Connection, "ws" | "address"> & { readonly raw: Duplex }, elapsed: Elapsed) {
    this.ws = ws;
    this.address = address;
    this.#raw = raw;
    this.#elapsed = elapsed;
    this.lastHeard = elapsed();
  }

  get isOpen(): boolean {
    return this.ws.readyState === this.ws.OPEN;
  }

  send(frame: object): void {
    if (!this.isOpen) return;
    if (this.ws.bufferedAmount > MAX_BUFFERED_BYTES) return this.ws.terminate();
    this.#writeTogether();
    this.ws.send(JSON.stringify(frame));
  }

  close(code: ErrorCode, detail?: string): void {
    sayGoodbye(this.ws, code, CLOSE_POLICY, detail);
  }

  take(data: RawData, isBinary: boolean): void {
    this.lastHeard = this.#elapsed();
    const frame = isBinary ? undefined : parseFrame(data);
    if (frame === undefined) this.close("frame_invalid");
    else this.handler?.onFrame(frame);
  }

  /** Holds what is written back until the present step is over: several frames are one write. */
  #writeTogether(): void {
    if (this.#held) return;
    this.#held = true;
    this.#raw.cork();
    process.nextTick(() => {
      this.#held = false;
      this.#raw.uncork();
    });
  }
}

/** Null when the handshake was refused: `ws` has answered then, and closes. It is over when this returns. */
function shakeHands(
  wss: WebSocketServer,
  { request, raw, head }: { readonly request: IncomingMessage; readonly raw: Duplex; readonly head: Buffer },
): WebSocket | null {
  const shaken: WebSocket[] = [];
  wss.handleUpgrade(request, raw, head, (ws) => shaken.push(ws));
  return shaken[0] ?? null;
}

/** Node hands an upgrading socket over without a listener for its errors: a peer that resets must not end the program. */
function turnAway(raw: Duplex, status: string, code: string): void {
  raw.on("error", () => undefined);
  const body = JSON.stringify({ code });
  const head = `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/problem+json\r\n`;
  raw.end(`${head}Content-Length: ${body.length}\r\n\r\n${body}`, () => raw.destroy());
}

function sayGoodbye(ws: WebSocket, code: ErrorCode, closeCode: number, detail?: string): void {
  if (ws.readyState !== ws.OPEN) return;
  ws.send(JSON.stringify({ type: "error", code, ...(detail === undefined ? {} : { detail }) }));
  ws.close(closeCode, code);
}

function parseFrame(data: RawData): unknown {
  try {
    return JSON.parse(Buffer.isBuffer(data) ? data.toString("utf8") : "");
  } catch {
    return undefined;
  }
}
