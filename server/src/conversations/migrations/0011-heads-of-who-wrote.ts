import type { Migration } from "../../platform/database/index.ts";

/**
 * Customers without a conversation have no head: most of those who have the widget open never write, and of ten
 * thousand of them nothing is to be said every few seconds.
 */
export const headsOfWhoWroteMigration: Migration = {
  id: "conversations/0011-heads-of-who-wrote",
  up: `
create or replace function warmline_customer_heads(pairs jsonb)
returns table (shop uuid, customer uuid, seq bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select pair.shop, pair.customer, coalesce(sum(c.seq + coalesce(staff.read_seq, 0)), 0)::bigint
  from jsonb_to_recordset(pairs) as pair (shop uuid, customer uuid)
  join conversation c on c.shop_id = pair.shop and c.customer_id = pair.customer
  left join lateral (
    select sum(m.read_seq) as read_seq from mark m where m.conversation_id = c.id and m.reader <> 'customer'
  ) staff on true
  group by pair.shop, pair.customer
$$;
  `,
};
