import { findWorkspaces, withDependencies } from "./workspaces.mjs";

/**
 * One thing to build: its name on the screen, the workspace it is built in (its `dist` is the result),
 * and the files and folders, relative to the root, that it is made from.
 * @typedef {{ name: string, kind: "server" | "web", workspace: string, package: string, inputs: readonly string[] }} Target
 */

/** Files outside a workspace that change what is built. */
const SHARED_INPUTS = ["package-lock.json", "tsconfig.base.json", "scripts/build"];

/**
 * What can be built in this checkout: the server, and every folder of `web/` that has a `build` command.
 * @param {string} root
 * @returns {Target[]}
 */
export function findTargets(root) {
  const all = findWorkspaces(root);
  return all.filter(isBuilt).map((workspace) => ({
    name: workspace.folder.replace(/^web\//, ""),
    kind: workspace.folder === "server" ? "server" : "web",
    workspace: workspace.folder,
    package: workspace.name,
    inputs: [...withDependencies(workspace, all).map(({ folder }) => folder), ...SHARED_INPUTS],
  }));
}

/** @param {import("./workspaces.mjs").Workspace} workspace */
function isBuilt({ folder, build }) {
  return folder === "server" || (folder.startsWith("web/") && build !== undefined);
}
