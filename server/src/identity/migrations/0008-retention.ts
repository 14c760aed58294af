import { protectByOrganization, type Migration } from "../../platform/database/index.ts";

/** How long an organization keeps what, in days; null is for ever. Nothing is kept less long than a conversation may be reopened. */
export const retentionMigration: Migration = {
  id: "identity/0008-retention",
  up: `
    create table retention_policy (
      organization_id uuid primary key references organization (id),
      conversation_days integer check (conversation_days between 7 and 36500),
      trace_days integer check (trace_days between 7 and 36500),
      audit_days integer check (audit_days between 90 and 36500),
      anonymous_days integer check (anonymous_days between 30 and 36500),
      updated_at timestamptz not null
    );
    ${protectByOrganization("retention_policy")}
    create index customer_nobody_vouched on customer (organization_id, created_at) where not verified and erased_at is null;

    create function identity_retention_policies()
    returns table (organization uuid, conversation_days integer, trace_days integer, audit_days integer, anonymous_days integer)
    language sql stable security definer set search_path = public, pg_temp as $$
      select organization_id, conversation_days, trace_days, audit_days, anonymous_days from retention_policy
      order by organization_id
    $$;

    create function identity_forget_audit(wanted_organization uuid, before timestamptz, most integer) returns bigint
    language sql security definer set search_path = public, pg_temp as $$
      with gone as (
        delete from audit_log where id in (
          select id from audit_log where organization_id = wanted_organization and at < before order by at limit most)
        returning 1
      ) select count(*) from gone
    $$;
    revoke execute on function identity_retention_policies(), identity_forget_audit(uuid, timestamptz, integer) from public;
    grant execute on function identity_retention_policies(), identity_forget_audit(uuid, timestamptz, integer) to warmline_app;
  `,
};
