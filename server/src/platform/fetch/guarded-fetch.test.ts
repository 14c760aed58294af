import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createGuardedFetch, type FetchRules } from "./guarded-fetch.ts";
import { isPublicAddress } from "./is-public-address.ts";

const GET = { method: "GET" } as const;
const octet = fc.integer({ min: 0, max: 255 });
const v4 = (...parts: readonly (number | fc.Arbitrary<number>)[]): fc.Arbitrary<string> =>
  fc.tuple(...parts.map((part) => (typeof part === "number" ? fc.constant(part) : part))).map((all) => all.join("."));

/** Networks that nobody outside may make the server talk to. */
const INNER_V4 = fc.oneof(
  v4(0, octet, octet, octet),
  v4(10, octet, octet, octet),
  v4(100, fc.integer({ min: 64, max: 127 }), octet, octet),
  v4(127, octet, octet, octet),
  v4(169, 254, octet, octet),
  v4(172, fc.integer({ min: 16, max: 31 }), octet, octet),
  v4(192, 168, octet, octet),
  v4(198, fc.integer({ min: 18, max: 19 }), octet, octet),
  v4(fc.integer({ min: 224, max: 255 }), octet, octet, octet),
);
const word = fc.integer({ min: 0, max: 0xffff }).map((value) => value.toString(16));
const INNER_V6 = fc.oneof(
  fc.constantFrom("::", "::1"),
  fc
    .tuple(fc.constantFrom("fc00", "fd12", "fe80", "febf", "fec0", "ff02", "2001:db8", "100"), word)
    .map((p) => p.join("::")),
);
/** Every way to carry an IPv4 address inside an IPv6 one. */
const WRAPPINGS = [
  (a: string) => `::ffff:${a}`,
  (a: string) => `::${a}`,
  (a: string) => `::ffff:0:${a}`,
  (a: string) => `64:ff9b::${a}`,
  (a: string) => `2002:${hex(a)}::1`,
];
const hex = (address: string): string => {
  const [a = 0, b = 0, c = 0, d = 0] = address.split(".").map(Number);
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
};

