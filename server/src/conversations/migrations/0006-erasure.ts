import type { Migration } from "../../platform/database/index.ts";

/**
 * Erases what was said, and leaves the order of the log: every entry becomes a tombstone under its number, its writer
 * and its time; a last entry says so, so that readers who are further learn of it like of any other. Client ids go as
 * well, because their writer chose them. What is open is closed before. Answers the log's new end, null without work.
 */
const eraseLog = `
create function warmline_erase_log(wanted_organization uuid, wanted uuid, moment timestamptz) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare head conversation%rowtype;
begin
  select * into head from conversation where id = wanted and organization_id = wanted_organization for update;
  if not found or head.erased_seq = head.seq then return null; end if;
  if head.owner <> 'closed' then
    raise exception 'conversation % is open and cannot be erased', wanted using errcode = 'object_not_in_prerequisite_state';
  end if;

  update attachment a set doomed_at = moment
  from message m
  where m.conversation_id = wanted and m.body ->> 'kind' = 'image' and a.id::text = m.body ->> 'attachment'
    and a.organization_id = wanted_organization and a.doomed_at is null
    and not exists (
      select from message other
      where other.body ->> 'kind' = 'image' and other.body ->> 'attachment' = a.id::text and other.conversation_id <> wanted);

  update message set
    body = case
      when body ->> 'kind' <> 'event' then '{"kind": "erased"}'::jsonb
      when body #>> '{event,type}' <> 'closed' and body #> '{event,reason}' is not null
        then jsonb_set(body, '{event,reason}', '""')
      else body end,
    meta = null,
    client_id = 'erased:' || wanted || ':' || seq
  where conversation_id = wanted and seq > coalesce(head.erased_seq, 0);

  delete from mark where conversation_id = wanted and reader = 'customer';

  insert into message (conversation_id, seq, public_seq, organization_id, shop_id, sender, author_kind, client_id, at, body)
  values (wanted, head.seq + 1, head.public_seq + 1, head.organization_id, head.shop_id, 'system', 'system',
    'erased:' || wanted || ':' || head.seq + 1, moment, '{"kind": "event", "event": {"type": "erased"}}');

  update conversation set seq = head.seq + 1, public_seq = head.public_seq + 1, erased_seq = head.seq + 1,
    customer_name = '', preview = '', preview_author = 'system', brief = null, handover_reason = null
  where id = wanted;
  return head.seq + 1;
end $$;
revoke all on function warmline_erase_log(uuid, uuid, timestamptz) from public;
grant execute on function warmline_erase_log(uuid, uuid, timestamptz) to warmline_app;
`;

/** A customer's own uploads and the counters of his sends, whose names his programs chose. */
const forgetSender = `
create function warmline_forget_sender(wanted_organization uuid, customer uuid, moment timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  update attachment set doomed_at = moment
  where organization_id = wanted_organization and uploader = 'customer:' || customer and doomed_at is null;
  delete from send_stream
  where organization_id = wanted_organization and starts_with(stream, 'customer:' || customer || '@');
$$;
revoke all on function warmline_forget_sender(uuid, uuid, timestamptz) from public;
grant execute on function warmline_forget_sender(uuid, uuid, timestamptz) to warmline_app;
`;

/**
 * What sweeps ask before an organization is known: ids only. An upload is judged once, when it is old enough: sent or
 * given up. One that was sent in that very moment after all keeps its bytes, because they go only where no entry names it.
 */
const sweeps = `
create function warmline_erased_late(most integer) returns table (organization uuid, conversation uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select organization_id, id from conversation where erased_seq < seq order by id limit most
$$;
create function warmline_judge_uploads(unused_since timestamptz, moment timestamptz, most integer) returns bigint
language sql security definer set search_path = public, pg_temp as $$
  with due as (
    select id from attachment where not used and doomed_at is null and created_at < unused_since
    order by created_at limit most for update skip locked
  ), judged as (
    select id, exists (
      select from message m where m.body ->> 'kind' = 'image' and m.body ->> 'attachment' = due.id::text) as needed
    from due
  ), written as (
    update attachment a set used = needed, doomed_at = case when needed then null else moment end
    from judged where judged.id = a.id returning 1
  )
  select count(*) from written
$$;
create function warmline_doomed_attachments(most integer) returns table (organization uuid, shop uuid, attachment uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select organization_id, shop_id, id from attachment a
  where doomed_at is not null and not exists (
    select from message m where m.body ->> 'kind' = 'image' and m.body ->> 'attachment' = a.id::text)
  order by doomed_at limit most
$$;
revoke all on function warmline_erased_late(integer), warmline_judge_uploads(timestamptz, timestamptz, integer),
  warmline_doomed_attachments(integer) from public;
grant execute on function warmline_erased_late(integer), warmline_judge_uploads(timestamptz, timestamptz, integer),
  warmline_doomed_attachments(integer) to warmline_app;
`;

/** Erasure of logs, and what it leaves for sweeps. */
export const erasureMigration: Migration = {
  id: "conversations/0006-erasure",
  up: `
alter table conversation add column erased_seq bigint check (erased_seq <= seq);
create index conversation_erased_late on conversation (id) where erased_seq < seq;
alter table attachment add column doomed_at timestamptz, add column used boolean not null default false;
create index attachment_unjudged on attachment (created_at) where not used and doomed_at is null;
create index attachment_doomed on attachment (doomed_at) where doomed_at is not null;
create index attachment_by_uploader on attachment (organization_id, uploader, created_at);
create trigger conversation_of_somebody before insert on conversation
  for each row execute function identity_refuse_erased_customer();
${eraseLog}${forgetSender}${sweeps}`,
};
