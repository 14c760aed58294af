import { randomBytes, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemQuery, withScope } from "../../platform/database/index.ts";
import { createTestDatabase, type TestDatabase } from "../../platform/database/testing.ts";
import { createCustomer, createOrganization, createPerson, createShop } from "../testing.ts";
import { migrations } from "./index.ts";

let home: TestDatabase;

beforeAll(async () => {
  home = await createTestDatabase(migrations);
});
afterAll(() => home.drop());

const TABLES = [
  "organization",
  "shop",
  "person",
  "role_grant",
  "person_session",
  "link",
  "customer",
  "customer_identity",
];
const SHOP_TABLES = ["customer_session", "shop_key", "audit_log"];

describe("identity's tables", () => {
  test.each([...TABLES, ...SHOP_TABLES])(
    "%s shows nothing of another organization, and nothing without a scope",
    async (table) => {
      const organization = await createOrganization(home.database);
      const shop = await createShop(home.database, organization);
      await createPerson(home.database, organization, { roles: [["agent", shop.shopId]] });
      await createCustomer(home.database, organization, { identity: { issuer: "tau2", externalId: randomUUID() } });
      const stranger = await createOrganization(home.database);
      const counted = await withScope(
        home.database,
        { organizationId: stranger.organizationId, shops: "*" },
        async (trx) => {
          const key = table === "organization" ? sql.ref("id") : sql.ref("organization_id");
          return sql<{
            n: number;
          }>`select count(*) as n from ${sql.table(table)} where ${key} = ${organization.organizationId}`.execute(trx);
        },
      );
      expect(counted.rows[0]?.n).toBe(0);
      expect(await systemQuery(home.database, sql`select * from ${sql.table(table)}`)).toEqual([]);
    },
  );

  test("a merchant's scope does not see the sibling shop", async () => {
    const organization = await createOrganization(home.database);
    const own = await createShop(home.database, organization);
    await createShop(home.database, organization);
    const scope = { organizationId: organization.organizationId, shops: [own.shopId] };
    const seen = await withScope(home.database, scope, (trx) => trx.selectFrom("shop").select("id").execute());
    expect(seen).toEqual([{ id: own.shopId }]);
  });

  test("the audit log only grows", async () => {
    const organization = await createOrganization(home.database);
    const scope = { organizationId: organization.organizationId, shops: "*" as const };
    const change = withScope(home.database, scope, (trx) => sql`update audit_log set action = 'x'`.execute(trx));
    await expect(change).rejects.toMatchObject({ code: "42501" });
    const removal = withScope(home.database, scope, (trx) => sql`delete from audit_log`.execute(trx));
    await expect(removal).rejects.toMatchObject({ code: "42501" });
  });

  test("an address is one person, however it is written", async () => {
    const organization = await createOrganization(home.database);
    await createPerson(home.database, organization, { email: "Mei@Shop.example" });
    const again = createPerson(home.database, await createOrganization(home.database), { email: "mei@shop.EXAMPLE" });
    await expect(again).rejects.toMatchObject({ code: "23505" });
  });
});

describe("look-ups before a scope is known", () => {
  test("find exactly what is named, and nothing by a pattern", async () => {
    const organization = await createOrganization(home.database, "Lookup House");
    const shop = await createShop(home.database, organization);
    const { email, personId } = await createPerson(home.database, organization);
    const find = (wanted: string) =>
      systemQuery<{ person_id: string }>(home.database, sql`select * from identity_find_sign_in(${wanted})`);
    expect(await find(email.toUpperCase())).toMatchObject([{ person_id: personId }]);
    expect(await find("%")).toEqual([]);
    expect(await systemQuery(home.database, sql`select * from identity_find_shop(${"%"})`)).toEqual([]);
    expect(await systemQuery(home.database, sql`select * from identity_find_shop(${shop.slug})`)).toMatchObject([
      { id: shop.shopId },
    ]);
    expect(
      await systemQuery(home.database, sql`select * from identity_find_organization(${"lookup house"})`),
    ).toHaveLength(1);
  });

  test("a token nobody holds leads nowhere", async () => {
    const guess = randomBytes(32);
    const now = new Date();
    for (const question of [
      sql`select * from identity_resolve_person_session(${guess}, ${now}, interval '1 day')`,
      sql`select * from identity_resolve_customer_session(${guess}, ${now})`,
      sql`select * from identity_find_link(${guess}, ${now})`,
    ]) {
      expect(await systemQuery(home.database, question)).toEqual([]);
    }
  });
});
