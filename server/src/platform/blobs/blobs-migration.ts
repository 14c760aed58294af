import type { Migration } from "../database/migration.ts";

/** Files in the database. The application reaches them by their id alone: which row names it, it has looked up in its scope. */
const up = `
create table blob (
  id uuid primary key,
  bytes bytea not null
);
-- Pictures are compressed already.
alter table blob alter column bytes set storage external;
alter table blob enable row level security;
revoke all on blob from warmline_app;
comment on table blob is 'Uploaded files, where programs on several machines share them (WARMLINE_BLOBS=database).';

create function warmline_put_blob(id uuid, bytes bytea) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into blob (id, bytes) values (id, bytes) on conflict on constraint blob_pkey do update set bytes = excluded.bytes
$$;
comment on function warmline_put_blob(uuid, bytea) is 'Keeps a file under its id.';

create function warmline_get_blob(wanted uuid) returns table (bytes bytea)
language sql stable security definer set search_path = public, pg_temp as $$
  select blob.bytes from blob where blob.id = wanted
$$;
comment on function warmline_get_blob(uuid) is 'A file by its id.';

create function warmline_delete_blob(wanted uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from blob where blob.id = wanted
$$;
comment on function warmline_delete_blob(uuid) is 'Forgets a file.';

revoke all on function warmline_put_blob(uuid, bytea), warmline_get_blob(uuid), warmline_delete_blob(uuid) from public;
grant execute on function warmline_put_blob(uuid, bytea), warmline_get_blob(uuid), warmline_delete_blob(uuid) to warmline_app;
`;

/** The table of files, and the only ways to it. */
export const blobsMigration: Migration = { id: "platform/0003-blobs", up };
