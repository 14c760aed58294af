/** What a person can be in a shop, or in the whole organization. */
export type Role = "admin" | "owner" | "lead" | "agent" | "mentor" | "officer";

/** Every role, from the widest to the narrowest. */
export const ROLES: readonly Role[] = ["admin", "owner", "lead", "agent", "mentor", "officer"];

/** Which roles hold which permission. This table is the only place where the two meet. */
const HOLDERS = {
  /** See who works here. */
  "people.read": ["admin", "owner", "lead"],
  /** Invite people, change their roles, deactivate them (within the shops where one holds this). */
  "people.manage": ["admin", "owner"],
  /** See a shop's settings. */
  "shop.read": ["admin", "owner", "lead", "agent", "mentor", "officer"],
  /** Change a shop's names, colour and allowed origins. */
  "shop.manage": ["admin", "owner"],
  /** Make and withdraw the keys that sign a shop's customers in. */
  "shop.keys": ["admin", "owner"],
  /** Hand out everything that is kept about a customer, and erase it. */
  "customers.data": ["admin"],
  /** Say how long the organization keeps what. */
  "retention.manage": ["admin"],
  /** Read who changed what. */
  "audit.read": ["admin"],
  /** Look up products and stock. */
  "products.read": ["admin", "owner", "lead", "agent", "mentor", "officer"],
  /** Look up customers' orders and parcels. */
  "orders.read": ["admin", "owner", "lead", "agent", "mentor", "officer"],
  /** Read conversations of a shop. */
  "conversations.read": ["admin", "owner", "lead", "agent", "mentor"],
  /** Take conversations, answer, write notes, close. */
  "conversations.serve": ["owner", "lead", "agent", "officer"],
  /** See every queue, assign and take over conversations of others. */
  "conversations.supervise": ["admin", "owner", "lead"],
  /** Read customers' cases. */
  "cases.read": ["admin", "owner", "lead", "agent", "mentor"],
  /** Write notes into cases, close them. */
  "cases.work": ["owner", "lead", "agent"],
} as const satisfies Record<string, readonly Role[]>;

/** The name of something that needs permission. */
export type Permission = keyof typeof HOLDERS;

/** Every permission by name, sorted. */
export const PERMISSIONS: readonly Permission[] = Object.keys(HOLDERS).filter(isPermission).sort();

/** Whether the text names a permission. */
export function isPermission(name: string): name is Permission {
  return Object.hasOwn(HOLDERS, name);
}

/** Whether the text names a role. */
export function isRole(name: string): name is Role {
  return ROLES.some((role) => role === name);
}

/** The roles that hold the permission. */
export function holdersOf(permission: Permission): readonly Role[] {
  return HOLDERS[permission];
}

/** Whether somebody of this role holds the permission, wherever the role was given. */
export function roleHolds(role: Role, permission: Permission): boolean {
  return HOLDERS[permission].some((holder) => holder === role);
}
