import { join } from "node:path";
import { bundle } from "./bundle.mjs";

/**
 * Bundles the server and its command line into `out` as `cli.js` and chunks.
 * @param {string} root
 * @param {string} out absolute folder
 */
export async function buildServer(root, out) {
  await bundle({ root, entries: { cli: join(root, "server/src/cli/main.ts") }, out });
}
