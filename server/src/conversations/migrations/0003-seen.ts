import type { Migration } from "../../platform/database/index.ts";

/**
 * An agent's answer says how far its writer had seen the log, and handles no message beyond that: what the customer
 * wrote meanwhile stays unanswered, so that after a hand-back the assistant's turn is due (law 9). Otherwise the
 * append is as before.
 */
export const seenMigration: Migration = {
  id: "conversations/0003-seen",
  up: `
create or replace function warmline_append(items jsonb) returns table (
  "position" integer, outcome text, conversation uuid, shop uuid, customer uuid,
  seq bigint, public_seq bigint, at timestamptz, expected bigint
) language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare held uuid[];
begin
  select coalesce(array_agg(locked.id), '{}') into held from (
    select c.id from conversation c
    where exists (
      select from jsonb_to_recordset(items) as i (organization uuid, conversation uuid)
      where i.conversation = c.id and i.organization = c.organization_id)
    order by c.id for update skip locked
  ) locked;

  return query
  with item as (
    select i.*, c.shop_id, c.customer_id, (c.id is not null) as known, (i.conversation = any (held)) as mine,
      c.owner, c.agent_id, c.epoch as owner_epoch, c.handled_seq, c.rating as rated,
      twin.conversation_id as twin_conversation, twin.seq as twin_seq, twin.public_seq as twin_public, twin.at as twin_at,
      coalesce(s.last_n, 0) + 1 as next_n
    from jsonb_to_recordset(items) as i (
      "position" integer, organization uuid, conversation uuid, sender text, "authorKind" text, "authorId" uuid,
      "authorName" text, "clientId" text, stream text, n bigint, "ownedBy" text, epoch integer, turn bigint,
      seen bigint, private boolean, rating smallint, preview text, at timestamptz, body jsonb, meta jsonb)
    left join conversation c on c.id = i.conversation and c.organization_id = i.organization
    left join message twin
      on twin.organization_id = i.organization and twin.sender = i.sender and twin.client_id = i."clientId"
    left join send_stream s on s.organization_id = i.organization and s.stream = i.stream
  ), judged as (
    select *, case
      when not known then 'not_found'
      when "authorKind" = 'customer' and customer_id <> "authorId" then 'not_found'
      when twin_seq is not null then 'duplicate'
      when not mine then 'busy'
      when stream is not null and n <> next_n then 'out_of_step'
      when rating is not null and owner <> 'closed' then 'not_closed'
      when rating is not null and rated is not null then 'already_rated'
      when rating is null and "authorKind" <> 'system' and not private and owner = 'closed' then 'closed'
      when "ownedBy" is not null and owner <> "ownedBy" then 'not_owner'
      when "ownedBy" = 'agent' and agent_id is distinct from "authorId" then 'not_owner'
      when "ownedBy" is not null and epoch is distinct from owner_epoch then 'stale_epoch'
      when turn is not null and handled_seq >= turn then 'already_handled'
      else 'appended' end as judgement
    from item
  ), counted as (
    insert into send_stream as s (organization_id, stream, last_n)
    select organization, stream, n from judged where judgement = 'appended' and stream is not null
    on conflict (organization_id, stream) do update set last_n = excluded.last_n
    returning 1
  ), changed as (
    update conversation c set
      seq = c.seq + 1,
      public_seq = c.public_seq + case when j.private then 0 else 1 end,
      customer_seq = case when j."authorKind" = 'customer' and j.rating is null then c.seq + 1 else c.customer_seq end,
      handled_seq = case
        when j.turn is not null then j.turn
        when j.seen is not null then greatest(c.handled_seq, least(j.seen, c.customer_seq))
        else c.handled_seq end,
      rating = coalesce(j.rating, c.rating),
      last_at = greatest(c.last_at, j.at),
      preview = coalesce(j.preview, c.preview),
      preview_author = case when j.preview is null then c.preview_author else j."authorKind" end
    from judged j
    where j.judgement = 'appended' and c.id = j.conversation
    returning c.id, c.seq, c.public_seq
  ), written as (
    insert into message (conversation_id, seq, public_seq, organization_id, shop_id, sender, author_kind, author_id,
      author_name, client_id, at, body, meta)
    select j.conversation, ch.seq, case when j.private then null else ch.public_seq end, j.organization, j.shop_id,
      j.sender, j."authorKind", j."authorId", j."authorName", j."clientId", j.at, j.body, j.meta
    from judged j join changed ch on ch.id = j.conversation
    where j.judgement = 'appended'
    returning 1
  )
  select j."position", j.judgement, coalesce(j.twin_conversation, j.conversation), j.shop_id, j.customer_id,
    coalesce(j.twin_seq, ch.seq), case when j.twin_seq is null and not j.private then ch.public_seq else j.twin_public end,
    coalesce(j.twin_at, j.at), j.next_n
  from judged j left join changed ch on ch.id = j.conversation and j.judgement = 'appended';
end $$;
  `,
};
