import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type ActorHeaders,
  createOrganization,
  createPerson,
  createShop,
  documentedRoutes,
  headersOfCustomer,
  headersOfPerson,
  type TestShop,
} from "./identity/testing.ts";
import { asOwner } from "./platform/database/testing.ts";
import { openTestProgram, type TestProgram } from "./testing.ts";

let program: TestProgram;
let shop: TestShop;
let admin: () => Promise<ActorHeaders>;
let owner: () => Promise<ActorHeaders>;

beforeAll(async () => {
  program = await openTestProgram();
  const { database } = program.home;
  const organization = await createOrganization(database);
  shop = await createShop(database, organization, { allowedOrigins: ["https://shop.example"] });
  const people = {
    admin: await createPerson(database, organization, { roles: [["admin", null]] }),
    owner: await createPerson(database, organization, { roles: [["owner", shop.shopId]] }),
  };
  admin = () => headersOfPerson(program.rooms.identity, people.admin);
  owner = () => headersOfPerson(program.rooms.identity, people.owner);
  const foreign = await createOrganization(database, "planted-abroad");
  await createPerson(database, foreign, { displayName: "planted-abroad person" });
});
afterAll(() => program.close());

const get = async (url: string, headers: ActorHeaders = {}) => program.app.inject({ method: "GET", url, headers });

interface Parameter {
  readonly name: string;
  readonly in: string;
}
const ID = "0198f3a2-6c00-7000-8000-00000000c0de";

/** Every documented GET with one of its texts replaced by `text`, whatever that text is for. */
function attacks(text: string): string[] {
  const document = program.app.swagger() as unknown as {
    paths: Record<string, Record<string, { parameters?: readonly Parameter[] }>>;
  };
  return Object.entries(document.paths).flatMap(([path, { get: operation }]) => {
    if (!operation) return [];
    const hidden = encodeURIComponent(text);
    const own = (name: string): string => (name === "shopId" ? shop.shopId : ID);
    const fill = (attacked?: string): string =>
      path.replaceAll(/\{(\w+)\}/g, (_match, name: string) => (name === attacked ? hidden : own(name)));
    return (operation.parameters ?? []).map((parameter) =>
      parameter.in === "path" ? fill(parameter.name) : `${fill()}?${parameter.name}=${hidden}`,
    );
  });
}

