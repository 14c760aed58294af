import { inOrganization, type IdentityContext } from "./context.ts";
import type { ShopScope } from "./core/authorize.ts";
import { grantsSeenFrom, isSeenFrom } from "./core/grant-rules.ts";
import type { Grant, PersonPrincipal, SystemPrincipal } from "./core/principal.ts";
import { listPeopleRows, type PersonRow } from "./people-store.ts";

/** Whoever may change people: a signed-in person, or the command line. */
export type Manager = PersonPrincipal | SystemPrincipal;

/** Why a change to people is refused. */
export type PeopleRefusal = "forbidden" | "not_found" | "email_invalid" | "email_taken" | "shop_unknown" | "last_admin";

/** A refusal with its code. */
export interface RefusedPeopleChange {
  readonly ok: false;
  readonly code: PeopleRefusal;
}

/** Makes a refusal. */
export function refusedChange(code: PeopleRefusal): RefusedPeopleChange {
  return { ok: false, code };
}

/** A person as those see him who manage people. */
export interface PersonView {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly language: "zh" | "en";
  readonly state: "invited" | "active" | "deactivated";
  readonly tier: 1 | 2 | 3;
  readonly roles: readonly Grant[];
}

/** The people who work in these shops (`"*"`: everybody), by name. Roles in other shops are left out. */
export async function listPeople(
  context: IdentityContext,
  organizationId: string,
  shops: ShopScope,
): Promise<PersonView[]> {
  const people = await inOrganization(context, organizationId, listPeopleRows);
  return people.filter(({ grants }) => isSeenFrom(shops, grants)).map((person) => presentPerson(person, shops));
}

/** A stored person as somebody sees him who looks after `shops`. */
export function presentPerson(row: PersonRow, shops: ShopScope): PersonView {
  const { id, email, language, state, tier } = row;
  return { id, email, displayName: row.display_name, language, state, tier, roles: grantsSeenFrom(shops, row.grants) };
}
