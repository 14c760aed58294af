import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asOwner, createTestDatabase, type TestDatabase } from "../platform/database/testing.ts";
import type { IdentityContext } from "./context.ts";
import { migrations } from "./migrations/index.ts";
import { findOrganization, isFresh, setUpOrganization, type SetupAnswers } from "./set-up.ts";
import { signIn } from "./sign-in.ts";
import { createTestIdentity } from "./testing.ts";

let home: TestDatabase;
let identity: IdentityContext;

beforeAll(async () => {
  home = await createTestDatabase(migrations);
  identity = createTestIdentity(home.database);
});
afterAll(() => home.drop());

const ANSWERS: SetupAnswers = {
  organization: "青禾百货",
  adminEmail: "admin@qinghe.example",
  adminPassword: "correct horse battery",
  language: "zh",
  shop: {
    slug: "qinghe",
    nameZh: "青禾旗舰店",
    nameEn: "Qinghe",
    language: "zh",
    currency: "CNY",
    timeZone: "Asia/Shanghai",
  },
};

const rows = async () => {
  const [row] = await asOwner<{ n: number }>(
    home.url,
    "select ((select count(*) from organization) + (select count(*) from person) + (select count(*) from shop))::int as n",
  );
  return row?.n;
};

describe("setting up", () => {
  test.each<[string, Partial<SetupAnswers>, Partial<SetupAnswers["shop"]>]>([
    ["organization_name_invalid", { organization: "  " }, {}],
    ["organization_name_invalid", { organization: "a\nb" }, {}],
    ["email_invalid", { adminEmail: "admin" }, {}],
    ["password_too_short", { adminPassword: "short" }, {}],
    ["demo_password_refused", { adminPassword: "warmline-demo" }, {}],
    ["slug_invalid", {}, { slug: "Not A Slug" }],
    ["shop_name_invalid", {}, { nameZh: "" }],
    ["currency_unknown", {}, { currency: "RMB" }],
    ["time_zone_unknown", {}, { timeZone: "Asia/Hangzhou" }],
  ])("refuses with %s and makes nothing", async (code, answers, shop) => {
    const result = await setUpOrganization(identity, { ...ANSWERS, ...answers, shop: { ...ANSWERS.shop, ...shop } });
    expect([result, await isFresh(home.database), await rows()]).toEqual([{ ok: false, code }, true, 0]);
  });

  test("two at once make one organization, and the admin can sign in", async () => {
    const results = await Promise.all([setUpOrganization(identity, ANSWERS), setUpOrganization(identity, ANSWERS)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, code: "organization_exists" });
    expect([await rows(), await isFresh(home.database)]).toEqual([3, false]);
    const signedIn = await signIn(identity, {
      email: "Admin@qinghe.example",
      password: ANSWERS.adminPassword,
      address: "::1",
    });
    expect(signedIn.ok).toBe(true);
    expect(await findOrganization(identity, "青禾百货")).toMatchObject({ demo: false });
  });

  test("a second organization needs a name, an address and a slug of its own", async () => {
    const other = {
      ...ANSWERS,
      organization: "Other",
      adminEmail: "other@qinghe.example",
      shop: { ...ANSWERS.shop, slug: "other" },
    };
    expect(await setUpOrganization(identity, { ...other, organization: ANSWERS.organization })).toMatchObject({
      code: "organization_exists",
    });
    expect(await setUpOrganization(identity, { ...other, adminEmail: ANSWERS.adminEmail })).toMatchObject({
      code: "email_taken",
    });
    expect(await setUpOrganization(identity, { ...other, shop: ANSWERS.shop })).toMatchObject({ code: "slug_taken" });
    expect(await setUpOrganization(identity, other)).toMatchObject({ ok: true });
  });
});