describe("the field's wounds", () => {
  test.each([
    "' or 1=1 --",
    "%' or '1'='1",
    "1); drop table person; --",
    "\\'; select pg_sleep(60) --",
    "name; delete from person",
    "\u0000",
    "{}",
  ])("SQL injection through a filter, a search or a path: %j", async (text) => {
    const tried = attacks(text);
    expect(tried.length).toBeGreaterThan(15);
    for (const url of tried) {
      const { statusCode, body } = await get(url, url.includes("/conversations") ? await owner() : await admin());
      expect([url, statusCode < 500, body.includes("planted-abroad")]).toEqual([url, true, false]);
    }
    expect(await asOwner(program.home.url, "select from person")).toHaveLength(3);
  });

  test("reflected script: nothing that was asked for comes back as a page", async () => {
    const script = "<script>alert(1)</script>";
    const browser = { accept: "text/html" };
    for (const url of [
      `/${encodeURIComponent(script)}`,
      `/widget/frame?shop=${encodeURIComponent(script)}`,
      `/?q=${script}`,
    ]) {
      const reply = await get(url, browser);
      expect([url, reply.body.includes("<script>alert")]).toEqual([url, false]);
      expect([url, reply.headers["x-content-type-options"]]).toEqual([url, "nosniff"]);
    }
  });

  test("clickjacking and inline script: no answer may be framed, and no page runs what is not a file of ours", async () => {
    for (const { method, path } of documentedRoutes(program.app)) {
      const { headers } = await program.app.inject({ method, url: path.replaceAll(/\{\w+\}/g, ID) });
      const policy = String(headers["content-security-policy"]);
      expect([path, headers["x-frame-options"]]).toEqual([path, "DENY"]);
      expect([path, policy]).toEqual([path, expect.stringContaining("frame-ancestors 'none'")]);
      expect([path, policy]).toEqual([path, expect.stringContaining("script-src 'self';")]);
      expect([path, policy.includes("script-src-attr 'none'")]).toEqual([path, true]);
    }
  });

  test("cross-site request forgery: a cookie alone changes nothing, nor does it from another origin", async () => {
    const changing = documentedRoutes(program.app).filter(({ method }) => method !== "GET");
    const { cookie = "" } = await admin();
    const proof = { "x-warmline-csrf": "1", origin: "https://evil.example" };
    for (const { method, path } of changing)
      for (const forged of [{ cookie }, { cookie, ...proof }, { cookie, ...proof, origin: "null" }]) {
        const reply = await program.app.inject({ method, url: path.replaceAll(/\{\w+\}/g, ID), headers: forged });
        expect([path, reply.json<{ code: string }>().code]).toEqual([path, "csrf_refused"]);
      }
  });

  test.each(["/widget/", "/workbench/", "/demo/", "/"])("path traversal out of %s", async (at) => {
    const steps = [
      "../../package.json",
      "..%2f..%2fpackage.json",
      "%2e%2e/%2e%2e/package.json",
      "..%5c..%5cpackage.json",
    ];
    for (const step of [
      ...steps,
      "....//....//package.json",
      "%00/package.json",
      "\u200b../package.json",
      "/etc/passwd",
    ]) {
      const { statusCode, body } = await get(`${at}${encodeURI(decodeURI(step))}`);
      expect([step, statusCode < 500, body.includes('"workspaces"'), body.includes("root:")]).toEqual([
        step,
        true,
        false,
        false,
      ]);
    }
  });

  test("type confusion in uploads: what is no picture is none, by whatever name it comes", async () => {
    const headers = await headersOfCustomer(program.rooms.identity, shop);
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    const pretenders: readonly (readonly [string, string, string])[] = [
      ["image/png", svg, "picture_unreadable"],
      ["image/svg+xml", svg, "picture_unreadable"],
      ["image/jpeg", "<html><script>alert(1)</script></html>", "picture_unreadable"],
      ["application/octet-stream", "MZ\u0090\u0000", "picture_unreadable"],
      ["image/gif", "", "picture_unreadable"],
      ["text/html", "<script>alert(1)</script>", "unsupported_media_type"],
      ["image/png; name=../../x\u200b.htaccess", svg, "picture_unreadable"],
    ];
    for (const [type, payload, code] of pretenders) {
      const sent = { ...headers, "content-type": Buffer.from(type).toString("latin1") };
      const reply = await program.app.inject({
        method: "POST",
        url: "/api/v1/widget/attachments",
        headers: sent,
        payload,
      });
      expect([type, reply.statusCode >= 400 && reply.statusCode < 500, reply.json<{ code: string }>().code]).toEqual([
        type,
        true,
        code,
      ]);
    }
  });

  test("guessable visitor tokens: the server makes them, keeps a hash, and takes none that a visitor chose", async () => {
    const knock = async (headers: ActorHeaders = {}) =>
      (
        await program.app.inject({
          method: "POST",
          url: "/api/v1/widget/session",
          headers,
          payload: { shop: shop.slug },
        })
      ).json<{ token: string; customer: { id: string } }>();
    const tokens = new Set<string>();
    for (let visitor = 0; visitor < 20; visitor++) tokens.add((await knock()).token);
    expect(tokens.size).toBe(20);
    for (const token of tokens) expect(Buffer.from(token, "base64url").length).toBe(32);
    const chosen = "A".repeat(43);
    expect((await knock({ authorization: `Bearer ${chosen}` })).token).not.toBe(chosen);
    const stored = JSON.stringify(await asOwner(program.home.url, "select * from customer_session"));
    for (const token of tokens) expect(stored).not.toContain(token);
  });

  test("session fixation: a cookie that somebody planted is never taken over", async () => {
    const planted = "B".repeat(43);
    const headers = { cookie: `warmline_session=${planted}`, "x-warmline-csrf": "1" };
    const payload = { email: "nobody@people.example", password: "wrong password" };
    const reply = await program.app.inject({ method: "POST", url: "/api/v1/session", headers, payload });
    expect([reply.statusCode, String(reply.headers["set-cookie"])]).toEqual([
      401,
      expect.not.stringContaining(planted),
    ]);
    expect((await get("/api/v1/me", headers)).statusCode).toBe(401);
  });

  test("open redirects: nothing sends a browser to another house", async () => {
    for (const url of [
      "/workbench",
      "//evil.example",
      "//evil.example/%2e%2e",
      "/workbench//evil.example",
      "/\\evil.example",
      "/workbench?next=https://evil.example",
    ]) {
      const { headers } = await get(url, { accept: "text/html", host: "desk.example" });
      expect([url, headers.location ?? "/"]).toEqual([url, expect.stringMatching(/^\/(?![/\\])/)]);
    }
  });

  test("header injection: no line break reaches an answer's headers", async () => {
    const broken = encodeURIComponent("x\r\nset-cookie: stolen=1");
    for (const url of [...attacks("x\r\nset-cookie: stolen=1"), `/widget/frame?shop=${broken}`, `/${broken}`]) {
      const { headers } = await get(url, await admin());
      expect([url, headers["set-cookie"]]).toEqual([url, undefined]);
    }
  });

  test("identity without proof: an empty, foreign or unsigned token makes nobody anybody", async () => {
    const b64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const none = `${b64({ alg: "none", kid: "k" })}.${b64({ sub: "victim", aud: shop.slug, exp: 4_102_444_800 })}.`;
    for (const token of ["", "null", "..", "a.b.c", none, none.slice(0, -1)]) {
      const payload = { shop: shop.slug, token };
      const reply = await program.app.inject({ method: "POST", url: "/api/v1/widget/session", payload });
      expect([token, reply.statusCode]).toEqual([token, 401]);
    }
  });
});

describe("a body that is not what it should be", () => {
  const send = async (payload: string | Buffer, type = "application/json") => {
    const headers = { ...(await admin()), "content-type": type };
    const reply = await program.app.inject({ method: "PATCH", url: `/api/v1/shops/${shop.shopId}`, headers, payload });
    return [reply.statusCode, reply.json<{ code: string }>().code];
  };

  test.each([
    ["no JSON", "{", "application/json", 400, "body_unreadable"],
    ["nested beyond measure", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, "application/json", 400, "invalid"],
    ["poison for prototypes", '{"nameZh":"店","__proto__":{"admin":true}}', "application/json", 400, "body_unreadable"],
    [
      "poison by the constructor",
      '{"nameZh":"店","constructor":{"prototype":{"admin":1}}}',
      "application/json",
      400,
      "body_unreadable",
    ],
    ["larger than any body", `{"nameZh":"${"x".repeat(300_000)}"}`, "application/json", 413, "payload_too_large"],
    ["another type", "nameZh=x", "application/x-www-form-urlencoded", 415, "unsupported_media_type"],
    ["a text that is no Unicode", '{"nameZh":"\\ud800"}', "application/json", 400, "invalid"],
    ["a text with NUL", '{"nameZh":"a\\u0000b"}', "application/json", 400, "invalid"],
  ])("%s", async (_what, payload, type, status, code) => {
    expect(await send(payload, type)).toEqual([status, code]);
    expect({}).not.toHaveProperty("admin");
  });
});
