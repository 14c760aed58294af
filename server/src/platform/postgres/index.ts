export { findBinaries } from "./binaries.ts";
export {
  openEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresFailure,
  type EmbeddedPostgresOptions,
} from "./open-embedded-postgres.ts";
export { findRunning } from "./find-running.ts";
export { openPostgres, type PostgresOptions } from "./open-postgres.ts";
export { lockDataFolder, type DataFolderLock } from "./program-lock.ts";
