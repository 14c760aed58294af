/**
 * `npm run bench -- NAME [options]`: builds what is stale, bundles the bench beside the server's build and runs it in a
 * process of its own. What this script says goes to stderr: stdout is the bench's, whose last line is its result.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findBenches } from "./bench/find-benches.mjs";
import { buildStale } from "./build/build-stale.mjs";
import { bundle } from "./build/bundle.mjs";

const USAGE = "usage: npm run bench -- NAME [--json] [the bench's own options]";

const root = fileURLToPath(new URL("..", import.meta.url));
const [name, ...args] = process.argv.slice(2);
process.exitCode = await main();

async function main() {
  const benches = findBenches(root);
  if (name === undefined || name === "--help" || name === "-h") return list(benches, name === undefined ? 2 : 0);
  const bench = benches.find((each) => each.name === name);
  if (bench === undefined) return list(benches, 2);
  const out = await build(bench);
  return out === undefined ? 1 : await run(join(out, "main.js"));
}

/** @param {readonly import("./bench/find-benches.mjs").Bench[]} benches @param {number} code */
function list(benches, code) {
  const print = code === 0 ? console.log : console.error;
  print(USAGE);
  for (const each of benches) print(`\n  ${each.name}\n    ${each.about}`);
  return code;
}

/** @param {import("./bench/find-benches.mjs").Bench} bench @returns {Promise<string | undefined>} the folder of its programs */
async function build({ name, entries }) {
  const problems = await buildStale({ root, only: "server", say: (line) => console.error(line) });
  for (const { target, message } of problems) console.error(`${target.name} could not be built:\n${message}`);
  if (problems.length > 0) return undefined;
  const out = join(root, "bench/dist", name);
  await bundle({ root, entries, out });
  return out;
}

/** @param {string} file @returns {Promise<number>} its exit code */
async function run(file) {
  const child = spawn(process.execPath, ["--enable-source-maps", file, ...args], { stdio: "inherit" });
  // A Ctrl-C reaches the whole group; a bench told to end by its process id alone is told so, too, and tidies up.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  const [code] = await once(child, "exit");
  return typeof code === "number" ? code : 1;
}
