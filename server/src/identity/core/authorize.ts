import { PERMISSIONS, roleHolds, type Permission } from "./permissions.ts";
import type { CustomerPrincipal, Grant, PersonPrincipal, Principal } from "./principal.ts";

/**
 * What the permission is wanted for. Without `shopId` it is something of the whole organization;
 * `"any"` is a list that the asker's own shops narrow down (`shopsWhere`).
 */
export interface Place {
  readonly organizationId: string;
  readonly shopId?: string | undefined;
}

/** The answer of `authorize`. */
export type Authorization =
  { readonly ok: true } | { readonly ok: false; readonly code: "not_signed_in" | "forbidden" };

/** Shops in the shape that `withScope` takes: all of the organization's, or exactly these. */
export type ShopScope = "*" | readonly string[];

const ALLOWED: Authorization = { ok: true };
const FORBIDDEN: Authorization = { ok: false, code: "forbidden" };
const NOT_SIGNED_IN: Authorization = { ok: false, code: "not_signed_in" };

/** Stands for "in some shop" in `Place.shopId`. */
export const ANY_SHOP = "any";

/** Decides whether `principal` may do this there. Nothing ever crosses an organization; customers hold no permission. */
export function authorize(principal: Principal, permission: Permission, place: Place): Authorization {
  switch (principal.kind) {
    case "anonymous":
      return NOT_SIGNED_IN;
    case "customer":
      return FORBIDDEN;
    case "system":
      return principal.organizationId === place.organizationId ? ALLOWED : FORBIDDEN;
    case "person":
      return personMay(principal, permission, place) ? ALLOWED : FORBIDDEN;
  }
}

function personMay(person: PersonPrincipal, permission: Permission, place: Place): boolean {
  if (person.organizationId !== place.organizationId) return false;
  return person.grants.some((grant) => roleHolds(grant.role, permission) && reaches(grant, place.shopId));
}

function reaches(grant: Grant, shopId: string | undefined): boolean {
  return grant.shopId === null || shopId === ANY_SHOP || (shopId !== undefined && grant.shopId === shopId);
}

/** The shops in which a person holds the permission: `"*"` when it was given for the whole organization. */
export function shopsWhere(person: PersonPrincipal, permission: Permission): ShopScope {
  return shopsOf(person.grants.filter((grant) => roleHolds(grant.role, permission)));
}

/** The widest scope a principal may read in: a person's shops by any role, a customer's one shop. */
export function scopeOf(principal: PersonPrincipal | CustomerPrincipal): { organizationId: string; shops: ShopScope } {
  const { organizationId } = principal;
  if (principal.kind === "customer") return { organizationId, shops: [principal.shopId] };
  return { organizationId, shops: shopsOf(principal.grants) };
}

/** The shops that grants name, sorted; all of them as soon as one was given for the whole organization. */
export function shopsOf(grants: readonly Pick<Grant, "shopId">[]): ShopScope {
  const ids = grants.map((grant) => grant.shopId);
  if (ids.includes(null)) return "*";
  return [...new Set(ids.filter((id) => id !== null))].sort();
}

/** A permission together with the shops it holds in, as `GET /api/v1/me` tells it. */
export interface HeldPermission {
  readonly permission: Permission;
  readonly shops: ShopScope;
}

/** Everything a person may do, so that a client never derives permission from roles itself. */
export function permissionsOf(person: PersonPrincipal): readonly HeldPermission[] {
  return PERMISSIONS.map((permission) => ({ permission, shops: shopsWhere(person, permission) })).filter(
    ({ shops }) => shops === "*" || shops.length > 0,
  );
}
