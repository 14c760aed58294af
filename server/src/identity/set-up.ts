import { sql } from "kysely";
import { systemQuery, type Database, type Transaction } from "../platform/database/index.ts";
import { recordAudit } from "./audit.ts";
import { inOrganization, type IdentityContext } from "./context.ts";
import { isCurrency, isEmail, isSlug, isTimeZone, readOrigin } from "./core/addresses.ts";
import { refusePassword, type PasswordRefusal } from "./core/passwords.ts";
import type { SystemPrincipal } from "./core/principal.ts";
import { hashPassword } from "./password-hash.ts";
import { insertShop, type NewShop } from "./shops.ts";
import { findByEmail } from "./sign-in.ts";

/** Everything that the first organization needs. */
export interface SetupAnswers {
  readonly organization: string;
  readonly adminEmail: string;
  readonly adminPassword: string;
  readonly language: "zh" | "en";
  readonly shop: NewShop;
}

/** Why nothing was set up. */
export type SetupRefusal =
  | "organization_name_invalid"
  | "organization_exists"
  | "email_invalid"
  | "email_taken"
  | "slug_invalid"
  | "slug_taken"
  | "shop_name_invalid"
  | "currency_unknown"
  | "time_zone_unknown"
  | "origin_invalid"
  | PasswordRefusal;

/** The ids of what was made, or why nothing was. */
export type SetupResult =
  | { readonly ok: true; readonly organizationId: string; readonly shopId: string; readonly personId: string }
  | { readonly ok: false; readonly code: SetupRefusal };

/** An organization by its name (without case); for commands, which have no session to take it from. */
export async function findOrganization(
  { database }: Pick<IdentityContext, "database">,
  name: string,
): Promise<{ id: string; name: string; demo: boolean } | undefined> {
  const [row] = await systemQuery(
    database,
    sql<{ id: string; name: string; demo: boolean }>`select * from identity_find_organization(${name})`,
  );
  return row;
}

/** Whether no organization lives in this installation yet. */
export async function isFresh(database: Database): Promise<boolean> {
  const [row] = await systemQuery(database, sql<{ fresh: boolean }>`select identity_is_fresh() as fresh`);
  return row?.fresh ?? false;
}

/** Says what is wrong with the answers themselves, before anything is looked up. */
export function refuseAnswers({
  organization,
  adminEmail,
  adminPassword,
  shop,
}: SetupAnswers): SetupRefusal | undefined {
  if (!fitsName(organization, 120)) return "organization_name_invalid";
  if (!isEmail(adminEmail)) return "email_invalid";
  if (!isSlug(shop.slug)) return "slug_invalid";
  if (!fitsName(shop.nameZh, 80) || !fitsName(shop.nameEn, 80)) return "shop_name_invalid";
  if (!isCurrency(shop.currency)) return "currency_unknown";
  if (!isTimeZone(shop.timeZone)) return "time_zone_unknown";
  if (shop.allowedOrigins?.some((origin) => readOrigin(origin) === undefined)) return "origin_invalid";
  return refusePassword(adminPassword, adminEmail);
}

function fitsName(name: string, longest: number): boolean {
  return name.trim().length > 0 && name.length <= longest && !/\p{Cc}/u.test(name);
}

/** Makes an organization with one admin and one shop, all of it or nothing. */
export async function setUpOrganization(context: IdentityContext, answers: SetupAnswers): Promise<SetupResult> {
  const refusal = refuseAnswers(answers) ?? (await refuseTaken(context, answers));
  if (refusal) return { ok: false, code: refusal };
  const passwordHash = await hashPassword(answers.adminPassword);
  const organizationId = context.newId();
  return inOrganization(context, organizationId, async (trx) =>
    makeAll(trx, context, { answers, passwordHash, organizationId }),
  ).catch(refusalOfRace);
}

async function refuseTaken(
  context: IdentityContext,
  { organization, adminEmail, shop }: SetupAnswers,
): Promise<SetupRefusal | undefined> {
  const person = await findByEmail(context, adminEmail);
  const [slug] = await systemQuery(context.database, sql`select from identity_find_shop(${shop.slug})`);
  // Looked up last: who set the same up in this moment made it with the person and the shop, so that it is seen if they were.
  if (await findOrganization(context, organization)) return "organization_exists";
  if (person) return "email_taken";
  return slug ? "slug_taken" : undefined;
}

/** Two set-ups at the same moment: the unique index that the slower one met says what was taken. */
const TAKEN: Readonly<Record<string, SetupRefusal>> = {
  organization_name_once: "organization_exists",
  person_email_once: "email_taken",
  shop_slug_key: "slug_taken",
};

function refusalOfRace(error: unknown): SetupResult {
  const { constraint = "" } = error as { constraint?: string };
  const code = TAKEN[constraint];
  if (!code) throw error;
  return { ok: false, code };
}

interface SetupOrder {
  readonly answers: SetupAnswers;
  readonly passwordHash: string;
  readonly organizationId: string;
}

async function makeAll(trx: Transaction, context: IdentityContext, order: SetupOrder): Promise<SetupResult> {
  const { answers, organizationId } = order;
  const actor: SystemPrincipal = { kind: "system", organizationId, purpose: "setup" };
  await trx
    .insertInto("organization")
    .values({ id: organizationId, name: answers.organization, created_at: context.clock.now() })
    .execute();
  await recordAudit(trx, context, {
    organizationId,
    actor,
    action: "organization.created",
    target: `organization:${organizationId}`,
  });
  const personId = await insertAdmin(trx, context, order);
  await recordAudit(trx, context, {
    organizationId,
    actor,
    action: "person.created",
    target: `person:${personId}`,
    detail: { role: "admin" },
  });
  const shopId = await insertShop(trx, context, { shop: answers.shop, organizationId, actor });
  if (shopId === undefined)
    throw Object.assign(new Error("The slug was taken meanwhile."), { constraint: "shop_slug_key" });
  return { ok: true, organizationId, shopId, personId };
}

async function insertAdmin(
  trx: Transaction,
  context: IdentityContext,
  { answers, passwordHash, organizationId }: SetupOrder,
): Promise<string> {
  const id = context.newId();
  const name = answers.adminEmail.split("@")[0] ?? answers.adminEmail;
  const row = {
    id,
    organization_id: organizationId,
    email: answers.adminEmail,
    display_name: name,
    password_hash: passwordHash,
  };
  await trx
    .insertInto("person")
    .values({ ...row, language: answers.language, state: "active", created_at: context.clock.now() })
    .execute();
  // Who begins alone also answers his first customers: an admin does not, an owner does.
  const roles = ["admin", "owner"] as const;
  await trx
    .insertInto("role_grant")
    .values(roles.map((role) => ({ organization_id: organizationId, person_id: id, shop_id: null, role })))
    .execute();
  return id;
}
