export type {} from "./tables.ts";
export { listAudit, recordAudit, type AuditEntry, type AuditLine } from "./audit.ts";
export {
  ACCESS_TOPIC,
  inOrganization,
  type AccessChange,
  type AccessListener,
  type IdentityContext,
} from "./context.ts";
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
export { DEMO_PASSWORD, isDemoPassword } from "./core/passwords.ts";
export {
  holdersOf,
  isPermission,
  isRole,
  PERMISSIONS,
  ROLES,
  roleHolds,
  type Permission,
  type Role,
} from "./core/permissions.ts";
export {
  ANONYMOUS,
  type AnonymousPrincipal,
  type CustomerPrincipal,
  type Grant,
  type PersonPrincipal,
  type Principal,
  type SystemPrincipal,
} from "./core/principal.ts";
export { createIdentity, type IdentityOptions } from "./create-identity.ts";
export {
  endedCustomerSessions,
  openCustomerSession,
  openSessionOfCustomer,
  resolveCustomerSession,
  revokeCustomerSession,
  type CustomerKnock,
  type CustomerSessionResult,
  type OpenedCustomerSession,
} from "./customer-sessions.ts";
export { checkingKeys } from "./customer-store.ts";
export {
  describeCustomer,
  eraseCustomerIn,
  findCustomerIds,
  type CustomerDescription,
  type ErasedIdentity,
} from "./erase-customer.ts";
export { createGuard, customerOf, personOf, principalOfRequest, SESSION_COOKIE } from "./guard.ts";
export { invitePerson, type Invitation, type InvitationResult } from "./invitations.ts";
export type { Letter, Mailer } from "./mailer.ts";
export { migrations } from "./migrations/index.ts";
export { hashPassword } from "./password-hash.ts";
export { issueResetFor } from "./password-resets.ts";
export { putCustomers, type CustomerToPut, type PutCustomers, type PutCustomersOptions } from "./put-customers.ts";
export { putDemo, type DemoPersonToPut, type DemoShopToPut, type DemoToPut } from "./put-demo.ts";
export { shopsOfPeople } from "./people-store.ts";
export { resolvePersonSession, resolvePersonSessions } from "./person-sessions.ts";
export { registerIdentityRoutes } from "./routes.ts";
export {
  findOrganization,
  isFresh,
  refuseAnswers,
  setUpOrganization,
  type SetupAnswers,
  type SetupRefusal,
  type SetupResult,
} from "./set-up.ts";
export { createShopKey, issuerOf, type NewShopKey, type ShopKeyResult } from "./shop-keys.ts";
export { findShop, getShop, insertShop, listShops, type NewShop, type Shop } from "./shops.ts";
export { findByEmail } from "./sign-in.ts";
export {
  changeRetention,
  findLeftBehind,
  forgetAudit,
  listRetention,
  readRetention,
  type RetentionPolicy,
} from "./retention.ts";
