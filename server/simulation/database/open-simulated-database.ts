import { Kysely } from "kysely";
import { type Database, type Tables } from "../../src/platform/database/index.ts";
import { databaseOver } from "../../src/platform/database/testing.ts";
import { type Access, SimulatedDialect } from "./dialect.ts";

/** One program's way to a simulated database. */
export interface SimulatedDatabase {
  readonly database: Database;
  /** The program is killed. */
  readonly kill: () => void;
}

/** Opens a simulated database for one program; `pause` is how long its transactions wait before they are tried again. */
export function openSimulatedDatabase(
  access: Access,
  pause: (milliseconds: number) => Promise<void>,
): SimulatedDatabase {
  const dialect = new SimulatedDialect(access);
  const database = databaseOver(
    { kysely: new Kysely<Tables>({ dialect }), pause },
    {
      counters: { retries: 0, lostConnections: 0 },
      connections: () => ({ open: 0, idle: 0, waiting: 0 }),
      close: () => Promise.resolve(),
    },
  );
  return { database, kill: () => dialect.kill() };
}
