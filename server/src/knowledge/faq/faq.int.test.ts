import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { migrations as identityMigrations } from "../../identity/index.ts";
import {
  type ActorHeaders,
  createOrganization,
  createPerson,
  createShop,
  createTestApp,
  createTestIdentity,
  headersOfPerson,
  type TestOrganization,
  type TestShop,
} from "../../identity/testing.ts";
import { withScope } from "../../platform/database/index.ts";
import { asOwner, createTestDatabase, type TestDatabase } from "../../platform/database/testing.ts";
import type { HttpApp } from "../../platform/http/index.ts";
import type { ClosestInSteps } from "../core/closest-phrase.ts";
import { DEMO_FAQ } from "../demo/demo-faq.ts";
import { putDemoFaq } from "../demo/put-demo-faq.ts";
import { migrations } from "../migrations/index.ts";
import { type Faq, openFaq } from "./faq.ts";
import { addFaqRoutes } from "./routes.ts";

let test: TestDatabase;
let identity: ReturnType<typeof createTestIdentity>;
let app: HttpApp;
let faq: Faq;
let organization: TestOrganization;
let shop: TestShop;
let owner: ActorHeaders;
let opened = 0;
/** The version of every shop's facts. */
let facts = 0;
const version = (): string => String(facts);
const touchFacts = (): Promise<void> => {
  facts += 1;
  return Promise.resolve();
};

/** Finds the very same words; how likeness is judged has its own tests. */
const openSame: ClosestInSteps = function* (groups) {
  yield;
  opened += 1;
  return (text) => {
    const group = groups.find(({ phrases }) => phrases.includes(text));
    if (group === undefined) return null;
    return { key: group.key, phrase: text, likeness: 1, needed: 0.5, enough: true, better: true, maybe: true };
  };
};

beforeAll(async () => {
  test = await createTestDatabase([...identityMigrations, ...migrations]);
  identity = createTestIdentity(test.database);
  faq = openFaq({
    database: test.database,
    clock: identity.clock,
    newId: identity.newId,
    closestInSteps: openSame,
    touchFacts,
  });
  const openShop = ({ shopId }: { readonly shopId: string }) => ({
    exists: () => Promise.resolve(shopId === shop.shopId),
    shopFacts: () => Promise.resolve({ version: version() }),
  });
  app = await createTestApp(identity, (routes) => addFaqRoutes(routes, { faq, openShop }));
  organization = await createOrganization(test.database);
  const admin = await createPerson(test.database, organization, { roles: [["admin", null]] });
  owner = await headersOfPerson(identity, admin);
});
afterAll(async () => {
  await app.close();
  await test.drop();
});
beforeEach(async () => {
  shop = await createShop(test.database, organization);
});

interface Reply {
  readonly entry: Entry;
  readonly entries: readonly Entry[];
  readonly versions: readonly { readonly change: string; readonly revision: number; readonly actor: string }[];
  readonly closest: { readonly entryId: string; readonly enough: boolean } | null;
  readonly code: string;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}
interface Entry {
  readonly id: string;
  readonly questions: readonly string[];
  readonly answer: { readonly zh?: string; readonly en?: string };
  readonly revision: number;
}

async function call(method: "GET" | "POST" | "PUT" | "DELETE", path = "", payload?: object) {
  const url = `/api/v1/shops/${shop.shopId}/faq${path}`;
  const reply = await app.inject({ method, url, headers: owner, ...(payload && { payload }) });
  return { status: reply.statusCode, body: reply.json<Reply>() };
}

const ENGRAVE = { questions: [" 可以刻字吗 ", "do you engrave?"], answer: { zh: "可以，十元一个字", en: " " } };
const added = async (text: object = ENGRAVE): Promise<Entry> => (await call("POST", "", text)).body.entry;

