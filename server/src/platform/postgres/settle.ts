import { chown, cp, lchown, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Log } from "../log.ts";
import { binariesIn, type Binaries } from "./binaries.ts";
import { canEnter, canRun, ownerOf } from "./choose-run-as.ts";
import {
  dataOf,
  isInitialized,
  makeOpenFolder,
  outsidePlace,
  saveRecord,
  type ClusterFolder,
} from "./cluster-folder.ts";
import type { RunAs } from "./run-as.ts";

/** Everything at a place where the user that runs PostgreSQL can reach it. */
export interface Settled {
  readonly cluster: ClusterFolder;
  readonly binaries: Binaries;
}

interface Settling extends Settled {
  readonly runAs: RunAs;
  readonly log: Log;
}

const exists = async (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Copies beside the goal and renames, so that a copy that was cut short is never taken for a whole one. */
const copyWhole = async (from: string, to: string): Promise<void> => {
  const draft = `${to}.${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await cp(from, draft, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  await rename(draft, to);
};

const reachableBinaries = async ({ binaries, runAs, log }: Settling): Promise<Binaries> => {
  if (await canRun(runAs, binaries)) return binaries;
  const { mtimeMs, size } = await stat(binaries.postgres);
  const copy = join("/var/lib/warmline", `native-${size.toString(36)}-${Math.trunc(mtimeMs).toString(36)}`);
  await makeOpenFolder(dirname(copy));
  if (!(await exists(copy))) await copyWhole(binaries.native, copy);
  log.warn({ copy }, "PostgreSQL's user cannot enter this installation; its programs run from a copy");
  return binariesIn(copy);
};

const giveTree = async (path: string, owner: { uid: number; gid: number }): Promise<void> => {
  await lchown(path, owner.uid, owner.gid);
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  for (const entry of entries) await lchown(join(entry.parentPath, entry.name), owner.uid, owner.gid);
};

const giveData = async (data: string, runAs: RunAs): Promise<void> => {
  const owner = ownerOf(runAs);
  if ((await stat(data)).uid !== owner.uid) await giveTree(data, owner);
};

/** The cluster moves out with what it holds; the record is changed last, so that a cut leaves the old place in force. */
const moveOut = async (cluster: ClusterFolder): Promise<ClusterFolder> => {
  const place = join(outsidePlace(cluster.root), "data");
  await makeOpenFolder(dirname(place));
  const moving = await isInitialized(cluster);
  if (moving) await rm(place, { recursive: true, force: true });
  if (moving) await copyWhole(dataOf(cluster), place);
  const moved = await saveRecord(cluster.root, { ...cluster.record, place });
  if (moving) await rm(dataOf(cluster), { recursive: true, force: true });
  return moved;
};

const reachableCluster = async ({ cluster, runAs, log }: Settling): Promise<ClusterFolder> => {
  if (await canEnter(runAs, dirname(dataOf(cluster)))) return cluster;
  const moved = await moveOut(cluster);
  log.warn({ folder: dataOf(moved) }, "PostgreSQL's user cannot enter the data folder; the database lies outside it");
  return moved;
};

/** The data folder's parent must let the user pass; it holds nothing but the data folder and files that are 0600. */
const openParent = async ({ cluster, runAs }: Settling): Promise<void> => {
  if (runAs.kind === "user") await makeOpenFolder(dirname(dataOf(cluster)));
};

/** Brings binaries and data to where the chosen user reaches them. PostgreSQL must not run. For ourselves nothing is to do. */
export const settle = async (settling: Settling): Promise<Settled> => {
  if (settling.runAs.kind === "self") return settling;
  await openParent(settling);
  const cluster = await reachableCluster(settling);
  const binaries = await reachableBinaries(settling);
  if (await isInitialized(cluster)) await giveData(dataOf(cluster), settling.runAs);
  return { cluster, binaries };
};

/** An empty folder beside `data` that belongs to the user, for initdb to work in. */
export const makeDraftFolder = async (data: string, runAs: RunAs): Promise<string> => {
  await removeDrafts(data);
  const draft = `${data}.new-${process.pid}`;
  await mkdir(draft, { mode: 0o700 });
  const owner = ownerOf(runAs);
  await chown(draft, owner.uid, owner.gid);
  return draft;
};

const removeDrafts = async (data: string): Promise<void> => {
  const names = await readdir(dirname(data));
  const drafts = names.filter((name) => name.startsWith(`${basename(data)}.new-`));
  for (const name of drafts) await rm(join(dirname(data), name), { recursive: true, force: true });
};
