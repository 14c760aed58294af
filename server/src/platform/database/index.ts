export * from "./tables.ts";
export { appRole, asAppRole } from "./app-role.ts";
export {
  isAnswering,
  openDatabase,
  systemQuery,
  systemText,
  type Database,
  type DatabaseCounters,
  type DatabaseOptions,
} from "./database.ts";
export { type JsonValue } from "../json.ts";
export { isDatabaseAway } from "./is-database-away.ts";
export { compareMigrations, migrate, MIGRATION_LOCK, type Migrated, type MigrateOptions } from "./migrate.ts";
export { type Migration } from "./migration.ts";
export { prepared } from "./prepared.ts";
export { protectByOrganization, protectByShop } from "./protect.ts";
export { withScope, type Scope, type Transaction } from "./with-scope.ts";
