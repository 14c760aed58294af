import { sql } from "kysely";
import { systemQuery, type Transaction } from "../platform/database/index.ts";
import type { IdentityContext } from "./context.ts";
import type { Grant, PersonPrincipal } from "./core/principal.ts";
import { hashToken, looksLikeToken, newToken } from "./token.ts";

const HOUR = 3_600_000;

/** A session is over after so long in any case. */
export const SESSION_LIFETIME_MS = 14 * 24 * HOUR;

/** A session that nobody used for so long is over: long enough for a weekend. */
export const SESSION_IDLE_MS = 3 * 24 * HOUR;
const IDLE = `${SESSION_IDLE_MS / 1000} seconds`;

/** A session that has just begun; the token is known to the browser alone. */
export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Begins a session of a person within the caller's transaction. */
export async function openPersonSession(
  trx: Transaction,
  context: IdentityContext,
  person: { organizationId: string; personId: string },
): Promise<OpenedSession> {
  const now = context.clock.now();
  const token = newToken();
  const expiresAt = new Date(now.getTime() + SESSION_LIFETIME_MS);
  const times = { created_at: now, last_seen_at: now, expires_at: expiresAt };
  const who = { organization_id: person.organizationId, person_id: person.personId };
  await trx
    .insertInto("person_session")
    .values({ id: context.newId(), token_hash: hashToken(token), ...who, ...times })
    .execute();
  return { token, expiresAt };
}

interface SessionRow {
  readonly session_id: string;
  readonly organization_id: string;
  readonly person_id: string;
  readonly email: string;
  readonly display_name: string;
  readonly language: "zh" | "en";
  readonly tier: 1 | 2 | 3;
  readonly expires_at: Date;
  readonly grants: readonly Grant[];
}

/** Who holds this session token; undefined when it is unknown, over, idle too long, or its person was deactivated. */
export async function resolvePersonSession(
  { database, clock }: Pick<IdentityContext, "database" | "clock">,
  token: string,
): Promise<PersonPrincipal | undefined> {
  if (!looksLikeToken(token)) return undefined;
  const question = sql<SessionRow>`select * from identity_resolve_person_session(${hashToken(token)}, ${clock.now()}, ${IDLE}::interval)`;
  const [row] = await systemQuery(database, question);
  return row && presentPrincipal(row);
}

function presentPrincipal(row: SessionRow): PersonPrincipal {
  return {
    kind: "person",
    organizationId: row.organization_id,
    personId: row.person_id,
    sessionId: row.session_id,
    email: row.email,
    displayName: row.display_name,
    language: row.language,
    tier: row.tier,
    grants: row.grants,
    expiresAt: row.expires_at.toISOString(),
  };
}

/** Who holds these sessions, as it is now; those that are over, or whose person was deactivated, are missing. One question for all. */
export async function resolvePersonSessions(
  { database, clock }: Pick<IdentityContext, "database" | "clock">,
  sessionIds: readonly string[],
): Promise<PersonPrincipal[]> {
  if (sessionIds.length === 0) return [];
  const question = sql<SessionRow>`
    select * from identity_resolve_person_sessions(${[...sessionIds]}::uuid[], ${clock.now()}, ${IDLE}::interval)`;
  return (await systemQuery(database, question)).map(presentPrincipal);
}

/** Ends one session. */
export async function endPersonSession(trx: Transaction, sessionId: string): Promise<void> {
  await trx.deleteFrom("person_session").where("id", "=", sessionId).execute();
}

/** Ends every session of a person. */
export async function endSessionsOf(trx: Transaction, personId: string): Promise<void> {
  await trx.deleteFrom("person_session").where("person_id", "=", personId).execute();
}
