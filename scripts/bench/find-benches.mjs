import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

/** The program that a bench begins with. */
const MAIN = "main.ts";
/** Further programs that a bench starts in processes of their own. */
const PROGRAM = /-program\.ts$/;

/**
 * One bench: the name of its folder in `bench/`, what it measures in a sentence, and its programs by the name of the
 * file that each is built into.
 * @typedef {{ name: string, about: string, entries: Record<string, string> }} Bench
 */

/**
 * Every folder of `bench/` that has a `main.ts`, sorted by name. What it measures is the comment at the head of that file.
 * @param {string} root
 * @returns {Bench[]}
 */
export function findBenches(root) {
  const folder = join(root, "bench");
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, MAIN)));
  return names.sort().map((name) => ({
    name,
    about: headOf(readFileSync(join(folder, name, MAIN), "utf8")),
    entries: programsIn(join(folder, name)),
  }));
}

/** @param {string} folder @returns {Record<string, string>} */
function programsIn(folder) {
  const files = readdirSync(folder).filter((file) => file === MAIN || PROGRAM.test(file));
  return Object.fromEntries(files.map((file) => [basename(file, ".ts"), join(folder, file)]));
}

/** @param {string} source */
function headOf(source) {
  const comment = /\/\*\*([\s\S]*?)\*\//.exec(source)?.[1] ?? "";
  return comment.replaceAll(/\s*\n\s*\*\s?/g, " ").trim();
}
