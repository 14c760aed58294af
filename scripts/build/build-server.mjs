import { join } from "node:path";
import { bundle } from "./bundle.mjs";

/** The server's programs by the file that each is built into. Each stands alone, so that it loads nothing of another's. */
const PROGRAMS = { cli: "cli/main.ts", nlu: "cli/nlu/main.ts", "train-worker": "knowledge/train-worker.ts" };

/**
 * Bundles the server and its command line into `out`: a file for each of its programs, and chunks.
 * @param {string} root
 * @param {string} out absolute folder
 */
export async function buildServer(root, out) {
  for (const [name, file] of Object.entries(PROGRAMS)) {
    await bundle({ root, entries: { [name]: join(root, "server/src", file) }, out });
  }
}
