import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** How the names of unfinished and outgoing folders begin, beside the folder they belong to. */
const SCRATCH = ".build-tmp-";

/**
 * A name for a folder beside `folder` that nobody uses yet.
 * @param {string} folder
 * @param {"new" | "old"} role
 */
export function scratchBeside(folder, role) {
  const random = Math.random().toString(36).slice(2, 10);
  return join(dirname(folder), `${SCRATCH}${role}-${basename(folder)}-${process.pid}-${random}`);
}

/**
 * Puts the finished folder `next` in the place of `folder`, which is never seen half written.
 * @param {string} folder
 * @param {string} next
 */
export function replaceFolder(folder, next) {
  const old = scratchBeside(folder, "old");
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(next, folder);
  rmSync(old, { recursive: true, force: true });
}

/**
 * Removes what killed builds left beside `folder`. Only for the holder of the folder's lock.
 * @param {string} folder
 */
export function sweepScratch(folder) {
  const around = dirname(folder);
  for (const name of readdirSync(around)) {
    if (name.startsWith(SCRATCH)) rmSync(join(around, name), { recursive: true, force: true });
  }
}
