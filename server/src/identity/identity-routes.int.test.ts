import { SignJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { TestClock } from "../platform/clock.ts";
import { withScope } from "../platform/database/index.ts";
import { asOwner, createTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
import type { HttpApp } from "../platform/http/index.ts";
import type { AccessChange, IdentityContext } from "./context.ts";
import type { Letter } from "./mailer.ts";
import { migrations } from "./migrations/index.ts";
import { hashPassword } from "./password-hash.ts";
import { DEMO_PASSWORD } from "./core/passwords.ts";
import {
  createCustomer,
  createOrganization,
  createPerson,
  createShop,
  type TestOrganization,
  type TestPerson,
  type TestShop,
} from "./testing.ts";
import { createTestApp, createTestIdentity, headersOfPerson, TEST_START, type ActorHeaders } from "./testing.ts";

const PASSWORD = "correct horse battery";
const HOUR = 3_600_000;
const CSRF = { "x-warmline-csrf": "1" };

let home: TestDatabase;
let passwordHash: string;
let clock: TestClock;
let identity: IdentityContext;
let app: HttpApp;
let changes: AccessChange[];
let letters: Letter[];
let organization: TestOrganization;
let shop: TestShop;
let admin: TestPerson;

beforeAll(async () => {
  home = await createTestDatabase(migrations);
  passwordHash = await hashPassword(PASSWORD);
});
afterAll(() => home.drop());

beforeEach(async () => {
  clock = new TestClock(TEST_START);
  changes = [];
  letters = [];
  const mailer = {
    send: async (letter: Letter) => {
      letters.push(letter);
      return Promise.resolve();
    },
  };
  identity = createTestIdentity(home.database, {
    clock,
    mailer,
    onAccessChanged: (change) => void changes.push(change),
  });
  app = await createTestApp(identity);
  organization = await createOrganization(home.database);
  shop = await createShop(home.database, organization);
  admin = await createPerson(home.database, organization, { roles: [["admin", null]], passwordHash });
  return () => app.close();
});

type Body = Record<string, unknown>;

async function call(
  method: "GET" | "POST" | "PATCH" | "DELETE",
  url: string,
  given: { headers?: ActorHeaders; body?: Body } = {},
) {
  const reply = await app.inject({
    method,
    url,
    headers: { ...CSRF, ...given.headers },
    ...(given.body && { payload: given.body }),
  });
  const body = reply.body === "" ? {} : reply.json<Body>();
  return {
    status: reply.statusCode,
    body,
    code: body["code"],
    headers: reply.headers,
    cookie: String(reply.headers["set-cookie"] ?? ""),
  };
}

const signInAs = (email: string, password = PASSWORD, headers: ActorHeaders = {}) =>
  call("POST", "/api/v1/session", { headers, body: { email, password } });
const cookieOf = ({ cookie }: { cookie: string }): ActorHeaders => ({ ...CSRF, cookie: cookie.split(";")[0] ?? "" });
const auditOf = async () => {
  const scope = { organizationId: organization.organizationId, shops: "*" as const };
  const lines = await withScope(home.database, scope, (trx) =>
    trx.selectFrom("audit_log").select("action").orderBy("at").orderBy("id").execute(),
  );
  return lines.map(({ action }) => action);
};

describe("signing in", () => {
  test("gives a cookie that no script reads, and the session knows what one may do", async () => {
    const reply = await signInAs(admin.email.toUpperCase());
    expect([reply.status, reply.cookie]).toEqual([204, expect.stringMatching(/HttpOnly; SameSite=Lax$/)]);
    expect(reply.cookie).not.toContain("Secure");
    const me = await call("GET", "/api/v1/me", { headers: cookieOf(reply) });
    expect(me.body).toMatchObject({
      person: { id: admin.personId, email: admin.email },
      organization: { id: organization.organizationId },
      roles: [{ role: "admin", shopId: null }],
      shops: [{ id: shop.shopId }],
    });
    expect(me.body["permissions"]).toContainEqual({ permission: "people.manage", shops: "*" });
  });

  test("the cookie is for TLS alone when others can reach the server", async () => {
    const reply = await app.inject({
      method: "POST",
      url: "/api/v1/session",
      headers: { ...CSRF, host: "help.shop.example" },
      payload: { email: admin.email, password: PASSWORD },
    });
    expect(String(reply.headers["set-cookie"])).toContain("Secure");
  });

  test("an unknown address, a wrong password, an invited and a deactivated person get the same answer", async () => {
    const gone = await createPerson(home.database, organization, { passwordHash });
    await asOwner(home.url, `update person set state = 'deactivated' where id = '${gone.personId}'`);
    const invited = await createPerson(home.database, organization, {});
    const answers = await Promise.all([
      signInAs("nobody@nowhere.example"),
      signInAs(admin.email, "wrong password"),
      signInAs(gone.email),
      signInAs(invited.email),
    ]);
    for (const { status, body } of answers)
      expect([status, { ...body, instance: "" }]).toEqual([401, { ...answers[0].body, instance: "" }]);
    expect(answers[0].code).toBe("sign_in_failed");
  });

  test("needs the header that other sites cannot send", async () => {
    const reply = await app.inject({
      method: "POST",
      url: "/api/v1/session",
      payload: { email: admin.email, password: PASSWORD },
    });
    expect(reply.json<Body>()["code"]).toBe("csrf_refused");
  });

  test("after five wrong passwords from one place, that place waits; elsewhere and in a session nothing changes", async () => {
    const session = cookieOf(await signInAs(admin.email));
    for (let turn = 0; turn < 5; turn += 1) expect((await signInAs(admin.email, "wrong password")).status).toBe(401);
    const locked = await signInAs(admin.email);
    expect([locked.status, locked.code]).toEqual([429, "too_many_attempts"]);
    expect(Number(locked.headers["retry-after"])).toBe(15 * 60);
    expect((await call("GET", "/api/v1/me", { headers: session })).status).toBe(200);
    const elsewhere = await app.inject({
      method: "POST",
      url: "/api/v1/session",
      remoteAddress: "10.0.0.9",
      headers: CSRF,
      payload: { email: admin.email, password: PASSWORD },
    });
    expect(elsewhere.statusCode).toBe(204);
    clock.advance(15 * 60_000);
    expect((await signInAs(admin.email)).status).toBe(204);
  });

  test("ends the session one had before, and so does signing out", async () => {
    const first = cookieOf(await signInAs(admin.email));
    const second = cookieOf(await signInAs(admin.email, PASSWORD, first));
    expect((await call("GET", "/api/v1/me", { headers: first })).code).toBe("not_signed_in");
    expect(changes).toHaveLength(1);
    const out = await call("DELETE", "/api/v1/session", { headers: second });
    expect([out.status, out.cookie]).toEqual([204, expect.stringMatching(/^warmline_session=;/)]);
    expect((await call("GET", "/api/v1/me", { headers: second })).status).toBe(401);
    expect(changes).toHaveLength(2);
  });

  test("signing out everywhere ends the others too", async () => {
    const [here, there] = [cookieOf(await signInAs(admin.email)), cookieOf(await signInAs(admin.email))];
    await call("DELETE", "/api/v1/session?everywhere=true", { headers: here });
    expect((await call("GET", "/api/v1/me", { headers: there })).status).toBe(401);
    expect(await auditOf()).toEqual(["person.signed_out_everywhere"]);
  });

  test("a session ends when it is not used for three days, and after fourteen in any case", async () => {
    const idle = cookieOf(await signInAs(admin.email));
    clock.advance(73 * HOUR);
    expect((await call("GET", "/api/v1/me", { headers: idle })).status).toBe(401);
    const used = cookieOf(await signInAs(admin.email));
    for (let day = 0; day < 13; day += 1) {
      clock.advance(24 * HOUR);
      expect((await call("GET", "/api/v1/me", { headers: used })).status).toBe(200);
    }
    clock.advance(25 * HOUR);
    expect((await call("GET", "/api/v1/me", { headers: used })).status).toBe(401);
  });

  test("only a hash of the token is kept", async () => {
    const { cookie } = cookieOf(await signInAs(admin.email));
    const token = (cookie ?? "").split("=")[1] ?? "";
    const rows = await asOwner<{ hex: string }>(
      home.url,
      "select encode(token_hash, 'escape') as hex from person_session",
    );
    expect(token).toHaveLength(43);
    expect(rows.some(({ hex }) => hex.includes(token))).toBe(false);
  });

  test("a demo password works on this machine only, whoever it is typed for", async () => {
    const demo = await createPerson(home.database, organization, {
      roles: [["agent", shop.shopId]],
      passwordHash: await hashPassword(DEMO_PASSWORD),
    });
    expect((await signInAs(demo.email, DEMO_PASSWORD)).status).toBe(204);
    const config = { host: "0.0.0.0", port: 80, publicUrl: undefined, smtpUrl: undefined, mailFrom: "w@localhost" };
    const open = await createTestApp(createTestIdentity(home.database, { config }));
    for (const email of [demo.email, "nobody@nowhere.example"]) {
      const reply = await open.inject({
        method: "POST",
        url: "/api/v1/session",
        headers: CSRF,
        payload: { email, password: DEMO_PASSWORD },
      });
      expect([reply.statusCode, reply.json<Body>()["code"]]).toEqual([403, "demo_password_refused"]);
    }
    await open.close();
  });
});

describe("invitations and forgotten passwords", () => {
  const invitation = (email: string): Body => ({
    email,
    displayName: "阿梅",
    language: "zh",
    tier: 1,
    roles: [{ role: "agent", shopId: shop.shopId }],
  });
  const tokenOf = (link: unknown): string => String(link).split("/").at(-1) ?? "";

  test("an invited person follows the link once, and then signs in", async () => {
    const headers = await headersOfPerson(identity, admin);
    const email = `mei-${shop.slug}@shop.example`;
    const invited = await call("POST", "/api/v1/people/invitations", { headers, body: invitation(email) });
    const link = String(invited.body["link"]);
    expect([invited.status, invited.body["mailed"]]).toEqual([201, true]);
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:8080\/workbench\/links\/[\w-]{43}$/);
    expect(letters.map(({ to, text }) => [to, text.includes(link)])).toEqual([[email, true]]);
    const url = `/api/v1/links/${tokenOf(invited.body["link"])}`;
    expect((await call("GET", url)).body).toMatchObject({ kind: "invite", email, displayName: "阿梅" });
    expect((await call("POST", url, { body: { password: "short" } })).code).toBe("password_too_short");
    expect((await call("POST", url, { body: { password: "abcdefghijk" } })).code).toBe("password_too_simple");
    const both = await Promise.all(
      [1, 2].map(() => call("POST", url, { body: { password: PASSWORD, displayName: "小梅" } })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect((await call("GET", url)).code).toBe("link_invalid");
    const me = await call("GET", "/api/v1/me", { headers: cookieOf(await signInAs(email)) });
    expect(me.body).toMatchObject({
      person: { displayName: "小梅" },
      roles: [{ role: "agent", shopId: shop.shopId }],
      shops: [{ id: shop.shopId }],
    });
    expect(await auditOf()).toEqual(["person.invited", "person.joined"]);
  });

  test("a link is over after its time, and when a newer one was made", async () => {
    const headers = await headersOfPerson(identity, admin);
    const email = `late-${shop.slug}@shop.example`;
    const first = await call("POST", "/api/v1/people/invitations", { headers, body: invitation(email) });
    const second = await call("POST", "/api/v1/people/invitations", { headers, body: invitation(email) });
    expect((await call("GET", `/api/v1/links/${tokenOf(first.body["link"])}`)).status).toBe(404);
    expect((await call("GET", `/api/v1/links/${tokenOf(second.body["link"])}`)).status).toBe(200);
    clock.advance(97 * HOUR);
    expect((await call("GET", `/api/v1/links/${tokenOf(second.body["link"])}`)).status).toBe(404);
  });

  test("an address in use is not invited again, in this organization or another", async () => {
    const stranger = await createPerson(home.database, await createOrganization(home.database));
    const headers = await headersOfPerson(identity, admin);
    for (const email of [admin.email, stranger.email]) {
      expect((await call("POST", "/api/v1/people/invitations", { headers, body: invitation(email) })).code).toBe(
        "email_taken",
      );
    }
  });

  test("asking for a reset answers the same for everybody, and mails only whom it can", async () => {
    const known = await call("POST", "/api/v1/password-resets", { body: { email: admin.email } });
    const unknown = await call("POST", "/api/v1/password-resets", { body: { email: "nobody@nowhere.example" } });
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    await app.close();
    expect(letters.map(({ to }) => to)).toEqual([admin.email]);
  });

  test("a new password ends every session", async () => {
    const session = cookieOf(await signInAs(admin.email));
    const reset = await call("POST", `/api/v1/people/${admin.personId}/resets`, { headers: session });
    const url = `/api/v1/links/${tokenOf(reset.body["link"])}`;
    expect((await call("POST", url, { body: { password: "another good one" } })).status).toBe(200);
    expect((await call("GET", "/api/v1/me", { headers: session })).status).toBe(401);
    expect(changes).toHaveLength(1);
    expect((await signInAs(admin.email)).status).toBe(401);
    expect((await signInAs(admin.email, "another good one")).status).toBe(204);
  });
});

describe("people", () => {
  test("an owner sees and gives only what is in the own shop", async () => {
    const sibling = await createShop(home.database, organization);
    const owner = await createPerson(home.database, organization, { roles: [["owner", shop.shopId]] });
    const both = await createPerson(home.database, organization, {
      roles: [
        ["agent", shop.shopId],
        ["agent", sibling.shopId],
      ],
    });
    const other = await createPerson(home.database, organization, { roles: [["agent", sibling.shopId]] });
    const headers = await headersOfPerson(identity, owner);
    const { people } = (await call("GET", "/api/v1/people", { headers })).body as {
      people: { id: string; roles: object[] }[];
    };
    expect(people.map(({ id }) => id).sort()).toEqual([owner.personId, both.personId].sort());
    expect(people.find(({ id }) => id === both.personId)?.roles).toEqual([{ role: "agent", shopId: shop.shopId }]);
    const change = (personId: string, body: Body) => call("PATCH", `/api/v1/people/${personId}`, { headers, body });
    expect((await change(other.personId, { roles: [] })).code).toBe("not_found");
    expect(
      (
        await change(both.personId, {
          roles: [
            { role: "agent", shopId: sibling.shopId },
            { role: "lead", shopId: sibling.shopId },
          ],
        })
      ).code,
    ).toBe("forbidden");
    expect((await change(both.personId, { roles: [{ role: "admin", shopId: null }] })).code).toBe("forbidden");
    expect((await change(both.personId, { state: "deactivated" })).code).toBe("forbidden");
    expect((await change(both.personId, { roles: [{ role: "lead", shopId: shop.shopId }] })).body).toMatchObject({
      roles: [{ role: "lead", shopId: shop.shopId }],
    });
    const kept = await asOwner(
      home.url,
      `select role, shop_id from role_grant where person_id = '${both.personId}' order by role`,
    );
    expect(kept).toEqual([
      { role: "agent", shop_id: sibling.shopId },
      { role: "lead", shop_id: shop.shopId },
    ]);
  });

  test("deactivating ends the sessions at once, and one admin always stays", async () => {
    const second = await createPerson(home.database, organization, { roles: [["admin", null]] });
    const session = await headersOfPerson(identity, second);
    const headers = await headersOfPerson(identity, admin);
    const off = { state: "deactivated" };
    expect((await call("PATCH", `/api/v1/people/${second.personId}`, { headers, body: off })).body).toMatchObject(off);
    expect((await call("GET", "/api/v1/me", { headers: session })).status).toBe(401);
    expect(changes).toEqual([{ kind: "person", personId: second.personId }]);
    expect((await call("PATCH", `/api/v1/people/${admin.personId}`, { headers, body: off })).code).toBe("last_admin");
    expect((await call("PATCH", `/api/v1/people/${admin.personId}`, { headers, body: { roles: [] } })).code).toBe(
      "last_admin",
    );
    expect(await auditOf()).toEqual(["person.changed"]);
  });

  test("two admins who deactivate each other at once do not leave the organization alone", async () => {
    const second = await createPerson(home.database, organization, { roles: [["admin", null]] });
    const [one, two] = [await headersOfPerson(identity, admin), await headersOfPerson(identity, second)];
    const body = { state: "deactivated" };
    await Promise.all([
      call("PATCH", `/api/v1/people/${second.personId}`, { headers: one, body }),
      call("PATCH", `/api/v1/people/${admin.personId}`, { headers: two, body }),
    ]);
    const left = await asOwner(
      home.url,
      `select id from person where state = 'active' and organization_id = '${organization.organizationId}'`,
    );
    expect(left).toHaveLength(1);
  });

  test("nobody of another organization is there, whoever asks", async () => {
    const foreign = await createPerson(home.database, await createOrganization(home.database), {
      roles: [["admin", null]],
    });
    const headers = await headersOfPerson(identity, foreign);
    expect((await call("PATCH", `/api/v1/people/${admin.personId}`, { headers, body: { tier: 3 } })).code).toBe(
      "not_found",
    );
    expect((await call("GET", `/api/v1/shops/${shop.shopId}`, { headers })).code).toBe("not_found");
    expect(
      (await call("POST", `/api/v1/shops/${shop.shopId}/keys`, { headers, body: { algorithm: "HS256" } })).code,
    ).toBe("not_found");
    const roles = [{ role: "agent", shopId: shop.shopId }];
    const body = { email: "spy@shop.example", displayName: "x", language: "en", tier: 1, roles };
    expect((await call("POST", "/api/v1/people/invitations", { headers, body })).code).toBe("shop_unknown");
  });
});

describe("a shop's settings", () => {
  test("origins are kept in the form that browsers send", async () => {
    const headers = await headersOfPerson(identity, admin);
    const change = (allowedOrigins: string[]) =>
      call("PATCH", `/api/v1/shops/${shop.shopId}`, { headers, body: { allowedOrigins, accentColour: "#AABBCC" } });
    expect((await change(["https://Shop.example:443/", "http://localhost:3000"])).body).toMatchObject({
      allowedOrigins: ["http://localhost:3000", "https://shop.example"],
      accentColour: "#aabbcc",
    });
    for (const wrong of [
      "*",
      "https://*.shop.example",
      "https://shop.example/path",
      "javascript:alert(1)",
      "https://a.example; script-src *",
      "null",
    ]) {
      expect((await change([wrong])).code).toBe("origin_invalid");
    }
    expect(await auditOf()).toEqual(["shop.changed"]);
  });

  test("the audit log is read newest first, page by page", async () => {
    const headers = await headersOfPerson(identity, admin);
    for (const accentColour of ["#000001", "#000002", "#000003"]) {
      clock.advance(1000);
      await call("PATCH", `/api/v1/shops/${shop.shopId}`, { headers, body: { accentColour } });
    }
    const first = (await call("GET", "/api/v1/audit?limit=2", { headers })).body["lines"] as {
      id: string;
      detail: object;
      actorId: string;
    }[];
    expect(first.map(({ detail }) => detail)).toEqual([{ accentColour: "#000003" }, { accentColour: "#000002" }]);
    expect(first[0]?.actorId).toBe(admin.personId);
    const rest = (await call("GET", `/api/v1/audit?before=${first[1]?.id}`, { headers })).body["lines"];
    expect(rest).toMatchObject([{ detail: { accentColour: "#000001" } }]);
  });
});

describe("a customer's session", () => {
  const knock = (body: Body, headers: ActorHeaders = {}) => call("POST", "/api/v1/widget/session", { headers, body });
  const bearer = ({ body }: { body: Body }): ActorHeaders => ({ authorization: `Bearer ${String(body["token"])}` });
  const idOf = ({ body }: { body: Body }): unknown => (body["customer"] as Body)["id"];

  async function makeKey(body: Body = { algorithm: "HS256" }) {
    const headers = await headersOfPerson(identity, admin);
    const reply = await call("POST", `/api/v1/shops/${shop.shopId}/keys`, { headers, body });
    const { keyId, secret } = reply.body as { keyId: string; secret: string };
    const sign = (
      claims: Body = {},
      given: { kid?: string; secret?: string; audience?: string; hours?: number } = {},
    ) =>
      new SignJWT({ sub: "c-1", ...claims })
        .setProtectedHeader({ alg: "HS256", kid: given.kid ?? keyId })
        .setAudience(given.audience ?? shop.slug)
        .setExpirationTime(Math.floor(clock.now().getTime() / 1000) + (given.hours ?? 1) * 3600)
        .sign(Buffer.from(given.secret ?? secret, "base64url"));
    return { keyId, secret, headers, sign };
  }

  test("an anonymous customer stays the same one, with a new token each time", async () => {
    const first = await knock({ shop: shop.slug });
    expect(first).toMatchObject({ status: 201, body: { customer: { verified: false }, shop: { slug: shop.slug } } });
    const second = await knock({ shop: shop.slug }, bearer(first));
    expect([idOf(second), second.body["token"] === first.body["token"]]).toEqual([idOf(first), false]);
    expect((await call("DELETE", "/api/v1/widget/session", { headers: bearer(first) })).status).toBe(401);
    expect((await call("DELETE", "/api/v1/widget/session", { headers: bearer(second) })).status).toBe(204);
    expect((await call("DELETE", "/api/v1/widget/session", { headers: bearer(second) })).status).toBe(401);
    expect(changes).toHaveLength(2);
  });

  test("whoever signs in becomes that customer, and is a stranger again after signing out", async () => {
    const { sign } = await makeKey();
    const anonymous = await knock({ shop: shop.slug });
    const token = await sign({ name: "周\u0000女士" });
    const signedIn = await knock({ shop: shop.slug, token }, bearer(anonymous));
    expect(signedIn.body["customer"]).toMatchObject({ verified: true, displayName: "周 女士" });
    expect(idOf(signedIn)).not.toBe(idOf(anonymous));
    expect(idOf(await knock({ shop: shop.slug, token }))).toBe(idOf(signedIn));
    const out = await knock({ shop: shop.slug }, bearer(signedIn));
    expect([idOf(out) === idOf(signedIn), idOf(out) === idOf(anonymous)]).toEqual([false, false]);
  });

  test("ten first visits at once are one customer", async () => {
    const { sign } = await makeKey();
    const token = await sign({ sub: "rush" });
    const replies = await Promise.all(Array.from({ length: 10 }, () => knock({ shop: shop.slug, token })));
    expect(new Set(replies.map(idOf)).size).toBe(1);
    const orphans = await asOwner(
      home.url,
      `select c.id from customer c where verified and organization_id = '${organization.organizationId}' and not exists (select from customer_identity i where i.customer_id = c.id)`,
    );
    expect(orphans).toEqual([]);
  });

  test("an imported customer is reached by a key that speaks for its issuer", async () => {
    const imported = await createCustomer(home.database, organization, {
      displayName: "Yusuf Rossi",
      identity: { issuer: "tau2", externalId: "yusuf_rossi_9620" },
    });
    const { sign } = await makeKey({ algorithm: "HS256", issuer: "tau2" });
    const session = await knock({ shop: shop.slug, token: await sign({ sub: "yusuf_rossi_9620" }) });
    expect(session.body["customer"]).toEqual({ id: imported.customerId, displayName: "Yusuf Rossi", verified: true });
  });

  test("a token that is not in order is refused, and says what is wrong with it", async () => {
    const { sign, keyId } = await makeKey();
    const other = await createShop(home.database, organization);
    const b64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const exp = Math.floor(clock.now().getTime() / 1000) + 600;
    const unsigned = `${b64({ alg: "none", kid: keyId })}.${b64({ sub: "c-1", aud: shop.slug, exp })}.`;
    const wrong: [string, string][] = [
      [await sign({}, { hours: -1 }), "token_expired"],
      [await sign({}, { hours: 25 }), "token_too_long_lived"],
      [await sign({}, { audience: other.slug }), "token_audience_wrong"],
      [await sign({}, { kid: "unknown" }), "token_key_unknown"],
      [await sign({}, { secret: "A".repeat(43) }), "token_signature_wrong"],
      [await sign({ sub: "" }), "token_subject_missing"],
      [unsigned, "token_signature_wrong"],
      ["no.token.atall", "token_malformed"],
    ];
    for (const [token, code] of wrong)
      expect([code, (await knock({ shop: shop.slug, token })).code]).toEqual([code, code]);
    expect((await knock({ shop: other.slug, token: await sign() })).code).toBe("token_key_unknown");
    expect((await knock({ shop: "no-such-shop" })).code).toBe("shop_unknown");
  });

  test("a withdrawn key signs nobody in any more", async () => {
    const { sign, keyId, headers } = await makeKey();
    const token = await sign();
    expect((await call("GET", `/api/v1/shops/${shop.shopId}/keys`, { headers })).body).toMatchObject({
      keys: [{ keyId }],
    });
    expect((await call("DELETE", `/api/v1/shops/${shop.shopId}/keys/${keyId}`, { headers })).status).toBe(204);
    expect((await knock({ shop: shop.slug, token })).code).toBe("token_key_unknown");
    expect((await call("DELETE", `/api/v1/shops/${shop.shopId}/keys/${keyId}`, { headers })).status).toBe(404);
    expect(await auditOf()).toEqual(["shop_key.created", "shop_key.revoked"]);
  });

  test("an owner's key speaks for the own shop's customers only", async () => {
    const owner = await createPerson(home.database, organization, { roles: [["owner", shop.shopId]] });
    const make = async (person: TestPerson, body: Body) => {
      const headers = await headersOfPerson(identity, person);
      return call("POST", `/api/v1/shops/${shop.shopId}/keys`, { headers, body });
    };
    expect((await make(owner, { algorithm: "HS256" })).body).toMatchObject({ issuer: `shop:${shop.slug}` });
    expect((await make(owner, { algorithm: "HS256", issuer: "tau2" })).code).toBe("issuer_forbidden");
    expect((await make(admin, { algorithm: "HS256", issuer: "shop:other" })).code).toBe("issuer_forbidden");
    expect((await make(owner, { algorithm: "ES256" })).code).toBe("key_invalid");
    expect((await make(owner, { algorithm: "ES256", publicJwk: { kty: "oct", k: "AAAA" } })).code).toBe("key_invalid");
  });
});
