#!/usr/bin/env node
// The `warmline` command: in a source checkout it builds what is stale first, then becomes the program, in one process.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 12)) {
  console.error(`Warmline needs Node.js 20.12 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

// Messages of the build go to stderr: stdout belongs to the command, which may print JSON.
const builder = new URL("../../scripts/build/build-stale.mjs", import.meta.url);
if (existsSync(builder) && !(await buildWith(builder))) process.exit(1);

// The commands around understanding need nothing of the server, and start without it.
const program = commandOf() === "nlu" ? "nlu.js" : "cli.js";
await import(new URL(`../dist/${program}`, import.meta.url).href);

/** @returns {string | undefined} the first word that is not an option */
function commandOf() {
  return process.argv.slice(2).find((word) => !word.startsWith("-"));
}

/**
 * Whether all that this command needs is built now. Only `start` serves pages, so only it waits for them.
 * @param {URL} module
 * @returns {Promise<boolean>}
 */
async function buildWith(module) {
  /** @type {typeof import("../../scripts/build/build-stale.mjs")} */
  const { buildStale } = await import(module.href);
  const problems = await buildStale({
    root: fileURLToPath(new URL("../..", import.meta.url)),
    only: commandOf() === "start" ? undefined : "server",
    say: (line) => console.error(line),
  });
  for (const { target, message } of problems) console.error(`${target.name} could not be built:\n${message}`);
  return problems.length === 0;
}
