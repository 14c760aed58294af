import { join } from "node:path";
import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm } from "node:fs/promises";
import { systemClock } from "../clock.ts";
import type { ClusterFolder } from "./cluster-folder.ts";
import { isLockHeld, takeLock, withLock } from "./file-lock.ts";

const folderOf = ({ root }: ClusterFolder): string => join(root, "users");

/** Opening and stopping exclude each other, so that nobody takes over a PostgreSQL that another is ending. */
export const whileNobodyElseOpens = <T>({ root }: Pick<ClusterFolder, "root">, work: () => Promise<T>): Promise<T> =>
  withLock({ folder: join(root, "locks"), name: "opening", clock: systemClock }, work);

/** Enters this program as a user of the PostgreSQL; what is returned takes the entry out again. */
export const enterUser = async (cluster: ClusterFolder): Promise<() => Promise<void>> => {
  const folder = folderOf(cluster);
  const name = randomUUID();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await takeLock({ folder, name, clock: systemClock });
  return () => rm(join(folder, `${name}.1`), { force: true });
};

/** Whether a program that still runs uses the PostgreSQL. Entries of programs that were killed are cleared away. */
export const hasUsers = async (cluster: ClusterFolder): Promise<boolean> => {
  let used = false;
  for (const file of await readdir(folderOf(cluster))) {
    const path = join(folderOf(cluster), file);
    if (await isLockHeld(path)) used = true;
    else await rm(path, { force: true });
  }
  return used;
};
