import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type IdentityContext, migrations as identityMigrations, openCustomerSession } from "../../identity/index.ts";
import { createOrganization, createShop, createTestApp, createTestIdentity } from "../../identity/testing.ts";
import { createTestDatabase, type TestDatabase } from "../../platform/database/testing.ts";
import type { HttpApp } from "../../platform/http/index.ts";
import { openBuiltInStore } from "../built-in-store.ts";
import { migrations } from "../migrations/index.ts";
import { demoCast } from "./cast.ts";
import { addDemoPages } from "./demo-pages.ts";
import { installDemo } from "./install-demo.ts";

let test: TestDatabase;
let app: HttpApp;
let identity: IdentityContext;
let strangersShop: string;

beforeAll(async () => {
  test = await createTestDatabase([...identityMigrations, ...migrations]);
  const { database } = test;
  identity = createTestIdentity(database);
  await installDemo({ database, clock: identity.clock });
  strangersShop = (await createShop(database, await createOrganization(database))).slug;
  const openShop = openBuiltInStore(database);
  app = await createTestApp(identity, (routes) => addDemoPages(routes, { identity, openShop }));
});
afterAll(async () => {
  await app.close();
  await test.drop();
});

const get = (url: string) => app.inject({ method: "GET", url });
const tokenIn = (page: string): string | undefined => /data-token="([^"]+)"/.exec(page)?.[1];

describe("a demo shop's page", () => {
  it.each(["yunshang", "shanwei", "mingmou", "northfield"])(
    "%s shows its products and brings the widget in",
    async (slug) => {
      const { statusCode, body, headers } = await get(`/demo/${slug}`);
      expect(statusCode).toBe(200);
      expect(headers["cache-control"]).toBe("no-store");
      expect(body.match(/<article/g)?.length).toBeGreaterThan(20);
      expect(body.replace(/\s+/g, " ")).toContain(`<script src="/widget.js" data-shop="${slug}"`);
      expect(tokenIn(body)).toBeUndefined();
    },
  );

  it("speaks the shop's language unless told", async () => {
    expect((await get("/demo/yunshang")).body).toContain('<html lang="zh-CN">');
    expect((await get("/demo/northfield")).body).toContain('<html lang="en">');
    expect((await get("/demo/yunshang?lang=en")).body).toContain('<html lang="en">');
  });

  it("vouches for each named customer of its shop, as the shop's own server would", async () => {
    for (const { shopSlug, externalId, id, name } of demoCast()) {
      const token = tokenIn((await get(`/demo/${shopSlug}?as=${externalId}`)).body);
      const session = await openCustomerSession(identity, { slug: shopSlug, token });
      expect(session).toMatchObject({ ok: true, customer: { customerId: id, displayName: name, verified: true } });
    }
  });

  it("makes one key for a shop, however often it signs", async () => {
    const headOf = (token: string): string => Buffer.from(token.split(".")[0] ?? "", "base64url").toString();
    const pages = [];
    for (const { shopSlug, externalId } of demoCast().filter(({ shopSlug }) => shopSlug === "mingmou")) {
      pages.push(await get(`/demo/${shopSlug}?as=${externalId}`));
    }
    const keys = pages.flatMap(({ body }) => tokenIn(body) ?? []).map(headOf);
    expect(new Set(keys).size).toBe(1);
  });

  it.each(["nobody", "lin-xiaoyu' or 1=1", "<script>", "lin-xiaoyu&as=x"])(
    "vouches for nobody else: %j",
    async (who) => {
      const { body } = await get(`/demo/northfield?as=${encodeURIComponent(who)}`);
      expect(tokenIn(body)).toBeUndefined();
      expect(body).not.toContain("<script>");
    },
  );

  it("is there for no shop but the demo's", async () => {
    for (const slug of [strangersShop, "unknown", "YUNSHANG"])
      expect((await get(`/demo/${slug}`)).statusCode).toBe(404);
  });
});
