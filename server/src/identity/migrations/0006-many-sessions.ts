import type { Migration } from "../../platform/database/index.ts";

/** What a program with many open sockets asks of all sign-ins behind them at once, named by sessions that it has resolved before. */
export const manySessionsMigration: Migration = {
  id: "identity/0006-many-sessions",
  up: `
    create function identity_resolve_person_sessions(wanted uuid[], moment timestamptz, idle interval)
    returns table (
      session_id uuid, organization_id uuid, person_id uuid, email text, display_name text, language text,
      tier smallint, expires_at timestamptz, grants jsonb
    )
    language sql volatile security definer set search_path = public, pg_temp as $$
      select found.* from person_session s, identity_resolve_person_session(s.token_hash, moment, idle) found
      where s.id = any (wanted)
    $$;
    create function identity_standing_customer_sessions(wanted uuid[], moment timestamptz) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp as $$
      select id from customer_session where id = any (wanted) and expires_at > moment and revoked_at is null
    $$;
    revoke execute on function identity_resolve_person_sessions(uuid[], timestamptz, interval),
      identity_standing_customer_sessions(uuid[], timestamptz) from public;
    grant execute on function identity_resolve_person_sessions(uuid[], timestamptz, interval),
      identity_standing_customer_sessions(uuid[], timestamptz) to warmline_app;
  `,
};
