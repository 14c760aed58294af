import { authorize, type ShopScope } from "./authorize.ts";
import type { Role } from "./permissions.ts";
import type { Grant, Principal } from "./principal.ts";

/** Roles that only somebody with `people.manage` for the whole organization gives or takes. */
const ORGANIZATION_ROLES: readonly Role[] = ["admin", "mentor", "officer"];

/** Whether `principal` may give or take this grant: nobody hands out more than the shops he manages himself. */
export function mayGive(principal: Principal, grant: Grant, organizationId: string): boolean {
  if (authorize(principal, "people.manage", { organizationId }).ok) return true;
  if (ORGANIZATION_ROLES.includes(grant.role) || grant.shopId === null) return false;
  return authorize(principal, "people.manage", { organizationId, shopId: grant.shopId }).ok;
}

/** Whether `principal` manages every grant of a person, and so the person as a whole (deactivate, reset, rename). */
export function mayManagePerson(principal: Principal, grants: readonly Grant[], organizationId: string): boolean {
  if (grants.length === 0) return authorize(principal, "people.manage", { organizationId }).ok;
  return grants.every((grant) => mayGive(principal, grant, organizationId));
}

/** Whether two grants are the same role in the same place. */
export function sameGrant(one: Grant, other: Grant): boolean {
  return one.role === other.role && one.shopId === other.shopId;
}

function includesGrant(grants: readonly Grant[], wanted: Grant): boolean {
  return grants.some((grant) => sameGrant(grant, wanted));
}

/** What has to be written so that a person has the wanted grants. */
export interface GrantChange {
  readonly given: readonly Grant[];
  readonly taken: readonly Grant[];
}

/**
 * Works out how `principal` turns the held grants into the wanted ones. Grants that he may not take stay, because his
 * screen need not show them; undefined when he wants to give what is not his to give.
 */
export function changeOfGrants(
  principal: Principal,
  held: readonly Grant[],
  wanted: { grants: readonly Grant[]; organizationId: string },
): GrantChange | undefined {
  const { grants, organizationId } = wanted;
  const unique = grants.filter((grant, at) => grants.findIndex((other) => sameGrant(other, grant)) === at);
  const given = unique.filter((grant) => !includesGrant(held, grant));
  if (!given.every((grant) => mayGive(principal, grant, organizationId))) return undefined;
  const taken = held.filter((grant) => !includesGrant(unique, grant) && mayGive(principal, grant, organizationId));
  return { given, taken };
}

/** Whether somebody who looks after `shops` sees a person with these grants. */
export function isSeenFrom(shops: ShopScope, grants: readonly Grant[]): boolean {
  return shops === "*" || grantsSeenFrom(shops, grants).length > 0;
}

/** Those of the grants that somebody who looks after `shops` sees. */
export function grantsSeenFrom(shops: ShopScope, grants: readonly Grant[]): readonly Grant[] {
  return shops === "*" ? grants : grants.filter(({ shopId }) => shopId !== null && shops.includes(shopId));
}

/** Whether these grants and this state make somebody an admin of the whole organization who can act. */
export function isActingAdmin(person: { readonly state: string; readonly grants: readonly Grant[] }): boolean {
  return person.state === "active" && includesGrant(person.grants, { role: "admin", shopId: null });
}
