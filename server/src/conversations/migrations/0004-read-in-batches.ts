import type { Migration } from "../../platform/database/index.ts";

/**
 * What one customer's screen, or one turn of the assistant, needs: read for many at once, because a round trip costs
 * more than what it brings. Like the append, each crosses organizations by design: every item names its organization
 * and shop (and its customer) and is matched by them, and sees nothing else. What customers get has no notes in it and
 * no traces.
 */
const readInBatches = `
create function warmline_customer_updates(items jsonb, most integer)
returns table ("position" integer, conversation json, messages json)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select i."position",
    json_build_object('id', c.id, 'owner', c.owner, 'agent_name', c.agent_name, 'public_seq', c.public_seq,
      'rated', c.rating is not null,
      'place', case when c.owner = 'queue' then (
        select count(*) + 1 from conversation ahead
        where ahead.organization_id = c.organization_id and ahead.shop_id = c.shop_id and ahead.owner = 'queue'
          and (ahead.queued_at, ahead.id) < (c.queued_at, c.id)) end,
      'staff_read', coalesce((
        select max(m.read_public_seq) from mark m where m.conversation_id = c.id and m.reader <> 'customer'), 0),
      'own_read', coalesce((
        select m.read_seq from mark m where m.conversation_id = c.id and m.reader = 'customer'), 0)),
    (select coalesce(json_agg(entry order by entry.public_seq), '[]') from (
      select m.public_seq, m.author_kind, m.author_id, m.author_name, m.client_id, m.at, m.body from message m
      where m.conversation_id = c.id and m.public_seq > case when i.reached = c.id then i.seq else 0 end
      order by m.public_seq limit most) entry)
  from jsonb_to_recordset(items) as i (
    "position" integer, organization uuid, shop uuid, customer uuid, reached uuid, seq bigint)
  cross join lateral (
    select * from conversation one
    where one.shop_id = i.shop and one.customer_id = i.customer and one.organization_id = i.organization
    order by one.created_at desc, one.id desc limit 1) c;
end $$;

create function warmline_turns(items jsonb, most integer)
returns table ("position" integer, organization uuid, shop uuid, customer uuid, verified boolean, language text,
  epoch integer, customer_seq bigint, pending json, dialogue jsonb)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select i."position", c.organization_id, c.shop_id, c.customer_id, c.customer_verified, c.language, c.epoch,
    c.customer_seq,
    (select coalesce(json_agg(entry order by entry.seq), '[]') from (
      select m.seq, m.public_seq, m.author_kind, m.author_id, m.author_name, m.client_id, m.at, m.body from message m
      where m.conversation_id = c.id and m.seq > c.handled_seq and m.author_kind = 'customer'
      order by m.seq desc limit most) entry),
    (select m.meta -> 'dialogue' from message m
      where m.conversation_id = c.id and m.author_kind = 'assistant' and m.meta is not null
      order by m.seq desc limit 1)
  from jsonb_to_recordset(items) as i ("position" integer, organization uuid, shops uuid[], conversation uuid)
  cross join lateral (
    select * from conversation one
    where one.id = i.conversation and one.organization_id = i.organization
      and (i.shops is null or one.shop_id = any (i.shops))
      and one.owner = 'assistant' and one.customer_seq > one.handled_seq limit 1) c;
end $$;

revoke all on function warmline_customer_updates(jsonb, integer), warmline_turns(jsonb, integer) from public;
grant execute on function warmline_customer_updates(jsonb, integer), warmline_turns(jsonb, integer) to warmline_app;
`;

/** Reads of customers' screens and of turns, many in one statement. */
export const readInBatchesMigration: Migration = {
  id: "conversations/0004-read-in-batches",
  up: readInBatches,
};
