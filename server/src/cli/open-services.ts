import { type Bus, openBus } from "../platform/bus/index.ts";
import { type Clock, systemClock } from "../platform/clock.ts";
import type { Config } from "../platform/config.ts";
import { type Database, migrate, openDatabase } from "../platform/database/index.ts";
import type { Log } from "../platform/log.ts";
import { openPostgres } from "../platform/postgres/index.ts";
import { createLog } from "../platform/telemetry/index.ts";
import { allMigrations } from "../wire.ts";
import { CommandFailure } from "./command-failure.ts";
import { cliLanguage } from "./cli-language.ts";
import { requireConfig } from "./require-config.ts";

/** What a command works with: the same database that a running server uses, or one opened for the command alone. */
export interface Services {
  readonly config: Config;
  readonly database: Database;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Log;
  readonly close: () => Promise<void>;
}

/** A command's own log: it prints its answer, so its log shows only what went wrong. */
const commandLog = ({ logLevel }: Config): Log =>
  createLog({ level: logLevel === "info" ? "warn" : logLevel, to: process.stderr });

/** Opens the database's server for a command that works with the whole database as its owner; nothing is migrated. */
export async function withPostgres<T>(
  config: Config,
  work: (postgres: { readonly url: string; readonly log: Log }) => Promise<T>,
): Promise<T> {
  const log = commandLog(config);
  const postgres = await openPostgres({ databaseUrl: config.databaseUrl, folder: config.dataFolder, log });
  if (!postgres.ok) throw new CommandFailure(postgres.code, postgres.message[cliLanguage(process.env)]);
  return work({ url: postgres.url, log }).finally(() => postgres.stop());
}

/** Opens the database for a command: takes over a running one, else starts it until `close`. */
export async function openServices(): Promise<Services> {
  const config = requireConfig();
  const log = commandLog(config);
  const postgres = await openPostgres({ databaseUrl: config.databaseUrl, folder: config.dataFolder, log });
  if (!postgres.ok) throw new CommandFailure(postgres.code, postgres.message[cliLanguage(process.env)]);
  try {
    const migrated = await migrate({ url: postgres.url, migrations: allMigrations, log });
    if (!migrated.ok) throw new CommandFailure(migrated.code, migrated.message[cliLanguage(process.env)]);
    const database = openDatabase({ url: postgres.url, log });
    const bus = await openBus(config.bus, { url: postgres.url, log });
    const close = async (): Promise<void> => {
      await bus.close();
      await database.close();
      await postgres.stop();
    };
    return { config, database, bus, clock: systemClock, log, close };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}
