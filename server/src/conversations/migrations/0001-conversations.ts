import { type Migration, protectByShop } from "../../platform/database/index.ts";

/**
 * The log. `conversation` holds where each log stands and who owns it, `message` its entries, `send_stream` the last
 * number taken from each sender's program, `mark` how far each reader is. Only `warmline_append` writes entries.
 */
const tables = `
create table conversation (
  id uuid primary key,
  organization_id uuid not null,
  shop_id uuid not null,
  customer_id uuid not null,
  customer_name text not null,
  customer_verified boolean not null,
  channel text not null,
  language text not null check (language in ('zh', 'en')),
  owner text not null default 'assistant' check (owner in ('assistant', 'queue', 'agent', 'closed')),
  agent_id uuid,
  agent_name text,
  epoch integer not null default 1 check (epoch >= 1),
  owner_since timestamptz not null,
  queued_at timestamptz,
  handover_reason text,
  released_by uuid,
  brief jsonb,
  closed_at timestamptz,
  close_reason text check (close_reason in ('solved', 'no_reply', 'followed_up_elsewhere', 'spam', 'other')),
  rating smallint check (rating between 1 and 5),
  seq bigint not null default 0,
  public_seq bigint not null default 0,
  customer_seq bigint not null default 0,
  handled_seq bigint not null default 0,
  last_at timestamptz not null,
  preview text not null default '',
  preview_author text not null default 'system' check (preview_author in ('customer', 'assistant', 'agent', 'system')),
  previous_id uuid,
  created_at timestamptz not null,
  unique (organization_id, id),
  foreign key (organization_id, shop_id) references shop (organization_id, id),
  foreign key (organization_id, customer_id) references customer (organization_id, id),
  foreign key (organization_id, previous_id) references conversation (organization_id, id),
  check ((owner = 'agent') = (agent_id is not null)),
  check ((agent_id is null) = (agent_name is null)),
  check ((owner = 'closed') = (closed_at is not null)),
  check ((owner = 'closed') = (close_reason is not null)),
  check ((owner = 'queue') <= (queued_at is not null)),
  check (0 <= handled_seq and handled_seq <= customer_seq and customer_seq <= seq),
  check (0 <= public_seq and public_seq <= seq)
);
create unique index conversation_one_open on conversation (shop_id, customer_id) where owner <> 'closed';
create index conversation_of_customer on conversation (shop_id, customer_id, created_at desc);
create index conversation_waiting on conversation (organization_id, shop_id, queued_at) where owner = 'queue';
create index conversation_of_agent on conversation (organization_id, agent_id) where owner = 'agent';
create index conversation_recent on conversation (organization_id, shop_id, last_at desc);
create index conversation_turn_due on conversation (last_at) where owner = 'assistant' and customer_seq > handled_seq;

create table message (
  conversation_id uuid not null,
  seq bigint not null check (seq >= 1),
  public_seq bigint check (public_seq >= 1),
  organization_id uuid not null,
  shop_id uuid not null,
  sender text not null,
  author_kind text not null check (author_kind in ('customer', 'assistant', 'agent', 'system')),
  author_id uuid,
  author_name text,
  client_id text not null,
  at timestamptz not null,
  body jsonb not null,
  meta jsonb,
  primary key (conversation_id, seq),
  unique (conversation_id, public_seq),
  unique (organization_id, sender, client_id),
  foreign key (organization_id, conversation_id) references conversation (organization_id, id),
  check ((author_kind in ('customer', 'agent')) = (author_id is not null))
);

create table send_stream (
  organization_id uuid not null references organization (id),
  stream text not null,
  last_n bigint not null check (last_n >= 1),
  primary key (organization_id, stream)
);

create table mark (
  conversation_id uuid not null,
  reader text not null,
  organization_id uuid not null,
  shop_id uuid not null,
  delivered_seq bigint not null default 0,
  read_seq bigint not null default 0,
  read_public_seq bigint not null default 0,
  primary key (conversation_id, reader),
  foreign key (organization_id, conversation_id) references conversation (organization_id, id),
  check (delivered_seq >= 0 and read_seq >= 0 and read_public_seq >= 0)
);
`;

/** Ownership never changes without a new epoch, whatever code writes it. */
const epochGuard = `
create function warmline_guard_epoch() returns trigger language plpgsql as $$
begin
  if (new.owner, new.agent_id) is distinct from (old.owner, old.agent_id) and new.epoch <> old.epoch + 1 then
    raise exception 'ownership of conversation % changed without a new epoch', old.id using errcode = 'check_violation';
  end if;
  if new.epoch < old.epoch then
    raise exception 'epoch of conversation % went back', old.id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger conversation_epoch before update of owner, agent_id, epoch on conversation
  for each row execute function warmline_guard_epoch();
`;

/**
 * Appends a batch, at most one entry per conversation, each item answered on its own. It crosses organizations by
 * design: every item names its own and is matched by it. Conversations are locked in id order; what somebody else
 * holds is answered \`busy\` and tried again by the caller, so that one held conversation never stalls its neighbours.
 * Locking is a statement of its own, so that the second statement sees all that was committed before the lock was had.
 */
const append = `
create function warmline_append(items jsonb) returns table (
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
      private boolean, rating smallint, preview text, at timestamptz, body jsonb, meta jsonb)
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
        when j."authorKind" = 'agent' and not j.private then c.customer_seq
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
revoke all on function warmline_append(jsonb) from public;
grant execute on function warmline_append(jsonb) to warmline_app;
`;

/** What sweeps ask before an organization is known: ids and positions only, no text. */
const sweeps = `
create function warmline_due_turns(most integer)
returns table (organization uuid, shop uuid, conversation uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select organization_id, shop_id, id from conversation
  where owner = 'assistant' and customer_seq > handled_seq order by last_at limit most
$$;
create function warmline_heads(ids uuid[])
returns table (conversation uuid, seq bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select id, seq from conversation where id = any (ids)
$$;
create function warmline_customer_heads(pairs jsonb)
returns table (shop uuid, customer uuid, seq bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select pair.shop, pair.customer, coalesce(sum(c.seq), 0)::bigint
  from jsonb_to_recordset(pairs) as pair (shop uuid, customer uuid)
  left join conversation c on c.shop_id = pair.shop and c.customer_id = pair.customer
  group by pair.shop, pair.customer
$$;
revoke all on function warmline_due_turns(integer), warmline_heads(uuid[]), warmline_customer_heads(jsonb) from public;
grant execute on function warmline_due_turns(integer), warmline_heads(uuid[]), warmline_customer_heads(jsonb) to warmline_app;
`;

/** The application may read the log, open conversations and change owners; positions and entries only the append writes. */
const rights = `
revoke insert, update, delete on message, send_stream from warmline_app;
revoke select on send_stream from warmline_app;
revoke update, delete on conversation from warmline_app;
grant update (owner, agent_id, agent_name, epoch, owner_since, queued_at, handover_reason, released_by, brief, closed_at, close_reason,
  rating, handled_seq, customer_name, customer_verified, language) on conversation to warmline_app;
`;

/** The rooms' first migration. */
export const conversationsMigration: Migration = {
  id: "conversations/0001-conversations",
  up: [
    tables,
    epochGuard,
    append,
    sweeps,
    protectByShop("conversation"),
    protectByShop("message"),
    protectByShop("mark"),
    "alter table send_stream enable row level security;",
    rights,
  ].join("\n"),
};
