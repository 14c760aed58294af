import { execFile } from "node:child_process";
import { promisify } from "node:util";

const MOST_OUTPUT_BYTES = 512 * 1024 * 1024;

/** Runs a program to its end and gives what it printed; throws when it fails or is not there. */
export async function runProgram(
  command: string,
  words: readonly string[],
): Promise<{ readonly stdout: string; readonly stderr: string }> {
  return promisify(execFile)(command, [...words], { maxBuffer: MOST_OUTPUT_BYTES });
}

/** The same, with the processor time it took, in seconds, its user and system time together. */
export async function runTimed(
  command: string,
  words: readonly string[],
): Promise<{ readonly stdout: string; readonly cpuSeconds: number }> {
  const script = 'TIMEFORMAT="%U %S"; time "$@"';
  const { stdout, stderr } = await runProgram("bash", ["-c", script, "bash", command, ...words]);
  const [user = NaN, system = NaN] = (stderr.trimEnd().split("\n").at(-1) ?? "").split(" ").map(Number);
  return { stdout, cpuSeconds: user + system };
}

/** The first line that a program prints, or null where there is no such program. */
export async function firstLineOf(command: string, words: readonly string[]): Promise<string | null> {
  const printed = await runProgram(command, words).catch(() => null);
  return printed?.stdout.split("\n")[0]?.trim() ?? null;
}
