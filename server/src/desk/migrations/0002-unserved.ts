import type { Migration } from "../../platform/database/index.ts";

/**
 * Which shops an agent serves is what his roles say, and nothing else: the copy in his presence goes. What somebody holds
 * in a shop that he serves no longer is found from rows, as what absent agents hold.
 */
export const unservedMigration: Migration = {
  id: "desk/0002-unserved",
  up: `
    alter table agent_presence drop column every_shop, drop column shops;
    create function warmline_unserved(roles text[])
    returns table (organization uuid, person uuid, conversation uuid, epoch integer)
    language sql stable security definer set search_path = public, pg_temp as $$
      select c.organization_id, c.agent_id, c.id, c.epoch from conversation c
      where c.owner = 'agent' and not exists (
        select from role_grant g join person p on p.id = g.person_id
        where g.person_id = c.agent_id and g.organization_id = c.organization_id and p.state = 'active'
          and g.role = any (roles) and (g.shop_id is null or g.shop_id = c.shop_id))
      order by c.id
    $$;
    revoke all on function warmline_unserved(text[]) from public;
    grant execute on function warmline_unserved(text[]) to warmline_app;
  `,
};
