import type { Migration } from "../../platform/database/index.ts";

/** A draft that was never published can be deleted; versions refer to their process, which stays as long as they do. */
export const sopDraftsMigration: Migration = {
  id: "assistant/0004-sop-drafts",
  up: `grant delete on sop to warmline_app;`,
};
