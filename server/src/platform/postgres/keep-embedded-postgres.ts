import { setTimeout as pause } from "node:timers/promises";
import {
  openEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresFailure,
  type EmbeddedPostgresOptions,
} from "./open-embedded-postgres.ts";
import { isRunning } from "./process-identity.ts";

/** How often it is looked whether PostgreSQL still runs, in milliseconds. */
const LOOK_MS = 200;
/** How long after a start that failed the next one is tried, in milliseconds. */
const RETRY_MS = 2_000;

/**
 * Opens the embedded PostgreSQL and keeps it up: when it was killed or broke down, it is started again at the address
 * that it had, so that whoever is connected only has to connect again. Several programs may keep the same one.
 */
export const keepEmbeddedPostgres = async (
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres | EmbeddedPostgresFailure> => {
  const opened = await openEmbeddedPostgres(options);
  return opened.ok ? keep(opened, options) : opened;
};

const keep = (first: EmbeddedPostgres, options: EmbeddedPostgresOptions): EmbeddedPostgres => {
  const { log } = options;
  const ending = new AbortController();
  let current = first;

  const revive = async (): Promise<boolean> => {
    log.error({ pid: current.pid }, "PostgreSQL has ended; it is started again");
    const again = await openEmbeddedPostgres({ ...options, port: Number(new URL(current.url).port) });
    if (!again.ok) {
      log.error({ code: again.code, message: again.message }, "PostgreSQL could not be started again");
      return false;
    }
    // The entry of the one that died is given back; the new one's keeps the server up.
    await current.stop();
    current = again;
    log.info({ pid: current.pid }, "PostgreSQL runs again");
    return true;
  };

  const reviveSafely = (): Promise<boolean> =>
    revive().catch((error: unknown) => {
      log.error({ err: error }, "PostgreSQL could not be started again");
      return false;
    });

  const watch = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      const runs = (await isRunning(current.pid)) || (await reviveSafely());
      // An aborted pause rejects; the loop then sees the end.
      await pause(runs ? LOOK_MS : RETRY_MS, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
    }
  };

  const watching = watch();
  return {
    ...first,
    stop: async () => {
      ending.abort();
      await watching;
      await current.stop();
    },
  };
};
