import type { Transaction } from "../platform/database/index.ts";
import type { IdentityContext } from "./context.ts";
import type { Principal } from "./core/principal.ts";

/** Something that somebody changed: `person.invited`, `shop.changed`, `shop_key.created`, … */
export interface AuditEntry {
  readonly organizationId: string;
  readonly actor: Principal;
  /** `<thing>.<past participle>`. */
  readonly action: string;
  /** The thing, as `<kind>:<id>`. */
  readonly target: string;
  /** What changed; never a secret, a password or a message's text. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Writes an entry in the same transaction as the change itself: there is never one without the other. */
export async function recordAudit(
  trx: Transaction,
  { clock, newId }: Pick<IdentityContext, "clock" | "newId">,
  entry: AuditEntry,
): Promise<void> {
  const { organizationId, actor, action, target, detail = {} } = entry;
  const row = { id: newId(), organization_id: organizationId, at: clock.now(), ...describeActor(actor) };
  await trx
    .insertInto("audit_log")
    .values({ ...row, action, target, detail: JSON.stringify(detail) })
    .execute();
}

function describeActor(actor: Principal): { actor_id: string | null; actor: string } {
  switch (actor.kind) {
    case "person":
      return { actor_id: actor.personId, actor: actor.displayName };
    case "customer":
      return { actor_id: actor.customerId, actor: "customer" };
    case "system":
      return { actor_id: null, actor: `system:${actor.purpose}` };
    case "anonymous":
      return { actor_id: null, actor: "anonymous" };
  }
}

/** One line of the audit log. */
export interface AuditLine {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly actorId: string | null;
  readonly actor: string;
  readonly action: string;
  readonly target: string;
  readonly detail: Record<string, unknown>;
}

/** The newest lines of an organization's log, or those older than the line `before`. */
export async function listAudit(
  trx: Transaction,
  page: { before?: string | undefined; limit: number },
): Promise<AuditLine[]> {
  let query = trx.selectFrom("audit_log").selectAll().orderBy("at", "desc").orderBy("id", "desc").limit(page.limit);
  if (page.before !== undefined) {
    const anchor = await trx
      .selectFrom("audit_log")
      .select(["at", "id"])
      .where("id", "=", page.before)
      .executeTakeFirst();
    if (!anchor) return [];
    query = query.where(({ eb, refTuple, tuple }) => eb(refTuple("at", "id"), "<", tuple(anchor.at, anchor.id)));
  }
  const rows = await query.execute();
  return rows.map(({ id, at, actor_id, actor, action, target, detail }) => ({
    id,
    at: at.toISOString(),
    actorId: actor_id,
    actor,
    action,
    target,
    detail,
  }));
}
