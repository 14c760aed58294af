import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { SOCKET_PATH } from "@warmline/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { silentLog } from "../log.ts";
import { type FrameHandler, type FrameSocket, MAX_FRAME_BYTES, openSocketServer, type SocketServer } from "./index.ts";

let http: Server;
let sockets: SocketServer;
let url: string;
/** What reached the room above, and its ends of the sockets. */
const heard: unknown[] = [];
const ends: FrameSocket[] = [];

beforeAll(async () => {
  http = createServer();
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}${SOCKET_PATH}`;
  const onSocket = (socket: FrameSocket): FrameHandler => {
    ends.push(socket);
    return { onFrame: (frame) => heard.push(frame), onClose: () => undefined };
  };
  const door = { server: http, path: SOCKET_PATH, silenceMs: 60_000, log: silentLog };
  sockets = openSocketServer({ ...door, perAddress: 100, addressOf: () => "here", onSocket });
});
afterAll(async () => {
  await sockets.close();
  http.close();
});

async function open(): Promise<WebSocket> {
  const socket = new WebSocket(url);
  await once(socket, "open");
  return socket;
}

/** How the server ends a socket that was sent this: its last word and the WebSocket's close code. */
async function endOf(data: string | Buffer, options: { binary?: boolean } = {}): Promise<[unknown, number]> {
  const socket = await open();
  let last: unknown;
  socket.on("message", (message: Buffer) => {
    last = JSON.parse(message.toString());
  });
  socket.send(data, options);
  const [code] = (await once(socket, "close")) as [number];
  return [last, code];
}

/** A frame of a client, masked with zeros, whatever is in it. */
function rawFrame(opcode: number, payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
}

describe("frames that are none", () => {
  it.each([
    ["no JSON", "{"],
    ["an empty text", ""],
    ["nested beyond what can be read", "[".repeat(60_000)],
  ])("%s: said so and closed", async (_what, data) => {
    expect(await endOf(data)).toEqual([{ type: "error", code: "frame_invalid" }, 1008]);
  });

  it("binary: said so and closed", async () => {
    expect(await endOf(Buffer.from('{"type":"ping"}'), { binary: true })).toEqual([
      { type: "error", code: "frame_invalid" },
      1008,
    ]);
  });

  it("ten megabytes, or one byte too many: closed with 1009 before it is read", async () => {
    expect((await endOf("x".repeat(10 * 1024 * 1024)))[1]).toBe(1009);
    expect((await endOf("x".repeat(MAX_FRAME_BYTES + 1)))[1]).toBe(1009);
  });

  it("text that is no UTF-8: closed with 1007, and never heard", async () => {
    const socket = await open();
    const before = heard.length;
    const raw = (socket as unknown as { _socket: Socket })._socket;
    raw.write(rawFrame(1, Buffer.from([0x22, 0xff, 0xfe, 0x22])));
    const [code] = (await once(socket, "close")) as [number];
    expect([code, heard.length]).toEqual([1007, before]);
  });

  it("poison for prototypes: heard as plain data, and harms nobody", async () => {
    const socket = await open();
    socket.send('{"type":"ping","__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}');
    socket.send('{"type":"last"}');
    await expect.poll(() => heard.at(-1)).toEqual({ type: "last" });
    expect({}).not.toHaveProperty("admin");
    socket.terminate();
  });

  it("no WebSocket at all: the server goes on", async () => {
    const peer = connect(Number(new URL(url).port), "127.0.0.1");
    peer.resume();
    peer.write(`GET ${SOCKET_PATH} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    await once(peer, "close");
    (await open()).terminate();
  });
});

describe("a reader who does not read", () => {
  it("is cut off when a bounded amount waits for him", async () => {
    const socket = await open();
    const end = ends.at(-1);
    socket.pause();
    const text = "x".repeat(60_000);
    let sent = 0;
    while (end?.isOpen && sent < 10_000) {
      end.send({ type: "messages", text });
      sent++;
      await new Promise(setImmediate);
    }
    expect(end?.isOpen).toBe(false);
    // A megabyte here, and what the kernel's own buffers took.
    expect(sent).toBeLessThan(1_000);
    socket.terminate();
  });
});
