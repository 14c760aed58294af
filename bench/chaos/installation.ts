import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { silentLog } from "../../server/src/platform/log.ts";
import { findRunning, keepEmbeddedPostgres } from "../../server/src/platform/postgres/index.ts";
import { freePort } from "./free-port.ts";
import { keepUp, type Keeper } from "./keep-up.ts";
import { postgresFolderOf } from "./postgres-process.ts";
import { makeServer, type ServerProcess, type Variables } from "./server-process.ts";
import type { Tally } from "./tally.ts";

/** Servers on one database, as they are at the moment. */
export interface Installation {
  readonly servers: () => readonly ServerProcess[];
  readonly databaseUrl: string;
  /** The data folder whose PostgreSQL it is. */
  readonly dataFolder: string;
  /** The one server with its own PostgreSQL gives way to two servers on that database, kept up from outside. */
  readonly split: () => Promise<void>;
  /** Both servers begin anew, and from now on every hint is lost. */
  readonly silence: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Where it is set up. */
export interface InstallationOptions {
  readonly folder: string;
  /** The built command. */
  readonly program: string;
  /** Keeps trained models from one run to the next. */
  readonly modelFolder: string;
  readonly random: () => number;
  readonly tally: Tally;
}

/** How long a first start may take, with training and the demo, in milliseconds. */
const START_LIMIT_MS = 180_000;
const LOOK_MS = 50;

/** Starts one server on a new data folder, with the demo organization. */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const { folder, modelFolder, random, tally } = options;
  const dataFolder = join(folder, "one");
  copyModels(modelFolder, join(dataFolder, "models"));
  let running: readonly Running[] = [];
  let stopPostgres = (): Promise<void> => Promise.resolve();

  const begin = async (name: string, variables: Variables): Promise<Running> => {
    const data = join(folder, name);
    mkdirSync(data, { recursive: true });
    const logFile = join(folder, `${name}.log`);
    const all = {
      WARMLINE_DATA: data,
      TRUST_PROXY: "loopback",
      RATE_LIMIT: "100000",
      SOCKETS_PER_ADDRESS: "100000",
      ...variables,
    };
    const server = makeServer({ program: options.program, port: await freePort(), variables: all, logFile });
    return { server, keeper: keepUp(server, { random, tally }) };
  };
  const end = async (those: readonly Running[]): Promise<void> => {
    await Promise.all(those.map(({ keeper }) => keeper.stop()));
  };
  running = [await begin("one", {})];
  await untilReady(running);
  copyModels(join(dataFolder, "models"), modelFolder);
  const databaseUrl = await findRunning(dataFolder);
  if (databaseUrl === undefined) throw new Error("the embedded PostgreSQL does not answer");

  return {
    servers: () => running.map(({ server }) => server),
    databaseUrl,
    dataFolder,
    split: async () => {
      const postgres = await keepEmbeddedPostgres({ folder: dataFolder, log: silentLog });
      if (!postgres.ok) throw new Error(postgres.message.en);
      stopPostgres = postgres.stop;
      for (const name of ["two", "three"]) copyModels(modelFolder, join(folder, name, "models"));
      const before = running;
      running = await Promise.all(["two", "three"].map((name) => begin(name, { DATABASE_URL: databaseUrl })));
      await end(before);
    },
    silence: async () => {
      for (const { server } of running) server.set({ WARMLINE_BUS: "none" });
      // Each is started again by its keeper.
      await Promise.all(running.map(({ server }) => server.stop()));
    },
    stop: async () => {
      await end(running);
      await stopPostgres();
    },
  };
}

interface Running {
  readonly server: ServerProcess;
  readonly keeper: Keeper;
}

async function untilReady(running: readonly Running[]): Promise<void> {
  for (let waited = 0; waited < START_LIMIT_MS; waited += LOOK_MS) {
    if (running.every(({ server }) => server.isReady())) return;
    await pause(LOOK_MS);
  }
  throw new Error("the server did not become ready; its log tells why");
}

function copyModels(from: string, to: string): void {
  if (existsSync(from)) cpSync(from, to, { recursive: true });
}

/** Removes everything that a run has left, the database's files outside its folder included. */
export async function removeRun(folder: string): Promise<void> {
  const postgres = await postgresFolderOf(join(folder, "one")).catch(() => undefined);
  if (postgres !== undefined && !postgres.startsWith(folder))
    rmSync(dirname(postgres), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}
