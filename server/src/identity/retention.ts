import { sql } from "kysely";
import { type Database, systemQuery, type Transaction } from "../platform/database/index.ts";
import { recordAudit } from "./audit.ts";
import { inOrganization, type IdentityContext } from "./context.ts";
import type { Principal } from "./core/principal.ts";

/** How long an organization keeps what, in days; null is for ever. */
export interface RetentionPolicy {
  /** What was said in conversations, after they were closed; pictures go with it. */
  readonly conversationDays: number | null;
  /** What the assistant made of a customer's words, after the conversation was closed. */
  readonly traceDays: number | null;
  /** Lines of the audit log. */
  readonly auditDays: number | null;
  /** Customers whom nobody vouched for, after their first visit and once their session is over. */
  readonly anonymousDays: number | null;
}

/** What holds where nobody has said anything. */
const FOR_EVER: RetentionPolicy = { conversationDays: null, traceDays: null, auditDays: null, anonymousDays: null };

/** An organization's policy. */
export async function readRetention(context: IdentityContext, organizationId: string): Promise<RetentionPolicy> {
  const row = await inOrganization(context, organizationId, (trx) =>
    trx.selectFrom("retention_policy").selectAll().executeTakeFirst(),
  );
  if (!row) return FOR_EVER;
  return {
    conversationDays: row.conversation_days,
    traceDays: row.trace_days,
    auditDays: row.audit_days,
    anonymousDays: row.anonymous_days,
  };
}

/** Sets an organization's policy; the next sweep applies it. */
export async function changeRetention(
  context: IdentityContext,
  actor: Principal & { readonly organizationId: string },
  policy: RetentionPolicy,
): Promise<void> {
  const { organizationId } = actor;
  const columns = {
    conversation_days: policy.conversationDays,
    trace_days: policy.traceDays,
    audit_days: policy.auditDays,
    anonymous_days: policy.anonymousDays,
    updated_at: context.clock.now(),
  };
  await inOrganization(context, organizationId, async (trx) => {
    await trx
      .insertInto("retention_policy")
      .values({ organization_id: organizationId, ...columns })
      .onConflict((conflict) => conflict.column("organization_id").doUpdateSet(columns))
      .execute();
    const target = `organization:${organizationId}`;
    await recordAudit(trx, context, {
      organizationId,
      actor,
      action: "retention.changed",
      target,
      detail: { ...policy },
    });
  });
}

/** Every organization that keeps something not for ever, for the sweep. */
export async function listRetention(
  database: Database,
): Promise<readonly (RetentionPolicy & { readonly organizationId: string })[]> {
  return systemQuery(
    database,
    sql<RetentionPolicy & { readonly organizationId: string }>`
      select organization as "organizationId", conversation_days as "conversationDays", trace_days as "traceDays",
        audit_days as "auditDays", anonymous_days as "anonymousDays" from identity_retention_policies()`,
  );
}

/** Removes at most so many lines of the audit log that are older than `before`; how many. */
export async function forgetAudit(
  trx: Transaction,
  { organizationId, before, most }: { readonly organizationId: string; readonly before: Date; readonly most: number },
): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select identity_forget_audit(${organizationId}, ${before}, ${most}) as n`.execute(trx);
  return rows[0]?.n ?? 0;
}

/** At most so many customers whom nobody vouched for, who came before `before` and cannot come back. */
export async function findLeftBehind(
  trx: Transaction,
  { before, now, most }: { readonly before: Date; readonly now: Date; readonly most: number },
): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom("customer as c")
    .select("c.id")
    .where("c.verified", "=", false)
    .where("c.erased_at", "is", null)
    .where("c.created_at", "<", before)
    .where((eb) =>
      eb.and([
        eb.not(
          eb.exists(eb.selectFrom("customer_identity as i").select("i.issuer").whereRef("i.customer_id", "=", "c.id")),
        ),
        eb.not(
          eb.exists(
            eb
              .selectFrom("customer_session as s")
              .select("s.id")
              .whereRef("s.customer_id", "=", "c.id")
              .where("s.expires_at", ">", now)
              .where("s.revoked_at", "is", null),
          ),
        ),
      ]),
    )
    .orderBy("c.created_at")
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}
