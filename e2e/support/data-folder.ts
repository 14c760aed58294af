import { mkdtemp, readdir, readFile, readlink, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new, empty folder for one installation's data. */
export async function makeDataFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "warmline-story-"));
}

/** Removes the folder, and the database's files where they had to lie outside of it. */
export async function removeDataFolder(folder: string): Promise<void> {
  const outside = await databaseFolderOf(folder);
  await rm(outside, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}

/** Ids of the processes that work in the data folder or were started on it: the database and its own children. */
export async function processesOf(folder: string): Promise<readonly number[]> {
  const places = [folder, await databaseFolderOf(folder)];
  const ids = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(ids.map(async (id) => ((await worksIn(id, places)) ? [Number(id)] : [])));
  return found.flat();
}

/** Where the embedded PostgreSQL of a data folder keeps its files: below it, or where its record says. */
export async function databaseFolderOf(folder: string): Promise<string> {
  const text = await readFile(join(folder, "postgres", "connection.json"), "utf8").catch(() => "{}");
  const record: unknown = JSON.parse(text);
  const hasPlace = typeof record === "object" && record !== null && "place" in record;
  return hasPlace && typeof record.place === "string" ? record.place : join(folder, "postgres", "data");
}

/** A process may end while it is looked at; then it works nowhere. */
async function worksIn(id: string, places: readonly string[]): Promise<boolean> {
  const cwd = await readlink(`/proc/${id}/cwd`).catch(() => "");
  const command = await readFile(`/proc/${id}/cmdline`, "utf8").catch(() => "");
  return places.some((place) => cwd.startsWith(place) || command.includes(place));
}
