export { findBinaries } from "./binaries.ts";
export {
  openEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresFailure,
  type EmbeddedPostgresOptions,
} from "./open-embedded-postgres.ts";
export { findRunning, holdsDatabase } from "./find-running.ts";
export { keepEmbeddedPostgres } from "./keep-embedded-postgres.ts";
export { openPostgres, type OpenedPostgres, type PostgresOptions } from "./open-postgres.ts";
export { endWhenUnanswered } from "./end-when-unanswered.ts";
export { withClient } from "./with-client.ts";
export { lockDataFolder, type DataFolderLock } from "./program-lock.ts";
