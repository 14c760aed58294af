import type { ColumnType } from "kysely";

/** The list of migrations that a database has taken. */
export interface MigrationTable {
  readonly id: string;
  /** SHA-256 of the migration's SQL, in hex. */
  readonly checksum: string;
  readonly applied_at: ColumnType<Date, never, never>;
}

/**
 * All tables, by name, as kysely sees them. Every room adds its own, beside its migrations:
 *
 *     declare module "../platform/database/index.ts" {
 *       interface Tables {
 *         organization: OrganizationTable;
 *       }
 *     }
 *
 * The module named is the door, by the path from the room's own file.
 */
export interface Tables {
  warmline_migration: MigrationTable;
}
