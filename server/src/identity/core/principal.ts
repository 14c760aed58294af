import type { Role } from "./permissions.ts";

/** One role that a person holds: in one shop, or in the whole organization when `shopId` is null. */
export interface Grant {
  readonly role: Role;
  readonly shopId: string | null;
}

/** Somebody who works here and is signed in. */
export interface PersonPrincipal {
  readonly kind: "person";
  readonly organizationId: string;
  readonly personId: string;
  readonly sessionId: string;
  readonly email: string;
  readonly displayName: string;
  readonly language: "zh" | "en";
  readonly tier: 1 | 2 | 3;
  readonly grants: readonly Grant[];
  /** ISO 8601; the session is over then at the latest. */
  readonly expiresAt: string;
}

/** A customer in one shop; `verified` when the shop's own server vouched for who it is. */
export interface CustomerPrincipal {
  readonly kind: "customer";
  readonly organizationId: string;
  readonly shopId: string;
  readonly customerId: string;
  readonly sessionId: string;
  readonly displayName: string;
  readonly verified: boolean;
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** The program itself, at work for one organization: sweeps, imports, commands. */
export interface SystemPrincipal {
  readonly kind: "system";
  readonly organizationId: string;
  /** What it does there, for the audit log: `cli`, `sweep`, … */
  readonly purpose: string;
}

/** Nobody known. */
export interface AnonymousPrincipal {
  readonly kind: "anonymous";
}

/** Who asks. Every decision about permission starts from one of these four. */
export type Principal = PersonPrincipal | CustomerPrincipal | SystemPrincipal | AnonymousPrincipal;

/** The one principal that is nobody. */
export const ANONYMOUS: AnonymousPrincipal = { kind: "anonymous" };
