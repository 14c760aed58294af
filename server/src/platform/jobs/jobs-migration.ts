import type { Migration } from "../database/migration.ts";

/**
 * Row-level security closes the queue's tables to the application role; these run as the owner. They are written in
 * plpgsql because that looks up names when it runs: graphile-worker may change its own functions in a later version.
 */
const functions = `
create function warmline_add_job(task text, payload json, run_at timestamptz, job_key text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(task, payload := payload, run_at := run_at, job_key := job_key);
end
$$;
comment on function warmline_add_job(text, json, timestamptz, text) is
  'Adds a job in the caller''s transaction; one with the same key that has not begun is replaced.';

create function warmline_remove_job(job_key text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.remove_job(job_key);
end
$$;
comment on function warmline_remove_job(text) is 'Removes the job with the key, where it has not begun.';
`;

/** What lets the application role add jobs. The queue itself comes with graphile-worker's own migrations. */
export const jobsMigration: Migration = { id: "platform/0002-jobs", up: functions };
