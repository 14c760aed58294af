export type {} from "./tables.ts";
export {
  ANY_SHOP,
  authorize,
  permissionsOf,
  scopeOf,
  shopsWhere,
  type Authorization,
  type HeldPermission,
  type Place,
  type ShopScope,
} from "./core/authorize.ts";
export { isPermission, isRole, PERMISSIONS, ROLES, roleHolds, type Permission, type Role } from "./core/permissions.ts";
export {
  ANONYMOUS,
  type AnonymousPrincipal,
  type CustomerPrincipal,
  type Grant,
  type PersonPrincipal,
  type Principal,
  type SystemPrincipal,
} from "./core/principal.ts";
export { migrations } from "./migrations/index.ts";
