import { HEARTBEAT_SECONDS, PROTOCOL_VERSION, SOCKET_PATH } from "@warmline/contract";
import { WebSocket } from "ws";
import { obeyParent } from "../support/children.ts";

/** Connect a customer with each of these sessions, and keep the connections beating. */
export interface ConnectOrder {
  readonly url: string;
  readonly sessions: readonly string[];
}

/** How many are there. */
export interface Connected {
  readonly sockets: number;
}

/** Sockets that are being opened at once. */
const OPENING_AT_ONCE = 8;
const PING = JSON.stringify({ type: "ping" });

const sockets: WebSocket[] = [];
obeyParent(async ({ url, sessions }: ConnectOrder): Promise<Connected> => {
  for (let start = 0; start < sessions.length; start += OPENING_AT_ONCE) {
    const some = sessions.slice(start, start + OPENING_AT_ONCE);
    sockets.push(...(await Promise.all(some.map((session) => connect(url, session)))));
  }
  beatInTurn();
  return { sockets: sockets.length };
});

/** Resolves with the welcome. */
function connect(url: string, session: string): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace(/^http/u, "ws")}${SOCKET_PATH}`, { perMessageDeflate: false });
  socket.once("open", () => {
    socket.send(
      JSON.stringify({ type: "hello", protocol: PROTOCOL_VERSION, role: "customer", session, language: "zh" }),
    );
  });
  socket.on("close", (code) => {
    console.error(`a socket was closed with ${code}`);
  });
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.once("message", () => resolve(socket));
  });
}

/** Everybody beats in time, one after the other, as people who came one after the other do. */
function beatInTurn(): void {
  let next = 0;
  setInterval(
    () => {
      const socket = sockets[next++ % sockets.length];
      if (socket?.readyState === WebSocket.OPEN) socket.send(PING);
    },
    (HEARTBEAT_SECONDS * 1000) / sockets.length,
  );
}
