import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** The checkout, where a newcomer types the commands. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** The program as npm puts it on the path; it builds what is stale. */
const PROGRAM = fileURLToPath(new URL("../../server/bin/warmline.mjs", import.meta.url));

/** The surroundings of one installation: variables on top of a clean environment. */
export type Surroundings = Readonly<Record<string, string>>;

/** How a command ended and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Only what programs need to run at all, so that settings of the machine do not leak into a story. */
function environment(surroundings: Surroundings): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR, LANG: "C.UTF-8", LOG_LEVEL: "warn", ...surroundings };
}

/** Starts `warmline …` and leaves it running. */
export function spawnWarmline(args: readonly string[], surroundings: Surroundings): ChildProcess {
  return spawn(process.execPath, [PROGRAM, ...args], { cwd: ROOT, env: environment(surroundings) });
}

/** Runs `warmline …` to its end. */
export async function runWarmline(args: readonly string[], surroundings: Surroundings): Promise<Ended> {
  return ended(spawnWarmline(args, surroundings));
}

/** Runs a line of a shell in the checkout, as it stands in a document. */
export async function runShell(line: string, surroundings: Surroundings): Promise<Ended> {
  return ended(spawn("bash", ["-ec", line], { cwd: ROOT, env: environment(surroundings) }));
}

/** Starts a line of a shell and leaves it running, as in a terminal of its own. */
export function spawnShell(line: string, surroundings: Surroundings): ChildProcess {
  return spawn("bash", ["-ec", line], { cwd: ROOT, env: environment(surroundings), detached: true });
}

/** Presses Ctrl-C in the terminal of a child that `spawnShell` started, and waits until all has ended. */
export async function pressControlC(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, "close");
  process.kill(-child.pid, "SIGINT");
  await closed;
}

async function ended(child: ChildProcess): Promise<Ended> {
  const said = listen(child);
  child.stdin?.end();
  await once(child, "close");
  return { code: child.exitCode, ...said() };
}

/** Gathers what a child says; the answer is all of it so far. */
export function listen({ stdout, stderr }: ChildProcess): () => { readonly stdout: string; readonly stderr: string } {
  const texts = { stdout: "", stderr: "" };
  stdout?.setEncoding("utf8").on("data", (text: string) => (texts.stdout += text));
  stderr?.setEncoding("utf8").on("data", (text: string) => (texts.stderr += text));
  return () => ({ ...texts });
}
