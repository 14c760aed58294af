import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tallyRun } from "./tally.mjs";

/**
 * Runs vitest over some projects, showing its output as it comes.
 * @param {{ root: string, projects: readonly string[], args: readonly string[] }} run
 * @returns {Promise<import("./tally.mjs").Tally>}
 */
export async function runVitest({ root, projects, args }) {
  const folder = mkdtempSync(join(tmpdir(), "warmline-test-"));
  const report = join(folder, "report.json");
  try {
    const chosen = projects.flatMap((project) => ["--project", project]);
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const vitest = join(root, "node_modules/vitest/vitest.mjs");
    const command = [vitest, "run", "--passWithNoTests", ...chosen, ...reporters, ...args];
    const exitCode = await runNode(command, root);
    return tallyRun(read(report), exitCode);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs a script by this Node.js in this terminal.
 * @param {readonly string[]} command
 * @param {string} cwd
 * @returns {Promise<number | null>} its exit code, null when a signal ended it
 */
export function runNode(command, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd, stdio: "inherit" });
    child.on("error", reject);
    child.on("close", resolve);
  });
}

/** @param {string} file */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
