import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installDemo } from "../../server/src/commerce/index.ts";
import { createIdentity, type IdentityContext } from "../../server/src/identity/index.ts";
import { systemClock } from "../../server/src/platform/clock.ts";
import { type Database, migrate, openDatabase } from "../../server/src/platform/database/index.ts";
import { silentLog as log } from "../../server/src/platform/log.ts";
import { openPostgres } from "../../server/src/platform/postgres/index.ts";
import { allMigrations } from "../../server/src/wire.ts";

/** A data folder of the bench's own, with the embedded database running and the demo in it. */
export interface House {
  readonly folder: string;
  readonly databaseUrl: string;
  readonly database: Database;
  readonly identity: IdentityContext;
  /** Stops the database and removes the folder. */
  readonly close: () => Promise<void>;
}

/** Makes a house in the temporary folder. A server that is started over its folder takes over the running database. */
export async function openHouse(name: string): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), `warmline-${name}-`));
  const postgres = await openPostgres({ databaseUrl: undefined, folder, log });
  if (!postgres.ok) throw new Error(postgres.message.en);
  const migrated = await migrate({ url: postgres.url, migrations: allMigrations, log });
  if (!migrated.ok) throw new Error(migrated.message.en);
  const database = openDatabase({ url: postgres.url, log });
  await installDemo({ database, clock: systemClock });
  const config = { host: "127.0.0.1", port: 0, publicUrl: undefined, smtpUrl: undefined, mailFrom: "bench@localhost" };
  return {
    folder,
    databaseUrl: postgres.url,
    database,
    identity: createIdentity({ database, clock: systemClock, log, config }),
    close: async () => {
      await database.close();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
