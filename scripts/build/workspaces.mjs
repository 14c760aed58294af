import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * One npm workspace of this repository: its folder relative to the root, its package name, the names of
 * its dependencies and its own `build` command, if it has one.
 * @typedef {{ folder: string, name: string, dependencies: readonly string[], build: string | undefined }} Workspace
 */

/** Where workspaces live; the same as `workspaces` in the root's package.json. */
const PLACES = ["packages", "web"];

/**
 * Every workspace below `root`, sorted by folder.
 * @param {string} root
 * @returns {Workspace[]}
 */
export function findWorkspaces(root) {
  const nested = PLACES.flatMap((place) => foldersIn(root, place));
  return [...nested, "server"].filter((folder) => existsSync(join(root, folder, "package.json"))).map(readIn(root));
}

/**
 * The workspace and all those it stands on, each once.
 * @param {Workspace} workspace
 * @param {readonly Workspace[]} all
 * @returns {Workspace[]}
 */
export function withDependencies(workspace, all) {
  const found = new Set([workspace]);
  for (const each of found) {
    for (const other of all) if (each.dependencies.includes(other.name)) found.add(other);
  }
  return [...found];
}

/** @param {string} root @param {string} place */
function foldersIn(root, place) {
  if (!existsSync(join(root, place))) return [];
  return readdirSync(join(root, place))
    .sort()
    .map((name) => `${place}/${name}`);
}

/** @param {string} root @returns {(folder: string) => Workspace} */
function readIn(root) {
  return (folder) => {
    const file = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    return { folder, name: file.name, dependencies: Object.keys(file.dependencies ?? {}), build: file.scripts?.build };
  };
}
