/**
 * `npm test [-- vitest's arguments]`: builds what is stale, then runs unit and integration tests, then the stories
 * in a browser. Without a Chromium the stories wait, said at the end; with CI=true that is a failure.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findChromium, installCommand } from "./test/find-chromium.mjs";
import { runNode, runVitest } from "./test/run-vitest.mjs";
import { sum } from "./test/tally.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const args = process.argv.slice(2);
const isCi = process.env["CI"] === "true";

/** The files of stories in `e2e/`, which wait when there is no browser. */
function findStories() {
  const folder = join(root, "e2e");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".story.ts"));
}

/** Runs the stories, or tells what would let them run. */
async function runStories() {
  if (findChromium(process.env) !== undefined) {
    // What mostly waits does so beside the others.
    const runs = [["e2e"], ["waiting"]].map((projects) => runVitest({ root, projects, args }));
    return { tally: sum(await Promise.all(runs)), waiting: [] };
  }
  const waiting = findStories();
  return { tally: { passed: 0, failed: isCi ? waiting.length : 0, skipped: isCi ? 0 : waiting.length }, waiting };
}

/** @param {readonly string[]} waiting */
function tellWaiting(waiting) {
  if (waiting.length === 0) return;
  const command = installCommand({ platform: process.platform, isRoot: process.getuid?.() === 0 });
  console.log(`\n${isCi ? "Failed" : "Waiting"} for a Chromium or Chrome:`);
  for (const file of waiting) console.log(`  e2e/${file}`);
  console.log(`This installs one:\n  ${command}\n`);
}

const buildCode = await runNode([join(root, "scripts/build.mjs")], root);
// vitest leaves a processor to whoever watches; here nobody does.
const fast = await runVitest({ root, projects: ["unit", "int"], args: ["--maxWorkers=100%", ...args] });
const { tally: stories, waiting } = await runStories();
tellWaiting(waiting);

const build = { passed: 0, failed: buildCode === 0 ? 0 : 1, skipped: 0 };
const { passed, failed, skipped } = sum([build, fast, stories]);
if (passed + failed === 0) console.error("No test ran.");
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped`);
