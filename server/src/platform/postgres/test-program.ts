import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { migrate } from "../database/index.ts";
import { silentLog } from "../log.ts";
import { systemClock } from "../clock.ts";
import { withLock } from "./file-lock.ts";
import { lockDataFolder, openEmbeddedPostgres } from "./index.ts";

const ROUNDS = 25;

const tell = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};

/** Stays until it is killed, or told the end by its standard input. */
const stay = (): Promise<void> =>
  new Promise((resolve) => {
    process.stdin.once("end", () => {
      resolve();
    });
    process.stdin.resume();
  });

/** Reads, waits, writes: loses counts where two do it at once. */
const countOne = async (file: string): Promise<void> => {
  const count = Number(await readFile(file, "utf8"));
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  await writeFile(file, String(count + 1));
};

const commands: Readonly<Record<string, (argument: string) => Promise<void>>> = {
  open: async (folder) => {
    const opened = await openEmbeddedPostgres({ folder, log: silentLog, durable: false });
    tell(opened);
    await stay();
    if (opened.ok) await opened.stop();
  },
  lock: async (folder) => {
    tell(await lockDataFolder(folder));
    await stay();
  },
  count: async (folder) => {
    const lock = { folder, name: "count", clock: systemClock };
    for (let round = 0; round < ROUNDS; round += 1) await withLock(lock, () => countOne(join(folder, "count")));
    tell({ rounds: ROUNDS });
  },
  migrate: async (url) => {
    const up = "create table raced (id int); select pg_sleep(0.05)";
    tell(await migrate({ url, migrations: [{ id: "test/0001-raced", up }], log: silentLog }));
  },
};

const [command = "", argument = ""] = process.argv.slice(2);
await commands[command]?.(argument);
