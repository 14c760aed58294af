import type { Migration } from "../../platform/database/index.ts";

/** What an organization keeps no longer: finds closed conversations by their age, and takes traces out of them. */
export const retentionMigration: Migration = {
  id: "conversations/0007-retention",
  up: `
alter table conversation add column traces_forgotten boolean not null default false;
create index conversation_kept on conversation (organization_id, closed_at) where owner = 'closed' and erased_seq is null;
create index conversation_traced on conversation (organization_id, closed_at) where owner = 'closed' and not traces_forgotten;

create function warmline_forget_traces(wanted_organization uuid, closed_before timestamptz, most integer) returns bigint
language sql security definer set search_path = public, pg_temp as $$
  with due as (
    select id from conversation
    where organization_id = wanted_organization and owner = 'closed' and not traces_forgotten and closed_at < closed_before
    order by id limit most for update skip locked
  ), gone as (
    update message m set meta = null from due where m.conversation_id = due.id and m.meta is not null returning 1
  ), told as (
    update conversation c set traces_forgotten = true from due where c.id = due.id returning 1
  )
  select count(*) from told
$$;
revoke all on function warmline_forget_traces(uuid, timestamptz, integer) from public;
grant execute on function warmline_forget_traces(uuid, timestamptz, integer) to warmline_app;
`,
};
