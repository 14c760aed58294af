import { sql } from "kysely";
import { systemQuery, type Transaction } from "../platform/database/index.ts";
import { recordAudit } from "./audit.ts";
import { inOrganization, type IdentityContext } from "./context.ts";
import { writeLinkLetter } from "./core/letters.ts";
import { refusePassword, type PasswordRefusal } from "./core/passwords.ts";
import type { Principal } from "./core/principal.ts";
import { hashPassword } from "./password-hash.ts";
import { endSessionsOf } from "./person-sessions.ts";
import { hashToken, looksLikeToken, newToken } from "./token.ts";

/** What a link lets its holder do: set the first password, or a new one. */
export type LinkKind = "invite" | "reset";

/** Hours that a link works: an invitation survives a weekend, a reset is used at once. */
export const LINK_HOURS: Readonly<Record<LinkKind, number>> = { invite: 96, reset: 2 };

const HOUR = 3_600_000;

/** A link for one person. Whoever holds the address holds the account, so it goes to the person or to an admin only. */
export interface IssuedLink {
  readonly url: string;
  readonly expiresAt: Date;
}

/** Makes a link in the caller's transaction; earlier ones of the person stop working. */
export async function issueLink(
  trx: Transaction,
  context: IdentityContext,
  wanted: { organizationId: string; personId: string; kind: LinkKind },
): Promise<IssuedLink> {
  const { organizationId, personId, kind } = wanted;
  const now = context.clock.now();
  const token = newToken();
  const expiresAt = new Date(now.getTime() + LINK_HOURS[kind] * HOUR);
  await trx.deleteFrom("link").where("person_id", "=", personId).execute();
  const who = { organization_id: organizationId, person_id: personId };
  await trx
    .insertInto("link")
    .values({ token_hash: hashToken(token), ...who, kind, created_at: now, expires_at: expiresAt })
    .execute();
  return { url: `${context.publicUrl}/workbench/links/${token}`, expiresAt };
}

/** Whom a link letter goes to. */
export interface LinkRecipient {
  readonly organizationId: string;
  readonly email: string;
  readonly displayName: string;
  readonly language: "zh" | "en";
}

/** Mails a link when there is a mail server; false when there is none or it did not take the letter. */
export async function mailLink(
  context: IdentityContext,
  to: LinkRecipient,
  link: { kind: LinkKind; url: string },
): Promise<boolean> {
  if (!context.mailer) return false;
  const organization = await organizationName(context, to.organizationId);
  const letter = writeLinkLetter({ ...to, ...link, organization, hours: LINK_HOURS[link.kind] });
  return context.mailer.send({ to: to.email, ...letter }).then(
    () => true,
    (error: unknown) => {
      context.log.warn({ err: error }, "The mail server did not take a letter.");
      return false;
    },
  );
}

async function organizationName(context: IdentityContext, organizationId: string): Promise<string> {
  return inOrganization(context, organizationId, async (trx) => {
    const row = await trx
      .selectFrom("organization")
      .select("name")
      .where("id", "=", organizationId)
      .executeTakeFirstOrThrow();
    return row.name;
  });
}

interface LinkRow {
  readonly organization_id: string;
  readonly person_id: string;
  readonly kind: LinkKind;
  readonly email: string;
  readonly display_name: string;
  readonly language: "zh" | "en";
  readonly expires_at: Date;
}

/** What the holder of a link is shown before choosing a password. */
export interface LinkView {
  readonly kind: LinkKind;
  readonly email: string;
  readonly displayName: string;
  readonly language: "zh" | "en";
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** Looks at a link without using it; undefined when it is unknown, used or over. */
export async function viewLink(context: IdentityContext, token: string): Promise<LinkView | undefined> {
  const row = await findLink(context, token);
  return (
    row && {
      kind: row.kind,
      email: row.email,
      displayName: row.display_name,
      language: row.language,
      expiresAt: row.expires_at.toISOString(),
    }
  );
}

async function findLink({ database, clock }: IdentityContext, token: string): Promise<LinkRow | undefined> {
  if (!looksLikeToken(token)) return undefined;
  const [row] = await systemQuery(
    database,
    sql<LinkRow>`select * from identity_find_link(${hashToken(token)}, ${clock.now()})`,
  );
  return row;
}

/** What somebody chooses when following a link. */
export interface LinkChoice {
  readonly password: string;
  readonly displayName?: string | undefined;
  readonly language?: "zh" | "en" | undefined;
}

/** The outcome of following a link. */
export type LinkUse =
  | { readonly ok: true; readonly email: string }
  | { readonly ok: false; readonly code: "link_invalid" | PasswordRefusal };

/** Uses a link once: sets the password, makes an invited person active, ends every session the person had. */
export async function followLink(context: IdentityContext, token: string, choice: LinkChoice): Promise<LinkUse> {
  const link = await findLink(context, token);
  if (!link) return { ok: false, code: "link_invalid" };
  const refusal = refusePassword(choice.password, link.email);
  if (refusal) return { ok: false, code: refusal };
  const passwordHash = await hashPassword(choice.password);
  const taken = await inOrganization(context, link.organization_id, async (trx) => {
    if (!(await takeLink(trx, context, token))) return false;
    await settle(trx, context, { link, choice, passwordHash });
    await endSessionsOf(trx, link.person_id);
    return true;
  });
  if (!taken) return { ok: false, code: "link_invalid" };
  context.onAccessChanged({ kind: "person", personId: link.person_id });
  return { ok: true, email: link.email };
}

/** Of two that follow the same link at once, the row's lock lets one through. */
async function takeLink(trx: Transaction, { clock }: IdentityContext, token: string): Promise<boolean> {
  const taken = await trx
    .updateTable("link")
    .set({ used_at: clock.now() })
    .where("token_hash", "=", hashToken(token))
    .where("used_at", "is", null)
    .returning("person_id")
    .execute();
  return taken.length === 1;
}

async function settle(
  trx: Transaction,
  context: IdentityContext,
  given: { link: LinkRow; choice: LinkChoice; passwordHash: string },
): Promise<void> {
  const { link, choice, passwordHash } = given;
  const changes = { password_hash: passwordHash, state: "active" as const };
  const name = choice.displayName === undefined ? {} : { display_name: choice.displayName };
  const language = choice.language === undefined ? {} : { language: choice.language };
  await trx
    .updateTable("person")
    .set({ ...changes, ...name, ...language })
    .where("id", "=", link.person_id)
    .execute();
  const actor = {
    kind: "system",
    organizationId: link.organization_id,
    purpose: `link:${link.kind}`,
  } satisfies Principal;
  const action = link.kind === "invite" ? "person.joined" : "person.password_reset";
  await recordAudit(trx, context, {
    organizationId: link.organization_id,
    actor,
    action,
    target: `person:${link.person_id}`,
  });
}
