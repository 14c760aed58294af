import type { Migration } from "../../platform/database/index.ts";

/**
 * Finds conversations of the assistant in which nobody has written for a while and nothing is due. The index of open
 * conversations serves it: they stay few because this closes them.
 */
export const idleMigration: Migration = {
  id: "conversations/0008-idle",
  up: `
    create function warmline_idle_conversations(since timestamptz, most integer)
    returns table (organization uuid, conversation uuid, epoch integer)
    language sql stable security definer set search_path = public, pg_temp as $$
      select organization_id, id, epoch from conversation
      where owner <> 'closed' and owner = 'assistant' and customer_seq <= handled_seq and last_at <= since
      order by last_at limit most
    $$;
    revoke all on function warmline_idle_conversations(timestamptz, integer) from public;
    grant execute on function warmline_idle_conversations(timestamptz, integer) to warmline_app;
  `,
};
