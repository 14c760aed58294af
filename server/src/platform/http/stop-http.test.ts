import { connect } from "node:net";
import { once } from "node:events";
import { expect, test } from "vitest";
import { createLog, createMetrics } from "../telemetry/index.ts";
import { addRoute, createHttp, stopHttp, type HttpApp } from "./index.ts";

const CONFIG = { rateLimit: 10_000, trustProxy: [], publicOrigin: undefined, metricsToken: undefined };

function promised<Value>(): { promise: Promise<Value>; resolve: (value: Value) => void } {
  const deferred: { resolve: (value: Value) => void } = { resolve: () => undefined };
  const promise = new Promise<Value>((resolve) => {
    deferred.resolve = resolve;
  });
  return { promise, resolve: (value) => deferred.resolve(value) };
}

/** A server with one route that answers when `release` is called. */
async function slowServer(): Promise<{ app: HttpApp; url: string; entered: Promise<undefined>; release: () => void }> {
  const app = await createHttp({
    config: CONFIG,
    log: createLog({ level: "silent" }),
    metrics: createMetrics({ runtime: false }),
    readiness: {},
    version: "0",
  });
  const gate = promised<string>();
  const door = promised<undefined>();
  addRoute(app, {
    method: "GET",
    url: "/slow",
    access: { kind: "public" },
    schema: { hide: true },
    handler: async (_request, reply) => {
      door.resolve(undefined);
      return reply.send(await gate.promise);
    },
  });
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  return { app, url, entered: door.promise, release: () => gate.resolve("done") };
}

test("a request under way is answered before the server is down", async () => {
  const { app, url, entered, release } = await slowServer();
  const reply = fetch(`${url}/slow`);
  await entered;
  const stopped = stopHttp(app, 60_000);
  release();
  expect([await (await reply).text(), await stopped]).toEqual(["done", "drained"]);
  await expect(fetch(`${url}/slow`)).rejects.toThrow();
});

test("who does not finish in time is cut", async () => {
  const { app, url, entered } = await slowServer();
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
  await entered;
  const closed = once(socket, "close");
  expect(await stopHttp(app, 10)).toBe("cut");
  await closed;
});
