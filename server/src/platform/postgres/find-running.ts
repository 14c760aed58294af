import { databaseName, findClusterFolder, isInitialized, urlOf } from "./cluster-folder.ts";
import { observe } from "./postmaster.ts";

/**
 * The URL of the embedded PostgreSQL that runs for a data folder, for a command beside a running server; undefined
 * where none answers. The server's stop ends it also for the command. A command that finds none opens it for itself.
 */
export const findRunning = async (folder: string): Promise<string | undefined> => {
  const cluster = await findClusterFolder(folder);
  if (cluster === undefined) return undefined;
  const seen = await observe(cluster);
  return seen.state === "answering" ? urlOf(cluster, { port: seen.port, database: databaseName }) : undefined;
};

/** Whether a data folder holds an embedded database already; nothing is made or started. */
export const holdsDatabase = async (folder: string): Promise<boolean> => {
  const cluster = await findClusterFolder(folder);
  return cluster !== undefined && (await isInitialized(cluster));
};
