import { type Migration, protectByShop } from "../../platform/database/index.ts";

/**
 * What people say was wrong with the assistant's answers. It points at the answer, so that what the assistant made of the
 * customer's words is found beside what it should have made of them. The log itself stays append-only.
 */
const table = `
create table turn_correction (
  organization_id uuid not null,
  shop_id uuid not null,
  conversation_id uuid not null,
  seq bigint not null,
  person_id uuid not null,
  person_name text not null,
  at timestamptz not null,
  kind text not null check (kind in ('intent', 'fact', 'action', 'wording')),
  expected text check (length(expected) between 1 and 500),
  note text check (length(note) between 1 and 500),
  primary key (conversation_id, seq, person_id),
  foreign key (organization_id, shop_id) references shop (organization_id, id),
  foreign key (organization_id, conversation_id) references conversation (organization_id, id),
  foreign key (conversation_id, seq) references message (conversation_id, seq),
  foreign key (organization_id, person_id) references person (organization_id, id),
  check (kind <> 'intent' or expected is not null)
);
${protectByShop("turn_correction")}
revoke update on turn_correction from warmline_app;
grant update (person_name, at, kind, expected, note) on turn_correction to warmline_app;

create function warmline_only_answers_corrected() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if not exists (
    select from message where conversation_id = new.conversation_id and seq = new.seq and author_kind = 'assistant')
  then
    raise exception 'entry % of % is no answer of the assistant', new.seq, new.conversation_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger turn_correction_of_answer after insert on turn_correction
  for each row execute function warmline_only_answers_corrected();
`;

/**
 * As in 0006, and the words of corrections go as well: they repeat what customers said. That somebody found an answer
 * wrong, and which intent it should have been, is nobody's personal data and stays.
 */
const eraseLog = `
create or replace function warmline_erase_log(wanted_organization uuid, wanted uuid, moment timestamptz) returns bigint
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
  update turn_correction set expected = case when kind = 'intent' then expected end, note = null
  where conversation_id = wanted;

  insert into message (conversation_id, seq, public_seq, organization_id, shop_id, sender, author_kind, client_id, at, body)
  values (wanted, head.seq + 1, head.public_seq + 1, head.organization_id, head.shop_id, 'system', 'system',
    'erased:' || wanted || ':' || head.seq + 1, moment, '{"kind": "event", "event": {"type": "erased"}}');

  update conversation set seq = head.seq + 1, public_seq = head.public_seq + 1, erased_seq = head.seq + 1,
    customer_name = '', preview = '', preview_author = 'system', brief = null, handover_reason = null
  where id = wanted;
  return head.seq + 1;
end $$;
`;

/** Corrections of answers, and their words in the erasure of a log. */
export const correctionsMigration: Migration = {
  id: "conversations/0012-corrections",
  up: `${table}${eraseLog}`,
};
