import { Type } from "typebox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLog, createMetrics } from "../telemetry/index.ts";
import {
  addRoute,
  allowFraming,
  createHttp,
  problem,
  NOT_SIGNED_IN,
  FORBIDDEN,
  type AccessGuard,
  type HttpApp,
  type HttpConfig,
} from "./index.ts";

const CONFIG: HttpConfig = {
  rateLimit: 10_000,
  trustProxy: [],
  publicOrigin: "https://help.example",
  metricsToken: undefined,
};
const log = createLog({ level: "silent" });

/** A guard that believes a header. */
const guard: AccessGuard = {
  check: async (request, access) => {
    const role = request.headers["x-test-role"];
    if (access.kind === "public" || access.kind === "operator" || role === "admin")
      return Promise.resolve({ ok: true });
    return Promise.resolve({ ok: false, problem: problem(role === undefined ? NOT_SIGNED_IN : FORBIDDEN) });
  },
};

async function makeApp(config: Partial<HttpConfig> = {}): Promise<HttpApp> {
  const readiness = { database: async () => Promise.resolve(true) };
  const metrics = createMetrics({ runtime: false });
  return createHttp({ config: { ...CONFIG, ...config }, log, metrics, readiness, guard, version: "0.0.0" });
}

function addEcho(app: HttpApp): void {
  addRoute(app, {
    method: "POST",
    url: "/api/v1/echo",
    access: { kind: "signed_in" },
    schema: {
      tags: ["test"],
      summary: "Says it back",
      body: Type.Object({ word: Type.String({ maxLength: 5 }) }, { additionalProperties: false }),
      response: { 200: Type.Object({ word: Type.String() }) },
    },
    handler: (request) => ({ word: request.body.word }),
  });
  addRoute(app, {
    method: "GET",
    url: "/api/v1/broken",
    access: { kind: "public" },
    schema: { tags: ["test"], summary: "Breaks" },
    handler: () => {
      throw new Error("password=hunter2 in row 7");
    },
  });
  addRoute(app, {
    method: "GET",
    url: "/api/v1/away",
    access: { kind: "public" },
    schema: { tags: ["test"], summary: "Finds no database" },
    handler: () => {
      throw Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" });
    },
  });
  addRoute(app, {
    method: "GET",
    url: "/frame",
    access: { kind: "public" },
    schema: { hide: true },
    handler: async (_request, reply) =>
      allowFraming(reply, ["https://shop.example", "https://x.example; script-src *"]).send("ok"),
  });
}

let app: HttpApp;
beforeAll(async () => {
  app = await makeApp();
  addEcho(app);
  await app.ready();
});
afterAll(() => app.close());

const admin = { "x-test-role": "admin" };

test("a person who follows a link to nowhere sees a page in his language, a program gets a problem", async () => {
  const browser = { accept: "text/html,*/*;q=0.8", "accept-language": "zh-CN" };
  const page = await app.inject({ url: "/no/such/page", headers: browser });
  expect(page.statusCode).toBe(404);
  expect(page.headers["content-type"]).toContain("text/html");
  expect(page.body).toContain("没有这个页面");
  for (const asked of [{ url: "/no/such/page" }, { url: "/api/v1/nothing", headers: browser }])
    expect((await app.inject(asked)).headers["content-type"]).toContain("application/problem+json");
});

describe("access", () => {
  test("a route that declares none cannot be registered", async () => {
    const bare = await makeApp();
    expect(() => bare.get("/open", () => "hello")).toThrow(/does not declare its access/);
    await bare.close();
  });

  test("is checked before the body is looked at", async () => {
    const nobody = await app.inject({
      method: "POST",
      url: "/api/v1/echo",
      headers: { "content-type": "application/json" },
      payload: "{broken",
    });
    expect([nobody.statusCode, nobody.json()]).toMatchObject([401, { code: "not_signed_in" }]);
  });

  test("without a guard only public routes answer", async () => {
    const closed = await createHttp({
      config: CONFIG,
      log,
      metrics: createMetrics({ runtime: false }),
      readiness: {},
      version: "0",
    });
    addEcho(closed);
    expect(
      (await closed.inject({ method: "POST", url: "/api/v1/echo", headers: admin, payload: { word: "hi" } }))
        .statusCode,
    ).toBe(401);
    expect((await closed.inject("/healthz")).statusCode).toBe(200);
    await closed.close();
  });

  test("is written into the OpenAPI document", async () => {
    const document = (await app.inject("/api/v1/openapi.json")).json<{
      paths: Record<string, Record<string, object>>;
    }>();
    expect(document.paths["/api/v1/echo"]?.["post"]).toMatchObject({
      "x-access": { kind: "signed_in" },
      security: [{ session: [] }],
    });
    expect(document.paths["/frame"]).toBeUndefined();
  });
});

