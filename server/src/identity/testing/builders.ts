import { randomUUID } from "node:crypto";
import { withScope, type Database } from "../../platform/database/index.ts";
import type { Grant, PersonPrincipal } from "../core/principal.ts";
import type { Role } from "../core/permissions.ts";
import type {} from "../tables.ts";

/** Everything that builders make is this old. */
const LONG_AGO = new Date("2026-01-05T00:00:00Z");

/** An organization that a test made. */
export interface TestOrganization {
  readonly organizationId: string;
  readonly name: string;
}

/** A shop that a test made. */
export interface TestShop {
  readonly organizationId: string;
  readonly shopId: string;
  readonly slug: string;
}

/** A person that a test made; without a password, so nobody signs in as him except through `principalOf`. */
export interface TestPerson {
  readonly organizationId: string;
  readonly personId: string;
  readonly email: string;
  readonly displayName: string;
  readonly tier: 1 | 2 | 3;
  readonly grants: readonly Grant[];
}

/** A customer that a test made. */
export interface TestCustomer {
  readonly organizationId: string;
  readonly customerId: string;
  readonly displayName: string;
}

const short = (): string => randomUUID().slice(-12);

/** Makes an organization of its own name. */
export async function createOrganization(
  database: Database,
  name = `Organization ${short()}`,
): Promise<TestOrganization> {
  const organizationId = randomUUID();
  await withScope(database, { organizationId, shops: "*" }, (trx) =>
    trx.insertInto("organization").values({ id: organizationId, name, created_at: LONG_AGO }).execute(),
  );
  return { organizationId, name };
}

/** Makes a Chinese shop in CNY and Shanghai time, unless told otherwise. */
export async function createShop(
  database: Database,
  { organizationId }: TestOrganization,
  given: {
    slug?: string;
    language?: "zh" | "en";
    currency?: string;
    timeZone?: string;
    allowedOrigins?: string[];
  } = {},
): Promise<TestShop> {
  const shop = { organizationId, shopId: randomUUID(), slug: given.slug ?? `shop-${short()}` };
  const row = {
    id: shop.shopId,
    organization_id: organizationId,
    slug: shop.slug,
    name_zh: `店铺 ${shop.slug}`,
    name_en: `Shop ${shop.slug}`,
    language: given.language ?? "zh",
    currency: given.currency ?? "CNY",
    time_zone: given.timeZone ?? "Asia/Shanghai",
    allowed_origins: given.allowedOrigins ?? [],
    created_at: LONG_AGO,
    updated_at: LONG_AGO,
  };
  await withScope(database, { organizationId, shops: "*" }, (trx) => trx.insertInto("shop").values(row).execute());
  return shop;
}

/** Makes an active person. `roles` are `[role, shopId]`, or `[role, null]` for the whole organization. */
export async function createPerson(
  database: Database,
  { organizationId }: TestOrganization,
  given: {
    roles?: readonly (readonly [Role, string | null])[];
    tier?: 1 | 2 | 3;
    displayName?: string;
    passwordHash?: string;
    email?: string;
  } = {},
): Promise<TestPerson> {
  const grants = (given.roles ?? []).map(([role, shopId]) => ({ role, shopId }));
  const person = {
    organizationId,
    personId: randomUUID(),
    email: given.email ?? `${short()}@people.example`,
    displayName: given.displayName ?? "小林",
    tier: given.tier ?? (1 as const),
    grants,
  };
  await withScope(database, { organizationId, shops: "*" }, async (trx) => {
    const row = {
      id: person.personId,
      organization_id: organizationId,
      email: person.email,
      display_name: person.displayName,
    };
    await trx
      .insertInto("person")
      .values({
        ...row,
        password_hash: given.passwordHash ?? null,
        language: "zh",
        state: "active",
        tier: person.tier,
        created_at: LONG_AGO,
      })
      .execute();
    if (grants.length === 0) return;
    const rows = grants.map(({ role, shopId }) => ({
      organization_id: organizationId,
      person_id: person.personId,
      shop_id: shopId,
      role,
    }));
    await trx.insertInto("role_grant").values(rows).execute();
  });
  return person;
}

/** The principal that a test's person is once signed in. */
export function principalOf(person: TestPerson): PersonPrincipal {
  return { kind: "person", ...person, sessionId: randomUUID(), language: "zh", expiresAt: "2126-01-01T00:00:00.000Z" };
}

/** Makes a customer; with `identity` he can be reached through that (issuer, external id) pair. */
export async function createCustomer(
  database: Database,
  { organizationId }: TestOrganization,
  given: { displayName?: string; identity?: { issuer: string; externalId: string } } = {},
): Promise<TestCustomer> {
  const customer = { organizationId, customerId: randomUUID(), displayName: given.displayName ?? "周女士" };
  await withScope(database, { organizationId, shops: "*" }, async (trx) => {
    const row = { id: customer.customerId, organization_id: organizationId, display_name: customer.displayName };
    await trx
      .insertInto("customer")
      .values({ ...row, verified: given.identity !== undefined, created_at: LONG_AGO })
      .execute();
    if (!given.identity) return;
    const { issuer, externalId } = given.identity;
    const pair = { organization_id: organizationId, issuer, external_id: externalId, customer_id: customer.customerId };
    await trx.insertInto("customer_identity").values(pair).execute();
  });
  return customer;
}
