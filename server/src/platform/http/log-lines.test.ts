import { Writable } from "node:stream";
import { Type } from "typebox";
import { expect, test } from "vitest";
import { createLog, createMetrics } from "../telemetry/index.ts";
import { addRoute, createHttp } from "./index.ts";

/** A visitor's text that would forge a line and repaint the terminal in which somebody reads the log. */
const FORGED = '\r\n{"level":30,"msg":"forged"}\n\u001b[2J\u009b31m\u2028';
const CONFIG = { rateLimit: 10_000, trustProxy: [], publicOrigin: undefined, metricsToken: undefined };
const PHONE = "13800138000";
const MAIL = "mei@shop.example";

test("a request is one line of its own, whatever its headers, its address and its texts say", async () => {
  const lines: string[] = [];
  const to = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const log = createLog({ level: "debug", to });
  const app = await createHttp({
    config: CONFIG,
    log,
    metrics: createMetrics({ runtime: false }),
    readiness: {},
    version: "0",
  });
  addRoute(app, {
    method: "POST",
    url: "/api/v1/orders/:number",
    access: { kind: "public" },
    schema: {
      tags: ["test"],
      summary: "Breaks over a text",
      params: Type.Object({ number: Type.String() }),
      body: Type.Object({ text: Type.String(), phone: Type.String(), email: Type.String(), address: Type.String() }),
    },
    handler: ({ body, log: own }) => {
      own.info({ order: body }, "an order was sent");
      throw new Error(`no use for ${body.text} of ${body.email}`);
    },
  });
  const hostile = { "user-agent": FORGED, "x-request-id": FORGED, referer: FORGED, "x-warmline-csrf": "1" };
  const payload = { text: FORGED, phone: PHONE, email: MAIL, address: `14 Wharf Street${FORGED}` };
  const url = `/api/v1/orders/W-1001${encodeURIComponent(FORGED)}?q=${encodeURIComponent(FORGED)}`;
  const reply = await app.inject({ method: "POST", url, headers: hostile, payload });
  await app.inject({ url: `/nowhere/${encodeURIComponent(FORGED)}`, headers: hostile });
  await app.close();

  expect(reply.statusCode).toBe(500);
  const written = lines.join("").split("\n").slice(0, -1);
  const told = written.map((line) => (JSON.parse(line) as { readonly msg: string }).msg);
  const sentences = ["an order was sent", "A request failed in a way nobody foresaw.", "answered"];
  expect(new Set(told)).toEqual(new Set(sentences));
  expect(written.join("")).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
  expect(written.join("")).not.toMatch(new RegExp(`${PHONE}|${MAIL}|Wharf|W-1001`, "u"));
});
