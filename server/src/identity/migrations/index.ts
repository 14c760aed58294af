import type { Migration } from "../../platform/database/index.ts";
import { organizationsMigration } from "./0001-organizations.ts";
import { peopleMigration } from "./0002-people.ts";
import { customersMigration } from "./0003-customers.ts";
import { lookupsMigration } from "./0004-lookups.ts";
import { firstStartMigration } from "./0005-first-start.ts";
import { manySessionsMigration } from "./0006-many-sessions.ts";
import { erasureMigration } from "./0007-erasure.ts";
import { retentionMigration } from "./0008-retention.ts";

/** Identity's forward migrations in order; they come after the platform's and before every other room's. */
export const migrations: readonly Migration[] = [
  organizationsMigration,
  peopleMigration,
  customersMigration,
  lookupsMigration,
  firstStartMigration,
  manySessionsMigration,
  erasureMigration,
  retentionMigration,
];
