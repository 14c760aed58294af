import type { Migration } from "../../platform/database/index.ts";

/**
 * A clock that was set back leaves leases that end long after they should. No lease ends later than a new one would:
 * those that do are shortened, so that an agent who is gone is given up in time.
 */
export const shortenLeasesMigration: Migration = {
  id: "desk/0003-shorten-leases",
  up: `
    create function warmline_shorten_leases(latest timestamptz) returns void
    language sql security definer set search_path = public, pg_temp as $$
      update agent_presence set lease_until = latest where lease_until > latest
    $$;
    revoke all on function warmline_shorten_leases(timestamptz) from public;
    grant execute on function warmline_shorten_leases(timestamptz) to warmline_app;
  `,
};
