import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Transaction } from "../platform/database/index.ts";
import type { GrantChange } from "./core/grant-rules.ts";
import { shopsOf, type ShopScope } from "./core/authorize.ts";
import { holdersOf, type Permission } from "./core/permissions.ts";
import type { Grant } from "./core/principal.ts";

/** A person as stored, with the grants. */
export interface PersonRow {
  readonly id: string;
  readonly email: string;
  readonly display_name: string;
  readonly language: "zh" | "en";
  readonly state: "invited" | "active" | "deactivated";
  readonly tier: 1 | 2 | 3;
  readonly has_password: boolean;
  readonly grants: readonly Grant[];
}

/** All people of the organization, by name. */
export async function listPeopleRows(trx: Transaction): Promise<PersonRow[]> {
  return selectPeople(trx).orderBy("display_name").orderBy("id").execute();
}

/** One person, or undefined. */
export async function findPersonRow(trx: Transaction, personId: string): Promise<PersonRow | undefined> {
  return selectPeople(trx).where("id", "=", personId).executeTakeFirst();
}

function selectPeople(trx: Transaction) {
  return trx
    .selectFrom("person")
    .select((eb) => [
      "id",
      "email",
      "display_name",
      "language",
      "state",
      "tier",
      sql<boolean>`password_hash is not null`.as("has_password"),
      jsonArrayFrom(
        eb
          .selectFrom("role_grant")
          .select(["role", "shop_id as shopId"])
          .whereRef("role_grant.person_id", "=", "person.id")
          .orderBy("role")
          .orderBy("shop_id"),
      ).as("grants"),
    ]);
}

/** Where each of these people holds the permission at this moment, by his id. Who holds it nowhere, or is not active, is missing. */
export async function shopsOfPeople(
  trx: Transaction,
  personIds: readonly string[],
  permission: Permission,
): Promise<ReadonlyMap<string, ShopScope>> {
  if (personIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom("role_grant")
    .innerJoin("person", "person.id", "role_grant.person_id")
    .select(["role_grant.person_id as personId", "role_grant.shop_id as shopId"])
    .where("person.state", "=", "active")
    .where("role_grant.person_id", "in", [...personIds])
    .where("role_grant.role", "in", [...holdersOf(permission)])
    .execute();
  const holders = new Set(rows.map(({ personId }) => personId));
  return new Map([...holders].map((id) => [id, shopsOf(rows.filter(({ personId }) => personId === id))]));
}

/** Gives and takes grants of a person. */
export async function writeGrants(
  trx: Transaction,
  person: { organizationId: string; personId: string },
  change: GrantChange,
): Promise<void> {
  for (const { role, shopId } of change.taken) {
    const ofPerson = trx.deleteFrom("role_grant").where("person_id", "=", person.personId).where("role", "=", role);
    await ofPerson.where("shop_id", "is not distinct from", shopId).execute();
  }
  if (change.given.length === 0) return;
  const who = { organization_id: person.organizationId, person_id: person.personId };
  const rows = change.given.map(({ role, shopId }) => ({ ...who, role, shop_id: shopId }));
  await trx.insertInto("role_grant").values(rows).execute();
}

/** Lets one change to the people of an organization through at a time: rules like "one admin stays" look at all of them. */
export async function lockPeople(trx: Transaction, organizationId: string): Promise<void> {
  await trx.selectFrom("organization").select("id").where("id", "=", organizationId).forUpdate().execute();
}

/** Whether every shop that the grants name is the organization's own. */
export async function allShopsExist(trx: Transaction, grants: readonly Grant[]): Promise<boolean> {
  const wanted = new Set(grants.flatMap(({ shopId }) => shopId ?? []));
  if (wanted.size === 0) return true;
  const found = await trx
    .selectFrom("shop")
    .select("id")
    .where("id", "in", [...wanted])
    .execute();
  return found.length === wanted.size;
}