describe("a shop's own answers", () => {
  it("are written, changed, taken out and put back, and every version is kept with its author", async () => {
    expect((await call("GET")).body.entries).toEqual([]);
    const entry = await added();
    expect(entry).toMatchObject({
      questions: ["可以刻字吗", "do you engrave?"],
      answer: { zh: "可以，十元一个字" },
      revision: 1,
    });
    const change = { questions: ["刻字多少钱"], answer: { zh: "五元" }, revision: 1 };
    expect(await call("PUT", `/${entry.id}`, change)).toMatchObject({ status: 200, body: { entry: { revision: 2 } } });
    expect(await call("PUT", `/${entry.id}`, change)).toMatchObject({ status: 409, body: { code: "faq_changed" } });
    expect((await call("DELETE", `/${entry.id}`)).status).toBe(200);
    expect((await call("GET")).body.entries).toEqual([]);
    expect((await call("PUT", `/${entry.id}`, { ...change, revision: 3 })).status).toBe(404);
    expect((await call("POST", `/${entry.id}/restore`)).status).toBe(200);
    expect((await call("GET")).body.entries).toMatchObject([{ questions: ["刻字多少钱"], revision: 4 }]);
    const { versions } = (await call("GET", `/${entry.id}/versions`)).body;
    expect(versions.map(({ change: what, revision }) => [what, revision])).toEqual([
      ["restored", 4],
      ["removed", 3],
      ["changed", 2],
      ["added", 1],
    ]);
    const audit = await asOwner<{ action: string }>(test.url, "select action from audit_log order by at, id");
    expect(audit.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["faq.added", "faq.changed", "faq.removed", "faq.restored"]),
    );
  });

  it.each([
    ["no question", { ...ENGRAVE, questions: ["？ "] }, "body/questions/0", "question_empty"],
    [
      "the same question twice",
      { ...ENGRAVE, questions: ["刻字吗", "刻字吗？"] },
      "body/questions/1",
      "question_repeated",
    ],
    ["no answer", { ...ENGRAVE, answer: { zh: "  " } }, "body/answer", "answer_missing"],
  ])("with %s are refused, and it is said where", async (_, text, path, message) => {
    const { status, body } = await call("POST", "", text);
    expect([status, body.errors]).toEqual([422, [{ path, message }]]);
  });

  it("are refused where another entry has the question already, also when one is put back", async () => {
    const first = await added();
    expect(await call("POST", "", { ...ENGRAVE, questions: ["Do you ENGRAVE"] })).toMatchObject({
      status: 409,
      body: { code: "faq_taken" },
    });
    await call("DELETE", `/${first.id}`);
    await added({ ...ENGRAVE, questions: ["可以刻字吗？"] });
    expect(await call("POST", `/${first.id}/restore`)).toMatchObject({ status: 409, body: { code: "faq_taken" } });
  });

  it("show at once which would answer a question", async () => {
    const entry = await added();
    expect((await call("POST", "/try", { question: "可以刻字吗" })).body.closest).toMatchObject({
      entryId: entry.id,
      enough: true,
    });
    expect((await call("POST", "/try", { question: "天气" })).body.closest).toBeNull();
    await call("DELETE", `/${entry.id}`);
    expect((await call("POST", "/try", { question: "可以刻字吗" })).body.closest).toBeNull();
  });

  it("are not another shop's, nor another organization's", async () => {
    const entry = await added();
    const stranger = { organizationId: (await createOrganization(test.database)).organizationId, shopId: shop.shopId };
    expect(await faq.list(stranger)).toEqual([]);
    expect((await faq.ofShop(stranger, version())).entries.size).toBe(0);
    const sibling = await createShop(test.database, organization);
    const crossed = withScope(
      test.database,
      { organizationId: organization.organizationId, shops: [sibling.shopId] },
      (trx) => trx.selectFrom("faq_entry").select("id").where("id", "=", entry.id).execute(),
    );
    expect(await crossed).toEqual([]);
  });
});

describe("what turns see of them", () => {
  it("is read anew with each change, indexed when first asked, and forgotten when nobody asks", async () => {
    const entry = await added();
    const before = opened;
    const [answers, same] = await Promise.all([faq.ofShop(shop, version()), faq.ofShop(shop, version())]);
    expect(same).toBe(answers);
    expect([answers.closest("可以刻字吗")?.key, answers.closest("x")]).toEqual([entry.id, null]);
    expect([answers.entries.size, opened]).toEqual([1, before + 1]);
    // Facts that changed for another reason, a price, say, are no reason to index anew.
    await touchFacts();
    expect(await faq.ofShop(shop, version())).toBe(answers);
    await added({ questions: ["能退吗"], answer: { zh: "能" } });
    expect((await faq.ofShop(shop, version())).entries.size).toBe(2);
    faq.dropUnused();
    const kept = await faq.ofShop(shop, version());
    faq.dropUnused();
    faq.dropUnused();
    expect(await faq.ofShop(shop, version())).not.toBe(kept);
  });

  it("are nothing for a shop that never wrote any", async () => {
    expect((await faq.ofShop(shop, version())).entries.size).toBe(0);
  });
});

describe("the demo shops' own answers", () => {
  it("are written once, and stay as their owner left them", async () => {
    const shops = [{ id: shop.shopId, slug: "yunshang" }];
    const { organizationId } = organization;
    const put = () =>
      withScope(test.database, { organizationId, shops: "*" }, (trx) =>
        putDemoFaq(trx, { organizationId, shops, now: identity.clock.now(), newId: identity.newId, touchFacts }),
      );
    await put();
    const [first, ...others] = await faq.list(shop);
    expect(others).toHaveLength((DEMO_FAQ.get("yunshang")?.length ?? 0) - 1);
    await call("DELETE", `/${first?.id ?? ""}`);
    await put();
    expect(await faq.list(shop)).toEqual(others);
  });
});
