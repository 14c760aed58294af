import type { Migration } from "../../platform/database/index.ts";
import { preventionMigration } from "./0001-prevention.ts";
import { sopsMigration } from "./0002-sops.ts";
import { sopPublishedMigration } from "./0003-sop-published.ts";
import { sopDraftsMigration } from "./0004-sop-drafts.ts";

/** The assistant's forward migrations in order; they come after those of commerce and conversations. */
export const migrations: readonly Migration[] = [
  preventionMigration,
  sopsMigration,
  sopPublishedMigration,
  sopDraftsMigration,
];
