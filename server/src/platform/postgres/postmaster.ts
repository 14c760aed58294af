import { readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { dataOf, urlOf, type ClusterFolder } from "./cluster-folder.ts";
import { errorCode } from "./error-code.ts";
import { commandOf, isRunning } from "./process-identity.ts";
import { withClient } from "./with-client.ts";

/** What is found in a data folder: nothing running, one that answers, or one that is starting or stopping. */
export type Observed =
  | { readonly state: "absent" }
  | { readonly state: "answering"; readonly pid: number; readonly port: number }
  | { readonly state: "unsettled"; readonly pid: number };

/** How often a starting or stopping PostgreSQL is looked at, in milliseconds. */
export const lookEveryMs = 20;

const STOP_LIMIT_MS = 30_000;
const PORT_LINE = 3;
const STATUS_LINE = 7;

const pidFileOf = (cluster: ClusterFolder): string => join(dataOf(cluster), "postmaster.pid");

const readPidFile = async (cluster: ClusterFolder): Promise<readonly string[] | undefined> => {
  try {
    return (await readFile(pidFileOf(cluster), "utf8")).split("\n").map((line) => line.trim());
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
};

/** The pid may have been given to another program since: ours names the data folder in its command line. */
const isOurs = async (cluster: ClusterFolder, pid: number): Promise<boolean> =>
  (await isRunning(pid)) && ((await commandOf(pid))?.includes(`-D ${dataOf(cluster)} `) ?? false);

const askFolder = async (cluster: ClusterFolder, port: number): Promise<string | undefined> => {
  try {
    return await withClient(urlOf(cluster, { port, database: "postgres" }), async (client) => {
      const { rows } = await client.query<{ data_directory: string }>("show data_directory");
      return rows[0]?.data_directory;
    });
  } catch {
    return undefined;
  }
};

/** Whether the server at the port takes our password and serves our folder. */
const answers = async (cluster: ClusterFolder, port: number): Promise<boolean> =>
  (await askFolder(cluster, port)) === dataOf(cluster);

/** Looks what runs in the cluster's folder, and changes nothing. */
export const observe = async (cluster: ClusterFolder): Promise<Observed> => {
  const lines = await readPidFile(cluster);
  const pid = Math.abs(Number(lines?.[0]));
  if (lines === undefined || !Number.isInteger(pid) || pid === 0) return { state: "absent" };
  if (!(await isOurs(cluster, pid))) return { state: "absent" };
  const port = Number(lines[PORT_LINE]);
  const ready = lines[STATUS_LINE] === "ready" && (await answers(cluster, port));
  return ready ? { state: "answering", pid, port } : { state: "unsettled", pid };
};

/**
 * Removes the pid file that a killed PostgreSQL left: its successor would refuse to start while some other program has
 * that pid. Only for who has seen that none runs, and knows that nobody else starts one.
 */
export const removeStalePidFile = (cluster: ClusterFolder): Promise<void> => rm(pidFileOf(cluster), { force: true });

const tryPort = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => {
      resolve(undefined);
    });
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === "object" ? address?.port : undefined);
      });
    });
  });

/** The wished port if it is free on the loopback, else any free one. */
export const freePort = async (wished: number | undefined): Promise<number> => {
  const port = (wished === undefined ? undefined : await tryPort(wished)) ?? (await tryPort(0));
  if (port === undefined) throw new Error("no free TCP port on 127.0.0.1");
  return port;
};

const isGone = async (pid: number, limitMs: number): Promise<boolean> => {
  for (let waited = 0; waited < limitMs; waited += lookEveryMs) {
    if (!(await isRunning(pid))) return true;
    await pause(lookEveryMs);
  }
  return false;
};

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (errorCode(error) !== "ESRCH") throw error;
  }
};

/** Ends PostgreSQL: open connections are cut, data is written out. One that does not end so is aborted, and recovers at its next start. */
export const stopPostmaster = async (cluster: ClusterFolder, pid: number): Promise<void> => {
  if (!(await isOurs(cluster, pid))) return;
  signal(pid, "SIGINT");
  if (await isGone(pid, STOP_LIMIT_MS)) return;
  signal(pid, "SIGQUIT");
  await isGone(pid, STOP_LIMIT_MS);
};
