import {
  openEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresFailure,
  type EmbeddedPostgresOptions,
} from "./open-embedded-postgres.ts";

/** Where the database is to be: at `databaseUrl` where given (`DATABASE_URL`), else embedded in the data folder. */
export interface PostgresOptions extends EmbeddedPostgresOptions {
  readonly databaseUrl: string | undefined;
}

/** Opens the database's server. One that is given by its URL is neither started nor stopped, nor connected to here. */
export const openPostgres = async ({
  databaseUrl,
  ...options
}: PostgresOptions): Promise<EmbeddedPostgres | EmbeddedPostgresFailure> =>
  databaseUrl === undefined
    ? openEmbeddedPostgres(options)
    : { ok: true, url: databaseUrl, adopted: true, stop: () => Promise.resolve() };
