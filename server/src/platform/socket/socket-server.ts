import { once } from "node:events";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import type { ErrorCode } from "@warmline/contract";
import type { Clock } from "../clock.ts";
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
  readonly clock: Clock;
  readonly log: Log;
  readonly onSocket: (socket: FrameSocket, request: IncomingMessage) => FrameHandler;
}

/** The open door. */
export interface SocketServer {
  readonly count: () => number;
  /** Says goodbye to everybody and takes nobody new. */
  readonly close: () => Promise<void>;
}

interface Upgraded {
  readonly ws: WebSocket;
  readonly raw: Duplex;
}

interface Connection {
  readonly ws: WebSocket;
  lastHeard: number;
}

/** Opens the socket's door on an HTTP server: JSON frames in, JSON frames out, each buffer bounded. */
export function openSocketServer(options: SocketServerOptions): SocketServer {
  const wss = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false });
  const connections = new Set<Connection>();
  const places = createSlots(options.perAddress);

  const onUpgrade = (request: IncomingMessage, raw: Duplex, head: Buffer): void => {
    const path = (request.url ?? "").split("?", 1)[0];
    if (path !== options.path) return turnAway(raw, "404 Not Found", "not_found");
    const leave = places.take(options.addressOf(request));
    if (!leave) return turnAway(raw, "429 Too Many Requests", "too_many_sockets");
    // The place is held from here on, also through a handshake that fails or never ends.
    raw.once("close", leave);
    wss.handleUpgrade(request, raw, head, (ws) => accept({ ws, raw }, request));
  };

  const accept = ({ ws, raw }: Upgraded, request: IncomingMessage): void => {
    const connection: Connection = { ws, lastHeard: options.clock.now().getTime() };
    const socket = frameSocket(ws, writeTogether(raw));
    const handler = options.onSocket(socket, request);
    connections.add(connection);
    ws.on("message", (data, isBinary) => {
      connection.lastHeard = options.clock.now().getTime();
      const frame = isBinary ? undefined : parseFrame(data);
      if (frame === undefined) socket.close("frame_invalid");
      else handler.onFrame(frame);
    });
    ws.on("error", (error) => options.log.debug({ err: error }, "a socket failed"));
    ws.on("close", () => {
      connections.delete(connection);
      handler.onClose();
    });
  };

  const giveUpSilent = (): void => {
    const oldest = options.clock.now().getTime() - options.silenceMs;
    for (const { ws, lastHeard } of connections) if (lastHeard < oldest) ws.terminate();
  };

  options.server.on("upgrade", onUpgrade);
  const sweep = setInterval(giveUpSilent, SWEEP_MS);
  return {
    count: () => connections.size,
    close: async () => {
      clearInterval(sweep);
      options.server.off("upgrade", onUpgrade);
      for (const { ws } of connections) sayGoodbye(ws, "shutting_down", CLOSE_GOING_AWAY);
      // Whoever does not say goodbye in return is cut off, so that a stop never hangs on a dead peer.
      const cutOff = setTimeout(() => {
        for (const { ws } of connections) ws.terminate();
      }, GOODBYE_MS);
      await Promise.all([...connections].map(({ ws }) => once(ws, "close")));
      clearTimeout(cutOff);
      wss.close();
    },
  };
}

/** Node hands an upgrading socket over without a listener for its errors: a peer that resets must not end the program. */
function turnAway(raw: Duplex, status: string, code: string): void {
  raw.on("error", () => undefined);
  const body = JSON.stringify({ code });
  const head = `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/problem+json\r\n`;
  raw.end(`${head}Content-Length: ${body.length}\r\n\r\n${body}`, () => raw.destroy());
}

/** Answers a function that holds what is written back until the present step is over: several frames are one write. */
function writeTogether(raw: Duplex): () => void {
  let held = false;
  return () => {
    if (held) return;
    held = true;
    raw.cork();
    process.nextTick(() => {
      held = false;
      raw.uncork();
    });
  };
}

function frameSocket(ws: WebSocket, hold: () => void): FrameSocket {
  return {
    get isOpen() {
      return ws.readyState === ws.OPEN;
    },
    send: (frame) => {
      if (ws.readyState !== ws.OPEN) return;
      if (ws.bufferedAmount > MAX_BUFFERED_BYTES) return ws.terminate();
      hold();
      ws.send(JSON.stringify(frame));
    },
    close: (code, detail) => sayGoodbye(ws, code, CLOSE_POLICY, detail),
  };
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
