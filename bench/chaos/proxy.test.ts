import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openProxy, type Proxy } from "./proxy.ts";

let echo: Server;
let proxy: Proxy;
const clients: Socket[] = [];

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === "object" ? (address?.port ?? 0) : 0;
};

async function listen(): Promise<Server> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.pipe(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

/** Waits for the end, however it comes. */
const closed = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    socket.once("close", () => resolve());
  });

beforeEach(async () => {
  echo = await listen();
  proxy = await openProxy(() => 0);
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await proxy.close();
  echo.close();
});

/** A client that collects what comes back. */
async function knock(): Promise<{ readonly socket: Socket; readonly heard: () => string }> {
  const socket = connect(Number(new URL(proxy.url).port), "127.0.0.1");
  clients.push(socket);
  socket.on("error", () => undefined);
  let heard = "";
  socket.on("data", (bytes) => (heard += bytes.toString()));
  await once(socket, "connect");
  return { socket, heard: () => heard };
}

test("bytes pass to the first port that takes them, and those written before it did are not lost", async () => {
  const gone = await listen();
  const dead = portOf(gone);
  gone.close();
  await once(gone, "close");
  proxy.serve([dead, portOf(echo)]);
  const { socket, heard } = await knock();
  socket.write("hello");
  await once(socket, "data");
  expect(heard()).toBe("hello");
});

test("where nobody listens the connection ends", async () => {
  proxy.serve([]);
  const { socket } = await knock();
  await closed(socket);
  expect(proxy.wires()).toEqual([]);
});

test("a wire that swallows the way back says nothing of it until it is cut", async () => {
  proxy.serve([portOf(echo)]);
  const { socket, heard } = await knock();
  socket.write("before");
  await once(socket, "data");
  const [wire] = proxy.wires();
  wire?.swallow("down");
  socket.write("after");
  expect(socket.destroyed).toBe(false);
  wire?.cut();
  await closed(socket);
  expect(heard()).toBe("before");
});

test("a delay keeps the order", async () => {
  proxy.serve([portOf(echo)]);
  const { socket, heard } = await knock();
  socket.write("1");
  await once(socket, "data");
  const [wire] = proxy.wires();
  wire?.delay(30);
  socket.write("2");
  wire?.delay(5);
  socket.write("3");
  while (heard().length < 3) await once(socket, "data");
  expect(heard()).toBe("123");
});
