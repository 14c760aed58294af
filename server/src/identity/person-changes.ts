import type { Transaction } from "../platform/database/index.ts";
import { recordAudit } from "./audit.ts";
import { inOrganization, type IdentityContext } from "./context.ts";
import { shopsWhere, type ShopScope } from "./core/authorize.ts";
import { changeOfGrants, isActingAdmin, isSeenFrom, mayManagePerson, type GrantChange } from "./core/grant-rules.ts";
import type { Grant } from "./core/principal.ts";
import { issueLink, mailLink, type IssuedLink } from "./links.ts";
import { presentPerson, refusedChange, type Manager, type PersonView, type RefusedPeopleChange } from "./people.ts";
import {
  allShopsExist,
  findPersonRow,
  listPeopleRows,
  lockPeople,
  writeGrants,
  type PersonRow,
} from "./people-store.ts";
import { endSessionsOf } from "./person-sessions.ts";

/** What may be changed about a person; what is left out stays. */
export interface PersonChange {
  readonly displayName?: string | undefined;
  readonly tier?: 1 | 2 | 3 | undefined;
  readonly state?: "active" | "deactivated" | undefined;
  /** All roles that the person shall have, as far as the changer sees them. */
  readonly roles?: readonly Grant[] | undefined;
}

/** The changed person, or why nothing changed. */
export type PersonChangeResult = { readonly ok: true; readonly person: PersonView } | RefusedPeopleChange;

interface Order {
  readonly actor: Manager;
  readonly personId: string;
  readonly change: PersonChange;
}

/** Changes a person. Deactivating ends every session at once; a role that was taken is gone with the next request. */
export async function changePerson(
  context: IdentityContext,
  actor: Manager,
  wanted: { personId: string; change: PersonChange },
): Promise<PersonChangeResult> {
  const order = { actor, ...wanted };
  const outcome = await inOrganization(context, actor.organizationId, async (trx) => apply(trx, context, order));
  if (outcome.ok) context.onAccessChanged({ kind: "person", personId: wanted.personId });
  return outcome;
}

async function apply(trx: Transaction, context: IdentityContext, order: Order): Promise<PersonChangeResult> {
  const { actor, personId, change } = order;
  const { organizationId } = actor;
  await lockPeople(trx, organizationId);
  const person = await findVisible(trx, actor, personId);
  if (!person) return refusedChange("not_found");
  const grants = changeOfGrants(actor, person.grants, { grants: change.roles ?? person.grants, organizationId });
  if (!grants || !mayChangeFields(order, person)) return refusedChange("forbidden");
  if (!(await allShopsExist(trx, grants.given))) return refusedChange("shop_unknown");
  if (await leavesNoAdmin(trx, person, { grants, change })) return refusedChange("last_admin");
  await writeGrants(trx, { organizationId, personId }, grants);
  await writeFields(trx, person, change);
  await recordAudit(trx, context, {
    organizationId,
    actor,
    action: "person.changed",
    target: `person:${personId}`,
    detail: { ...change },
  });
  await endAccess(trx, order);
  return { ok: true, person: await viewAgain(trx, order) };
}

function shopsManagedBy(actor: Manager): ShopScope {
  return actor.kind === "system" ? "*" : shopsWhere(actor, "people.manage");
}

async function findVisible(trx: Transaction, actor: Manager, personId: string): Promise<PersonRow | undefined> {
  const person = await findPersonRow(trx, personId);
  return person && isSeenFrom(shopsManagedBy(actor), person.grants) ? person : undefined;
}

function mayChangeFields({ actor, change }: Order, person: PersonRow): boolean {
  const { displayName, tier, state } = change;
  const touchesPerson = displayName !== undefined || tier !== undefined || state !== undefined;
  return !touchesPerson || mayManagePerson(actor, person.grants, actor.organizationId);
}

async function leavesNoAdmin(
  trx: Transaction,
  person: PersonRow,
  after: { grants: GrantChange; change: PersonChange },
): Promise<boolean> {
  const keeps = person.grants.filter((grant) => !after.grants.taken.includes(grant));
  const staysAdmin = isActingAdmin({ state: after.change.state ?? person.state, grants: keeps });
  if (!isActingAdmin(person) || staysAdmin) return false;
  return !(await listPeopleRows(trx)).some((other) => other.id !== person.id && isActingAdmin(other));
}

async function writeFields(
  trx: Transaction,
  person: PersonRow,
  { displayName, tier, state }: PersonChange,
): Promise<void> {
  const update = {
    display_name: displayName ?? person.display_name,
    tier: tier ?? person.tier,
    state: state === undefined ? person.state : storedState(person, state),
  };
  await trx.updateTable("person").set(update).where("id", "=", person.id).execute();
}

/** Whoever never set a password is invited, not active. */
function storedState(person: PersonRow, wanted: "active" | "deactivated"): PersonRow["state"] {
  return wanted === "active" && !person.has_password ? "invited" : wanted;
}

async function endAccess(trx: Transaction, { personId, change }: Order): Promise<void> {
  if (change.state !== "deactivated") return;
  await trx.deleteFrom("link").where("person_id", "=", personId).execute();
  await endSessionsOf(trx, personId);
}

async function viewAgain(trx: Transaction, { actor, personId }: Order): Promise<PersonView> {
  const row = await findPersonRow(trx, personId);
  if (!row) throw new Error("A person vanished within the transaction that changed it.");
  return presentPerson(row, shopsManagedBy(actor));
}

/** A reset link for somebody else, or why there is none. */
export type ResetResult =
  { readonly ok: true; readonly link: IssuedLink; readonly mailed: boolean } | RefusedPeopleChange;

/** Makes a link with which a person sets a new password (the first one, when still invited). */
export async function resetPerson(context: IdentityContext, actor: Manager, personId: string): Promise<ResetResult> {
  const { organizationId } = actor;
  const issued = await inOrganization(context, organizationId, async (trx) => {
    const person = await findVisible(trx, actor, personId);
    if (!person || person.state === "deactivated") return refusedChange("not_found");
    if (!mayManagePerson(actor, person.grants, organizationId)) return refusedChange("forbidden");
    const kind = person.state === "invited" ? ("invite" as const) : ("reset" as const);
    await recordAudit(trx, context, {
      organizationId,
      actor,
      action: "person.reset_requested",
      target: `person:${personId}`,
    });
    return { ok: true as const, person, kind, link: await issueLink(trx, context, { organizationId, personId, kind }) };
  });
  if (!issued.ok) return issued;
  const { person, kind, link } = issued;
  const to = { organizationId, email: person.email, displayName: person.display_name, language: person.language };
  return { ok: true, link, mailed: await mailLink(context, to, { kind, url: link.url }) };
}