describe("problems", () => {
  const post = (payload: string, type = "application/json") =>
    app.inject({ method: "POST", url: "/api/v1/echo", headers: { ...admin, "content-type": type }, payload });

  test.each([
    ["a wrong shape", '{"word":"much too long"}', "application/json", 400, "invalid"],
    ["an unknown field", '{"word":"hi","role":"admin"}', "application/json", 400, "invalid"],
    ["broken JSON", "{", "application/json", 400, "body_unreadable"],
    ["a poisoned prototype", '{"__proto__":{"x":1},"word":"hi"}', "application/json", 400, "body_unreadable"],
    ["another type", "word=hi", "text/x-unknown", 415, "unsupported_media_type"],
    ["a body that is too large", `{"word":"${"x".repeat(300_000)}"}`, "application/json", 413, "payload_too_large"],
  ])("%s", async (_what, payload, type, status, code) => {
    const reply = await post(payload, type);
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([status, code]);
    expect(reply.headers["content-type"]).toMatch(/^application\/problem\+json/);
  });

  test("name the field and never its value", async () => {
    const reply = await post('{"word":"hunter22"}');
    expect(reply.json()).toMatchObject({ errors: [{ path: "body/word" }] });
    expect(reply.body).not.toContain("hunter22");
  });

  test("what nobody foresaw tells nothing of itself", async () => {
    const reply = await app.inject({ url: "/api/v1/broken", headers: { "accept-language": "zh-CN,zh;q=0.9" } });
    expect([reply.statusCode, reply.json()]).toMatchObject([
      500,
      { code: "internal", title: "服务器出错了，请稍后再试" },
    ]);
    expect(reply.body).not.toMatch(/hunter2|row 7/);
  });

  test("a database that is away is told as such: trying again later helps", async () => {
    const reply = await app.inject("/api/v1/away");
    expect([reply.statusCode, reply.json()]).toMatchObject([503, { code: "unavailable" }]);
    expect(reply.body).not.toContain("5432");
  });

  test("an unknown path is a problem too", async () => {
    expect((await app.inject("/api/v1/nothing")).json()).toMatchObject({
      status: 404,
      code: "not_found",
      title: "Not found",
    });
  });

  test("a caller may come too often", async () => {
    const busy = await makeApp({ rateLimit: 2 });
    addEcho(busy);
    const codes = [];
    for (let turn = 0; turn < 3; turn += 1) codes.push((await busy.inject("/frame")).statusCode);
    const last = await busy.inject("/frame");
    expect([codes, last.json<{ code: string }>().code]).toEqual([[200, 200, 429], "rate_limited"]);
    expect(Number(last.headers["retry-after"])).toBeGreaterThan(0);
    await busy.close();
  });
});

describe("forged requests", () => {
  const send = (headers: Record<string, string>) =>
    app.inject({
      method: "POST",
      url: "/api/v1/echo",
      headers: { ...admin, cookie: "warmline_session=x", ...headers },
      payload: { word: "hi" },
    });

  test.each([
    ["without our header", {}, 403],
    ["with it", { "x-warmline-csrf": "1" }, 200],
    ["with it, from our public address", { "x-warmline-csrf": "1", origin: "https://help.example" }, 200],
    [
      "with it, from the host itself",
      { "x-warmline-csrf": "1", origin: "http://localhost:80", host: "localhost:80" },
      200,
    ],
    ["with it, from elsewhere", { "x-warmline-csrf": "1", origin: "https://evil.example" }, 403],
    ["from a sandboxed page", { "x-warmline-csrf": "1", origin: "null" }, 403],
  ])("%s", async (_what, headers, status) => {
    expect((await send(headers)).statusCode).toBe(status);
  });
});

describe("headers", () => {
  test("are strict by default", async () => {
    const { headers } = await app.inject("/healthz");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"]).not.toContain("unsafe");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["x-frame-options"]).toBe("DENY");
  });

  test("a frame is open to its shop's pages and to nothing smuggled in", async () => {
    const { headers } = await app.inject("/frame");
    expect(headers["x-frame-options"]).toBeUndefined();
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'self' https://shop.example;");
    expect(headers["content-security-policy"]).not.toContain("script-src *");
  });
});

describe("for operators", () => {
  test("readiness names what is missing, and a check that throws is a no", async () => {
    const readiness = {
      database: async () => Promise.reject(new Error("away")),
      migrations: async () => Promise.resolve(true),
    };
    const down = await createHttp({
      config: CONFIG,
      log,
      metrics: createMetrics({ runtime: false }),
      readiness,
      version: "0",
    });
    const reply = await down.inject("/readyz");
    expect([reply.statusCode, reply.json()]).toEqual([
      503,
      { status: "not_ready", checks: { database: false, migrations: true } },
    ]);
    await down.close();
  });

  test("numbers are for this machine, or for whoever holds the token", async () => {
    expect((await app.inject("/metrics")).body).toContain("warmline_http_request_seconds");
    expect((await app.inject({ url: "/metrics", remoteAddress: "10.0.0.7" })).statusCode).toBe(403);
    expect((await app.inject({ url: "/metrics", headers: { "x-forwarded-for": "127.0.0.1" } })).statusCode).toBe(403);
    const guarded = await makeApp({ metricsToken: "sixteen-characters" });
    expect((await guarded.inject("/metrics")).statusCode).toBe(403);
    expect(
      (
        await guarded.inject({
          url: "/metrics",
          remoteAddress: "10.0.0.7",
          headers: { authorization: "Bearer sixteen-characters" },
        })
      ).statusCode,
    ).toBe(200);
    await guarded.close();
  });

  test("the documentation reads in both languages and needs no script", async () => {
    const page = await app.inject({ url: "/api/v1/docs", headers: { "accept-language": "zh" } });
    expect(page.body).toContain("接口文档");
    expect(page.body).toContain("/api/v1/echo");
    expect(page.body).toContain('id="problem-not_found"');
    expect(page.body).not.toContain("<script");
    expect(page.headers["content-security-policy"]).toContain("style-src 'sha256-");
  });
});
