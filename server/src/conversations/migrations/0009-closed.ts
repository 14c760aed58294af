import type { Migration } from "../../platform/database/index.ts";

/** An inbox shows what was closed within the last day: without an index it would read all that was ever closed. */
export const closedMigration: Migration = {
  id: "conversations/0009-closed",
  up: "create index conversation_closed on conversation (organization_id, closed_at) where closed_at is not null;",
};
