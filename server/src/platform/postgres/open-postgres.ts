import { keepEmbeddedPostgres } from "./keep-embedded-postgres.ts";
import type { EmbeddedPostgres, EmbeddedPostgresFailure, EmbeddedPostgresOptions } from "./open-embedded-postgres.ts";

/** Where the database is to be: at `databaseUrl` where given (`DATABASE_URL`), else embedded in the data folder. */
export interface PostgresOptions extends EmbeddedPostgresOptions {
  readonly databaseUrl: string | undefined;
}

/** A running PostgreSQL, and how to end our part in it. */
export type OpenedPostgres = Pick<EmbeddedPostgres, "ok" | "url" | "stop">;

/** Opens the database's server. One that is given by its URL is neither started, watched nor stopped, nor connected to here. */
export const openPostgres = async ({
  databaseUrl,
  ...options
}: PostgresOptions): Promise<OpenedPostgres | EmbeddedPostgresFailure> =>
  databaseUrl === undefined
    ? keepEmbeddedPostgres(options)
    : { ok: true, url: databaseUrl, stop: () => Promise.resolve() };