describe("an address", () => {
  test("of an inner network is never public, however it is wrapped", () => {
    fc.assert(fc.property(fc.oneof(INNER_V4, INNER_V6), (address) => !isPublicAddress(address)));
    fc.assert(fc.property(INNER_V4, fc.constantFrom(...WRAPPINGS), (address, wrap) => !isPublicAddress(wrap(address))));
  });

  test.each(["1.1.1.1", "93.184.216.34", "2606:4700:4700::1111", "2a00:1450::1"])("%s is public", (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each(["", "localhost", "127.1", "1.1.1.1/8", "1.1.1.1%0"])("%j is none", (text) => {
    expect(isPublicAddress(text)).toBe(false);
  });
});

describe("a URL that somebody else chose", () => {
  const never: FetchRules = { resolve: () => Promise.resolve(["1.1.1.1", "10.0.0.7"]), allowHttp: true };

  test("leads to no inner network, in whatever notation", async () => {
    const fetch = createGuardedFetch({ allowHttp: true });
    const spellings = [
      "127.0.0.1",
      "127.1",
      "0x7f000001",
      "2130706433",
      "0177.0.0.1",
      "[::1]",
      "[::ffff:169.254.169.254]",
    ];
    const hosts = [
      ...spellings,
      "169.254.169.254",
      "100.100.100.200",
      "[fd00:ec2::254]",
      "0",
      "localhost",
      "127。0。0。1",
    ];
    for (const host of hosts)
      expect([host, await fetch(`http://${host}/latest/meta-data`, GET)]).toEqual([
        host,
        { ok: false, code: "address_forbidden" },
      ]);
  });

  test("is refused when only one of its name's addresses is an inner one", async () => {
    expect(await createGuardedFetch(never)("http://shop.example/hook", GET)).toEqual({
      ok: false,
      code: "address_forbidden",
    });
  });

  test.each([
    ["http://shop.example/", "scheme_forbidden"],
    ["file:///etc/passwd", "scheme_forbidden"],
    ["gopher://127.0.0.1:6379/_FLUSHALL", "scheme_forbidden"],
    ["javascript:alert(1)", "scheme_forbidden"],
    ["https://user:secret@shop.example/", "url_invalid"],
    ["//shop.example/", "url_invalid"],
    ["", "url_invalid"],
  ])("%j is refused as %s", async (url, code) => {
    expect(await createGuardedFetch({ ...never, allowHttp: false })(url, GET)).toEqual({ ok: false, code });
  });

  test("whose name nobody knows is said to be unknown", async () => {
    const fetch = createGuardedFetch({ resolve: () => Promise.resolve([]) });
    expect(await fetch("https://nowhere.example/", GET)).toEqual({ ok: false, code: "name_unknown" });
  });
});

describe("a connection", () => {
  const answers: Record<string, (request: IncomingMessage, response: ServerResponse) => void> = {
    "/echo": (request, response) => response.end(JSON.stringify(request.headers)),
    "/inside": (_request, response) => response.writeHead(302, { location: "http://10.0.0.7/" }).end(),
    "/file": (_request, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end(),
    "/other": (_request, response) => response.writeHead(302, { location: `http://other.example:${port}/echo` }).end(),
    "/round": (_request, response) => response.writeHead(307, { location: "/round" }).end(),
    "/endless": (_request, response) => {
      const more = (): void => {
        while (response.write("x".repeat(1024)));
        response.once("drain", more);
      };
      more();
    },
    "/silent": () => undefined,
    "/half": (_request, response) => response.write("half an answer"),
    "/broken": (request) => request.socket.resetAndDestroy(),
  };
  const server = createServer((request, response) => answers[request.url ?? ""]?.(request, response));
  let port = 0;
  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  /** The shop's name leads to the server above at the first look, and inside the house at every later one. */
  function rebinding(rules: FetchRules = {}) {
    let looks = 0;
    const resolve = (host: string) =>
      Promise.resolve([host === "other.example" || looks++ === 0 ? "127.0.0.1" : "10.0.0.7"]);
    return createGuardedFetch({
      allowHttp: true,
      allowAddress: (address) => address === "127.0.0.1",
      resolve,
      ...rules,
    });
  }
  const get = (path: string, rules: FetchRules = {}, headers: Record<string, string> = {}) =>
    rebinding(rules)(`http://shop.example:${port}${path}`, { ...GET, headers });

  test("goes to the address that was judged, under the name that was asked for", async () => {
    const answer = await get("/echo");
    expect(answer).toMatchObject({ ok: true, status: 200 });
    expect(answer.ok && JSON.parse(answer.body.toString())).toMatchObject({ host: `shop.example:${port}` });
  });

  test.each([
    ["/inside", "address_forbidden"],
    ["/file", "scheme_forbidden"],
    // Its name leads elsewhere by now: the second look is judged as the first was.
    ["/round", "address_forbidden"],
    ["/endless", "too_large"],
    ["/broken", "unreachable"],
  ])("%s ends as %s", async (path, code) => {
    expect(await get(path)).toEqual({ ok: false, code });
  });

  test.each(["/silent", "/half"])("%s ends as too slow", async (path) => {
    expect(await get(path, { patienceMs: 100 })).toEqual({ ok: false, code: "too_slow" });
  });

  test("a name that is never resolved ends as too slow", async () => {
    const resolve = () => new Promise<string[]>(() => undefined);
    expect(await get("/echo", { patienceMs: 50, resolve })).toEqual({ ok: false, code: "too_slow" });
  });

  test("is sent round at most three times", async () => {
    const resolve = () => Promise.resolve(["127.0.0.1"]);
    expect(await get("/round", { resolve })).toEqual({ ok: false, code: "too_many_redirects" });
  });

  test("takes no secret along to another host", async () => {
    const answer = await get("/other", {}, { authorization: "Bearer secret", "x-signature": "s" });
    const headers: unknown = answer.ok && JSON.parse(answer.body.toString());
    expect(headers).toMatchObject({ host: `other.example:${port}` });
    expect(headers).not.toHaveProperty("authorization");
    expect(headers).not.toHaveProperty("x-signature");
  });

  test("does not follow where a POST is sent on", async () => {
    const answer = await rebinding()(`http://shop.example:${port}/inside`, { method: "POST", body: "{}" });
    expect(answer).toMatchObject({ ok: true, status: 302 });
  });

  test("takes no header with a line break in it", async () => {
    await expect(get("/echo", {}, { "x-name": "a\r\nx-admin: 1" })).rejects.toThrow(TypeError);
  });
});
