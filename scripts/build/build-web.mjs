import { spawn } from "node:child_process";

/**
 * Runs a web workspace's own `build` command with `--outDir`, which that command must accept (Vite's does).
 * What it printed is the error's message when it fails, and is not shown when it succeeds.
 * @param {string} root
 * @param {{ package: string, out: string }} what
 */
export async function buildWeb(root, what) {
  const args = ["run", "build", "--silent", "--workspace", what.package, "--", "--outDir", what.out];
  const { code, output } = await run("npm", args, root);
  if (code !== 0) throw new Error(output.trim() || `npm ${args.join(" ")} ended with ${String(code)}`);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function run(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output: Buffer.concat(chunks).toString("utf8") }));
  });
}
