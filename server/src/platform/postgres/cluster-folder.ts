import { createHash, randomBytes } from "node:crypto";
import { chmod, chown, mkdir, readFile, realpath, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "./error-code.ts";

/** The database's superuser and the database's name: the same for every data folder. */
export const databaseUser = "warmline";
export const databaseName = "warmline";

/** What is kept beside the cluster (readable by its owner only): how to reach it, and where it lies if not here. */
export interface ClusterRecord {
  readonly password: string;
  /** The port it listened on last; taken again when it is free, so that addresses stay the same. */
  readonly port?: number;
  /** The data folder, when it had to lie outside because PostgreSQL's user cannot enter this folder. */
  readonly place?: string;
}

/** The folder of one embedded PostgreSQL: `<data folder>/postgres`, as a real path. */
export interface ClusterFolder {
  readonly root: string;
  readonly record: ClusterRecord;
}

const recordFile = (root: string): string => join(root, "connection.json");

const stringField = (value: object, name: string): string | undefined => {
  const field: unknown = Reflect.get(value, name);
  return typeof field === "string" ? field : undefined;
};

const parseRecord = (text: string): ClusterRecord | undefined => {
  const value: unknown = JSON.parse(text);
  if (typeof value !== "object" || value === null) return undefined;
  const password = stringField(value, "password");
  const place = stringField(value, "place");
  const port: unknown = Reflect.get(value, "port");
  if (password === undefined) return undefined;
  return { password, ...(typeof port === "number" && { port }), ...(place !== undefined && { place }) };
};

const readRecord = async (root: string): Promise<ClusterRecord | undefined> => {
  try {
    return parseRecord(await readFile(recordFile(root), "utf8"));
  } catch (error) {
    if (errorCode(error) === "ENOENT") return undefined;
    throw error;
  }
};

/** What root writes below another user's folder stays that user's. */
export const giveToOwnerOf = async (folder: string, path: string): Promise<void> => {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(folder);
  await chown(path, uid, gid);
};

/** Writes the record whole or not at all: a half-written one would lose the password. */
export const saveRecord = async (root: string, record: ClusterRecord): Promise<ClusterFolder> => {
  const draft = `${recordFile(root)}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify(record)}\n`, { mode: 0o600, flush: true });
  await giveToOwnerOf(root, draft);
  await rename(draft, recordFile(root));
  return { root, record };
};

/** Makes `<folder>/postgres` where it is missing; its real path. */
export const makeRoot = async (folder: string): Promise<string> => {
  await mkdir(join(folder, "postgres"), { recursive: true, mode: 0o700 });
  return realpath(join(folder, "postgres"));
};

/** Opens the cluster folder at `root`, making its password on first use. One program at a time may do so. */
export const openClusterFolder = async (root: string): Promise<ClusterFolder> => {
  const record = await readRecord(root);
  return record === undefined ? saveRecord(root, { password: randomBytes(24).toString("hex") }) : { root, record };
};

/** The cluster folder if there is one already; nothing is made. */
export const findClusterFolder = async (folder: string): Promise<ClusterFolder | undefined> => {
  const root = await realpath(join(folder, "postgres")).catch(() => undefined);
  const record = root === undefined ? undefined : await readRecord(root);
  return root === undefined || record === undefined ? undefined : { root, record };
};

/** PostgreSQL's own data folder. */
export const dataOf = ({ root, record }: ClusterFolder): string => record.place ?? join(root, "data");

/** The file that takes what PostgreSQL writes. It lies with us: it is opened before the program starts. */
export const logFileOf = ({ root }: ClusterFolder): string => join(root, "postgres.log");

/** Whether the data folder holds a finished cluster (initdb works beside it and renames at the end). */
export const isInitialized = async (folder: ClusterFolder): Promise<boolean> =>
  stat(join(dataOf(folder), "PG_VERSION")).then(
    () => true,
    () => false,
  );

/** Where clusters go that cannot stay below their data folder; a name of its own for every data folder. */
export const outsidePlace = (root: string): string =>
  join("/var/lib/warmline", createHash("sha256").update(root).digest("hex").slice(0, 16));

/** A folder that every user may pass through. */
export const makeOpenFolder = async (path: string): Promise<void> => {
  await mkdir(path, { recursive: true, mode: 0o755 });
  await chmod(path, 0o755);
};

/** The URL of a database of the cluster, with its password. */
export const urlOf = ({ record }: ClusterFolder, { port, database }: { port: number; database: string }): string =>
  `postgres://${databaseUser}:${record.password}@127.0.0.1:${port}/${database}`;
