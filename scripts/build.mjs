/** `node scripts/build.mjs [server|web] [--force] [--quiet]`: builds whatever is older than its sources. */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildStale } from "./build/build-stale.mjs";

const { values, positionals } = parseArgs({
  options: { force: { type: "boolean" }, quiet: { type: "boolean" } },
  allowPositionals: true,
});
const only = positionals[0];
if (positionals.length > 1 || (only !== undefined && only !== "server" && only !== "web")) {
  console.error("usage: node scripts/build.mjs [server|web] [--force] [--quiet]");
  process.exit(2);
}

const problems = await buildStale({
  root: fileURLToPath(new URL("..", import.meta.url)),
  only,
  force: values.force,
  say: (line) => {
    if (!values.quiet) console.log(line);
  },
});
for (const { target, message } of problems) console.error(`${target.name} could not be built:\n${message}`);
process.exitCode = problems.length > 0 ? 1 : 0;
