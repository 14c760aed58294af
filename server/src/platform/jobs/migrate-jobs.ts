import { runMigrations } from "graphile-worker";
import type { Log } from "../log.ts";
import { graphileLog } from "./graphile-log.ts";

/** Brings the queue's own tables to this version, as the role that the URL names. `migrate` calls it. */
export const migrateJobs = ({ url, log }: { readonly url: string; readonly log: Log }): Promise<void> =>
  runMigrations({ connectionString: url, logger: graphileLog(log) });
