import { sql } from "kysely";
import { systemQuery, type Transaction } from "../platform/database/index.ts";
import { recordAudit } from "./audit.ts";
import { inOrganization, type IdentityContext } from "./context.ts";
import { isDemoPassword } from "./core/passwords.ts";
import type { PersonPrincipal } from "./core/principal.ts";
import { passwordFits } from "./password-hash.ts";
import { endPersonSession, endSessionsOf, openPersonSession, type OpenedSession } from "./person-sessions.ts";

/** What somebody typed, and from where. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** The address the request came from, for the limits. */
  readonly address: string;
}

/** A session, or why there is none. `sign_in_failed` never says which of the two was wrong. */
export type SignInResult =
  | { readonly ok: true; readonly session: OpenedSession }
  | { readonly ok: false; readonly code: "sign_in_failed" | "demo_password_refused" }
  | { readonly ok: false; readonly code: "too_many_attempts"; readonly retryAfterMs: number };

/** What is known of an address before anybody has signed in. */
export interface SignInRow {
  readonly person_id: string;
  readonly organization_id: string;
  readonly password_hash: string | null;
  readonly state: "invited" | "active" | "deactivated";
  readonly display_name: string;
  readonly language: "zh" | "en";
}

/** Finds the one person of this address, in any organization. */
export async function findByEmail(
  { database }: Pick<IdentityContext, "database">,
  email: string,
): Promise<SignInRow | undefined> {
  const [row] = await systemQuery(database, sql<SignInRow>`select * from identity_find_sign_in(${email})`);
  return row;
}

/**
 * Signs a person in. The attempt is counted before the password is looked at, so that many at once cannot slip past.
 * A demo password is refused before anything is looked up: the answer tells nothing about accounts.
 */
export async function signIn(
  context: IdentityContext,
  credentials: Credentials,
  previous?: PersonPrincipal,
): Promise<SignInResult> {
  const { email, password, address } = credentials;
  if (!context.loopbackOnly && isDemoPassword(password)) return { ok: false, code: "demo_password_refused" };
  const retryAfterMs = context.attempts.take(email, address);
  if (retryAfterMs > 0) return { ok: false, code: "too_many_attempts", retryAfterMs };
  const person = await findByEmail(context, email);
  const fits = await passwordFits(person?.state === "active" ? person.password_hash : undefined, password);
  if (!person || !fits) return { ok: false, code: "sign_in_failed" };
  context.attempts.forgive(email, address);
  if (previous) await signOut(context, previous);
  return { ok: true, session: await beginSession(context, person) };
}

async function beginSession(context: IdentityContext, person: SignInRow): Promise<OpenedSession> {
  const { organization_id: organizationId, person_id: personId } = person;
  return inOrganization(context, organizationId, async (trx) => {
    await removeOverdueSessions(context, personId, trx);
    return openPersonSession(trx, context, { organizationId, personId });
  });
}

async function removeOverdueSessions({ clock }: IdentityContext, personId: string, trx: Transaction): Promise<void> {
  await trx
    .deleteFrom("person_session")
    .where("person_id", "=", personId)
    .where("expires_at", "<", clock.now())
    .execute();
}

/** Ends the session that somebody signed in with. */
export async function signOut(context: IdentityContext, person: PersonPrincipal): Promise<void> {
  await inOrganization(context, person.organizationId, (trx) => endPersonSession(trx, person.sessionId));
  context.onAccessChanged({ kind: "session", sessionId: person.sessionId });
}

/** Ends all sessions of a person and writes down who did it: for a lost laptop. */
export async function signOutEverywhere(context: IdentityContext, person: PersonPrincipal): Promise<void> {
  const { organizationId, personId } = person;
  await inOrganization(context, organizationId, async (trx) => {
    await recordAudit(trx, context, {
      organizationId,
      actor: person,
      action: "person.signed_out_everywhere",
      target: `person:${personId}`,
    });
    await endSessionsOf(trx, personId);
  });
  context.onAccessChanged({ kind: "person", personId });
}
