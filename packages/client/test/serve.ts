import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import type { Accept } from "./faulty-network.ts";

/** Lets a server's sockets be accepted by `accept`, on any path. */
export function acceptSockets(http: Server, accept: Accept): WebSocketServer {
  const sockets = new WebSocketServer({ server: http });
  sockets.on("connection", (socket) => {
    const side = accept({ send: (text) => socket.send(text), close: () => socket.close() });
    socket.on("message", (data) => {
      if (Buffer.isBuffer(data)) side.received(data.toString());
    });
    socket.on("close", () => side.closed());
  });
  return sockets;
}

/** A real socket server on the loopback, on a free port. */
export async function serveSockets(accept: Accept): Promise<{ url: string; close: () => Promise<void> }> {
  const http = createServer();
  const sockets = acceptSockets(http, accept);
  await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
  return { url: `ws://127.0.0.1:${portOf(http)}`, close: () => closeAll(http, sockets) };
}

/** The port that a server listens on. */
export function portOf(http: Server): number {
  const address: string | AddressInfo | null = http.address();
  if (address === null || typeof address === "string") throw new Error("The server does not listen on a port.");
  return address.port;
}

async function closeAll(http: Server, sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.terminate();
  sockets.close();
  await new Promise<void>((closed) => http.close(() => closed()));
}
