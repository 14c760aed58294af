import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildServer } from "./build-server.mjs";
import { buildWeb } from "./build-web.mjs";
import { withLock } from "./lock.mjs";
import { replaceFolder, scratchBeside, sweepScratch } from "./replace-folder.mjs";
import { STAMP_FILE, stampIn, stampOf } from "./stamp.mjs";
import { findTargets } from "./targets.mjs";

/** @typedef {import("./targets.mjs").Target} Target */
/**
 * `only`: the kind to build, else both. `force`: build what is fresh too. `say`: gets one line for each thing built.
 * @typedef {{ root: string, only?: "server" | "web" | undefined, force?: boolean | undefined, say: (line: string) => void }} BuildOptions
 */
/** @typedef {{ target: Target, message: string }} BuildProblem */

/**
 * Builds whatever is older than its sources, side by side. A build that fails leaves what was there before.
 * @param {BuildOptions} options
 * @returns {Promise<BuildProblem[]>} what could not be built, empty when all is fresh
 */
export async function buildStale(options) {
  const targets = findTargets(options.root).filter(({ kind }) => options.only === undefined || options.only === kind);
  const outcomes = await Promise.all(targets.map((target) => buildIfStale(target, options)));
  return outcomes.filter((outcome) => outcome !== undefined);
}

/** @param {Target} target @param {BuildOptions} options @returns {Promise<BuildProblem | undefined>} */
async function buildIfStale(target, options) {
  const { root, force } = options;
  if (!force && isFresh(root, target)) return undefined;
  return await withLock(join(root, target.workspace, ".build-lock"), async () => {
    // Whoever held the lock before may just have built the same.
    if (!force && isFresh(root, target)) return undefined;
    return await buildNow(target, options);
  });
}

/** @param {string} root @param {Target} target */
function isFresh(root, target) {
  const built = stampIn(join(root, target.workspace, "dist"));
  return built !== undefined && built === stampOf(root, target.inputs);
}

/** @param {Target} target @param {BuildOptions} options @returns {Promise<BuildProblem | undefined>} */
async function buildNow(target, { root, say }) {
  const dist = join(root, target.workspace, "dist");
  const began = performance.now();
  sweepScratch(dist);
  const next = scratchBeside(dist, "new");
  try {
    // Taken before the build reads its sources: a file changed meanwhile makes the result stale, not falsely fresh.
    const stamp = stampOf(root, target.inputs);
    mkdirSync(next, { recursive: true });
    await (target.kind === "server" ? buildServer(root, next) : buildWeb(root, { package: target.package, out: next }));
    if (readdirSync(next).length === 0) throw new Error(`its build wrote nothing to --outDir ${next}`);
    writeFileSync(join(next, STAMP_FILE), stamp);
    replaceFolder(dist, next);
    say(`built ${target.name} in ${((performance.now() - began) / 1000).toFixed(1)} s`);
    return undefined;
  } catch (error) {
    rmSync(next, { recursive: true, force: true });
    return { target, message: error instanceof Error ? error.message : String(error) };
  }
}
