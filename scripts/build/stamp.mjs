import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Kept in each `dist`: the stamp of what it was built from. */
export const STAMP_FILE = ".stamp";

/** Folders that are never a source. Names with a leading dot are skipped too. */
const SKIPPED_FOLDERS = new Set(["node_modules", "dist", "bench"]);
/** Files that never reach a build. */
const SKIPPED_FILES = /(\.test\.tsx?|\.story\.ts|^testing\.ts|\.md)$/;

/**
 * A hash over the names and contents of all source files below `inputs`: the same in every clone,
 * whatever the files' times are.
 * @param {string} root
 * @param {readonly string[]} inputs files or folders relative to the root; missing ones count as empty
 * @returns {string} 64 hexadecimal digits
 */
export function stampOf(root, inputs) {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap((input) => filesBelow(root, input)).sort()) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/**
 * The stamp that `dist` was built with, or undefined when there is none.
 * @param {string} dist
 * @returns {string | undefined}
 */
export function stampIn(dist) {
  const file = join(dist, STAMP_FILE);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/** @param {string} root @param {string} path @returns {string[]} */
function filesBelow(root, path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (stats === undefined) return [];
  if (stats.isFile()) return [path];
  return readdirSync(join(root, path), { withFileTypes: true }).flatMap((entry) => {
    if (!isSource(entry)) return [];
    return entry.isDirectory() ? filesBelow(root, `${path}/${entry.name}`) : [`${path}/${entry.name}`];
  });
}

/** @param {import("node:fs").Dirent} entry */
function isSource(entry) {
  if (entry.name.startsWith(".")) return false;
  if (entry.isDirectory()) return !SKIPPED_FOLDERS.has(entry.name);
  return entry.isFile() && !SKIPPED_FILES.test(entry.name);
}
