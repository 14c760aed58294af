import type { Transaction } from "../platform/database/index.ts";
import { recordAudit } from "./audit.ts";
import { inOrganization, type IdentityContext } from "./context.ts";
import { isEmail } from "./core/addresses.ts";
import { changeOfGrants, mayManagePerson, type GrantChange } from "./core/grant-rules.ts";
import type { Grant } from "./core/principal.ts";
import { issueLink, mailLink, type IssuedLink } from "./links.ts";
import { refusedChange, type Manager, type RefusedPeopleChange } from "./people.ts";
import { allShopsExist, listPeopleRows, writeGrants } from "./people-store.ts";

/** Somebody to be invited. */
export interface Invitation {
  readonly email: string;
  readonly displayName: string;
  readonly language: "zh" | "en";
  readonly tier: 1 | 2 | 3;
  /** At least one. */
  readonly roles: readonly Grant[];
}

/** An invited person and the link; `mailed` says whether the person has it already. */
export type InvitationResult =
  | { readonly ok: true; readonly personId: string; readonly link: IssuedLink; readonly mailed: boolean }
  | RefusedPeopleChange;

type Welcome = { readonly ok: true; readonly personId: string; readonly link: IssuedLink };

/** An invitation that passed the rules, on its way into the database. */
interface Order {
  readonly actor: Manager;
  readonly invitation: Invitation;
}

/** Invites a person, or renews the invitation of one who has not come yet. */
export async function invitePerson(
  context: IdentityContext,
  actor: Manager,
  invitation: Invitation,
): Promise<InvitationResult> {
  const { organizationId } = actor;
  if (!isEmail(invitation.email)) return refusedChange("email_invalid");
  const change = changeOfGrants(actor, [], { grants: invitation.roles, organizationId });
  if (!change || change.given.length === 0) return refusedChange("forbidden");
  const order = { actor, invitation };
  const invited = await inOrganization(context, organizationId, async (trx) => admit(trx, context, order));
  if (!invited.ok) return invited;
  const mailed = await mailLink(context, { organizationId, ...invitation }, { kind: "invite", url: invited.link.url });
  return { ...invited, mailed };
}

async function admit(trx: Transaction, context: IdentityContext, order: Order): Promise<Welcome | RefusedPeopleChange> {
  if (!(await allShopsExist(trx, order.invitation.roles))) return refusedChange("shop_unknown");
  const personId = await insertInvited(trx, context, order);
  return personId === undefined ? renew(trx, context, order) : welcome(trx, context, { ...order, personId, held: [] });
}

async function insertInvited(
  trx: Transaction,
  context: IdentityContext,
  { actor, invitation }: Order,
): Promise<string | undefined> {
  const { email, displayName, language, tier } = invitation;
  const row = {
    id: context.newId(),
    organization_id: actor.organizationId,
    email,
    display_name: displayName,
    language,
    tier,
  };
  const inserted = await trx
    .insertInto("person")
    .values({ ...row, state: "invited", password_hash: null, created_at: context.clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return inserted?.id;
}

async function renew(trx: Transaction, context: IdentityContext, order: Order): Promise<Welcome | RefusedPeopleChange> {
  const { actor, invitation } = order;
  const email = invitation.email.toLowerCase();
  const person = (await listPeopleRows(trx)).find((row) => row.email.toLowerCase() === email);
  const mayRenew = person?.state === "invited" && mayManagePerson(actor, person.grants, actor.organizationId);
  if (!mayRenew) return refusedChange("email_taken");
  return welcome(trx, context, { ...order, personId: person.id, held: person.grants });
}

async function welcome(
  trx: Transaction,
  context: IdentityContext,
  order: Order & { personId: string; held: readonly Grant[] },
): Promise<Welcome> {
  const { actor, invitation, personId, held } = order;
  const { organizationId } = actor;
  await writeGrants(trx, { organizationId, personId }, grantsFor(order, held));
  const detail = { roles: invitation.roles, tier: invitation.tier };
  await recordAudit(trx, context, {
    organizationId,
    actor,
    action: "person.invited",
    target: `person:${personId}`,
    detail,
  });
  return { ok: true, personId, link: await issueLink(trx, context, { organizationId, personId, kind: "invite" }) };
}

function grantsFor({ actor, invitation }: Order, held: readonly Grant[]): GrantChange {
  const wanted = { grants: invitation.roles, organizationId: actor.organizationId };
  return changeOfGrants(actor, held, wanted) ?? { given: [], taken: [] };
}
