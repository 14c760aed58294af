import { recordAudit } from "./audit.ts";
import { inOrganization, type IdentityContext } from "./context.ts";
import type { Principal } from "./core/principal.ts";
import { issueLink, mailLink, type IssuedLink } from "./links.ts";
import { findByEmail, type SignInRow } from "./sign-in.ts";

/** Makes a reset link (an invitation for whoever never had a password) and writes down who ordered it. */
export async function issueResetFor(
  context: IdentityContext,
  person: SignInRow,
  actor: Principal,
): Promise<IssuedLink> {
  const { organization_id: organizationId, person_id: personId } = person;
  const kind = person.state === "invited" ? "invite" : "reset";
  return inOrganization(context, organizationId, async (trx) => {
    await recordAudit(trx, context, {
      organizationId,
      actor,
      action: "person.reset_requested",
      target: `person:${personId}`,
    });
    return issueLink(trx, context, { organizationId, personId, kind });
  });
}

/**
 * Somebody says he forgot the password of this address: mails a link when the person exists and there is a mail server.
 * Tells the caller nothing, in no case. Without a mail server no link is made, because nobody could be handed it.
 */
export async function requestReset(context: IdentityContext, email: string): Promise<void> {
  const person = await findByEmail(context, email);
  if (!person || person.state === "deactivated" || !context.mailer) return;
  const actor = {
    kind: "system",
    organizationId: person.organization_id,
    purpose: "reset-request",
  } satisfies Principal;
  const { url } = await issueResetFor(context, person, actor);
  const to = {
    organizationId: person.organization_id,
    email,
    displayName: person.display_name,
    language: person.language,
  };
  await mailLink(context, to, { kind: person.state === "invited" ? "invite" : "reset", url });
}
