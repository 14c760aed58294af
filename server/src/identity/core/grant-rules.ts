import { authorize, shopsWhere, type ShopScope } from "./authorize.ts";
import type { Role } from "./permissions.ts";
import type { Grant, PersonPrincipal, Principal } from "./principal.ts";

/** Roles that only somebody with `people.manage` for the whole organization gives or takes. */
const ORGANIZATION_ROLES: readonly Role[] = ["admin", "mentor", "officer"];

/** Whether `principal` may give or take this grant: nobody hands out more than the shops he manages himself. */
export function mayGive(principal: Principal, grant: Grant, organizationId: string): boolean {
  if (authorize(principal, "people.manage", { organizationId }).ok) return true;
  if (ORGANIZATION_ROLES.includes(grant.role) || grant.shopId === null) return false;
  return authorize(principal, "people.manage", { organizationId, shopId: grant.shopId }).ok;
}

/** What differs between the grants a person has and those wanted; both are compared as sets. */
export interface GrantChange {
  readonly given: readonly Grant[];
  readonly taken: readonly Grant[];
}

/** Works out the difference between two sets of grants. Doubles in `wanted` count once. */
export function changeOfGrants(held: readonly Grant[], wanted: readonly Grant[]): GrantChange {
  const unique = wanted.filter((grant, at) => wanted.findIndex((other) => sameGrant(other, grant)) === at);
  return {
    given: unique.filter((grant) => !held.some((other) => sameGrant(other, grant))),
    taken: held.filter((grant) => !wanted.some((other) => sameGrant(other, grant))),
  };
}

/** Whether two grants are the same role in the same place. */
export function sameGrant(one: Grant, other: Grant): boolean {
  return one.role === other.role && one.shopId === other.shopId;
}

/** Whether `principal` manages every grant of a person, and so the person as a whole (deactivate, reset, rename). */
export function mayManagePerson(principal: Principal, grants: readonly Grant[], organizationId: string): boolean {
  if (grants.length === 0) return authorize(principal, "people.manage", { organizationId }).ok;
  return grants.every((grant) => mayGive(principal, grant, organizationId));
}

/** Whether somebody who reads people in `shops` sees a person with these grants. */
export function isSeenFrom(shops: ShopScope, grants: readonly Grant[]): boolean {
  return shops === "*" || grants.some((grant) => grant.shopId !== null && shops.includes(grant.shopId));
}

/** The shops whose people a person may list. */
export function shopsWithPeople(person: PersonPrincipal): ShopScope {
  return shopsWhere(person, "people.read");
}
