import type { Migration } from "../../platform/database/index.ts";

/** Whether anybody lives here yet; one bit, so that the first start can tell and nothing else is told. */
export const firstStartMigration: Migration = {
  id: "identity/0005-first-start",
  up: `
    create function identity_is_fresh() returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
      select not exists (select from organization)
    $$;
    revoke execute on function identity_is_fresh() from public;
    grant execute on function identity_is_fresh() to warmline_app;
  `,
};
