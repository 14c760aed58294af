import type { Migration } from "../../platform/database/index.ts";

/**
 * An append touches a handful of rows by their keys. The planner takes a batch for a hundred and, while there are few
 * conversations, reads all of them twice for each append; a plan that joins by anything but keys is never the right one.
 */
export const appendByKeyMigration: Migration = {
  id: "conversations/0013-append-by-key",
  up: `
alter function warmline_append(jsonb) set enable_seqscan = off;
alter function warmline_append(jsonb) set enable_hashjoin = off;
alter function warmline_append(jsonb) set enable_mergejoin = off;
  `,
};
