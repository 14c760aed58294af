import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLog, createMetrics } from "../telemetry/index.ts";
import { createHttp, serveFiles, type HttpApp } from "./index.ts";

const CONFIG = { rateLimit: 10_000, trustProxy: [], publicOrigin: undefined, metricsToken: undefined };

let folder: string;
let app: HttpApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "warmline-files-"));
  const built = join(folder, "dist");
  await mkdir(join(built, "assets"), { recursive: true });
  await writeFile(join(built, "index.html"), "<!doctype html>the app");
  await writeFile(join(built, "assets", "app-a1B2c3D4.js"), "script");
  await writeFile(join(built, "plain.js"), "script");
  await writeFile(join(built, ".env"), "hunter2");
  await writeFile(join(folder, "secret.txt"), "hunter2");
  await symlink(join(folder, "secret.txt"), join(built, "assets", "link.txt"));
  app = await createHttp({
    config: CONFIG,
    log: createLog({ level: "silent" }),
    metrics: createMetrics({ runtime: false }),
    readiness: {},
    version: "0",
  });
  serveFiles(app, { at: "/app/", folder: built, singlePage: true });
  serveFiles(app, {
    at: "/files/",
    folder: built,
    finish: (reply, _request, file) => void reply.header("x-file", file),
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

describe("files", () => {
  test("an app answers its own paths with its page, and a missing file with not found", async () => {
    for (const url of ["/app/", "/app/inbox/7", "/app/index.html"])
      expect((await app.inject(url)).body).toContain("the app");
    expect((await app.inject("/app/missing.js")).json()).toMatchObject({ code: "not_found" });
    expect((await app.inject("/files/inbox/7")).statusCode).toBe(404);
  });

  test("what carries a hash of its content is kept for a year, the rest is asked for again", async () => {
    expect((await app.inject("/app/assets/app-a1B2c3D4.js")).headers["cache-control"]).toContain("immutable");
    const plain = await app.inject("/files/plain.js");
    expect([plain.headers["cache-control"], plain.headers["x-file"]]).toEqual(["no-cache", "plain.js"]);
    expect(
      (await app.inject({ url: "/files/plain.js", headers: { "if-none-match": String(plain.headers.etag) } }))
        .statusCode,
    ).toBe(304);
  });

  test.each([
    "/files/.env",
    "/files/../secret.txt",
    "/files/..%2fsecret.txt",
    "/files/%2e%2e/secret.txt",
    "/files/assets/..%2f..%2f..%2fsecret.txt",
    "/files/..%5csecret.txt",
    "/files//etc/passwd",
    "/files/%2fetc%2fpasswd",
    "/files/index.html%00.js",
    "/files/assets/link.txt",
  ])("%s leads nowhere", async (url) => {
    const reply = await app.inject(url);
    expect([reply.statusCode, reply.body.includes("hunter2") || reply.body.includes("root:")]).toEqual([404, false]);
  });
});
