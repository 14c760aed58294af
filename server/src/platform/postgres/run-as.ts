import { execFile, spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { errorText } from "./error-code.ts";

/**
 * As whom PostgreSQL's programs run. PostgreSQL refuses to run as root, so root either enters a user namespace, in which
 * the process counts as an ordinary user while files are still reached as root, or becomes another user for real.
 */
export type RunAs =
  | { readonly kind: "self" }
  | { readonly kind: "namespace"; readonly uid: number; readonly gid: number }
  | { readonly kind: "user"; readonly uid: number; readonly gid: number; readonly name: string };

interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

/** How a program ended: its exit code (null when a signal ended it or it could not start) and what it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Only what PostgreSQL needs: a PGDATA, PGPORT or LC_ALL of whoever starts us must not reach it. */
const environment = (): NodeJS.ProcessEnv => ({ PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" });

const identity = (runAs: RunAs): SpawnOptions => (runAs.kind === "user" ? { uid: runAs.uid, gid: runAs.gid } : {});

const commandLine = (runAs: RunAs, { file, args }: Command): Command =>
  runAs.kind === "namespace"
    ? {
        file: "unshare",
        args: ["-U", `--map-user=${runAs.uid}`, `--map-group=${runAs.gid}`, "--", file, ...args],
      }
    : { file, args };

/** Runs a program to its end and returns all it wrote; never throws because the program failed. */
export const runToEnd = (runAs: RunAs, command: Command): Promise<Ended> =>
  new Promise((resolve) => {
    const { file, args } = commandLine(runAs, command);
    // The working folder is one that everybody may enter: ours may be closed to the other user.
    const options = { ...identity(runAs), cwd: "/", env: environment() };
    const child = execFile(file, args, options, (error, stdout, stderr) => {
      const spawnFailure = error !== null && child.exitCode === null ? errorText(error) : "";
      resolve({ code: error === null ? 0 : child.exitCode, output: `${stdout}${stderr}${spawnFailure}` });
    });
  });

/**
 * Starts a program in its own session: the terminal's Ctrl-C must not reach the database before we have finished with
 * it. What it writes goes to the open file `output`. `unshare` replaces itself, so the child's pid is the program's own.
 */
export const startDetached = (runAs: RunAs, command: Command & { readonly output: number }): ChildProcess => {
  const { file, args } = commandLine(runAs, command);
  const child = spawn(file, args, {
    ...identity(runAs),
    cwd: "/",
    env: environment(),
    detached: true,
    stdio: ["ignore", command.output, command.output],
  });
  child.unref();
  return child;
};
