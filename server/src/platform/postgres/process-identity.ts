import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { errorCode } from "./error-code.ts";

const ps = (column: string, pid: number): Promise<string | undefined> =>
  new Promise((resolve) => {
    execFile(
      "ps",
      ["-ww", "-o", `${column}=`, "-p", String(pid)],
      { env: { ...process.env, LC_ALL: "C" } },
      (error, stdout) => {
        resolve(error === null && stdout.trim() !== "" ? stdout.trim() : undefined);
      },
    );
  });

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not allowed to signal it: it exists all the same.
    return errorCode(error) === "EPERM";
  }
};

/** The fields of /proc/<pid>/stat after the program's name, which may itself hold spaces and brackets. */
const statFields = async (pid: number): Promise<readonly string[] | undefined> => {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ");
};

const bootId = async (): Promise<string> =>
  (await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "")).trim();

const STATE = 0;
const START_TICKS = 19;

/** Whether a process with this pid runs. A dead one that nobody has collected yet (a zombie) does not run. */
export const isRunning = async (pid: number): Promise<boolean> => {
  if (!exists(pid)) return false;
  if (process.platform !== "linux") return true;
  const state = (await statFields(pid))?.[STATE];
  return state !== undefined && state !== "Z" && state !== "X";
};

/**
 * When a running process began, as a text that never repeats for one pid: boot and clock ticks since it on Linux, the
 * start time that `ps` tells elsewhere. A pid alone does not identify a process, because pids are given again.
 */
export const startOf = async (pid: number): Promise<string | undefined> => {
  if (!(await isRunning(pid))) return undefined;
  if (process.platform !== "linux") return (await ps("lstart", pid)) ?? "unknown";
  const ticks = (await statFields(pid))?.[START_TICKS];
  return ticks === undefined ? undefined : `${await bootId()}:${ticks}`;
};

/** The command line of a running process, its arguments joined by spaces; undefined when it is gone. */
export const commandOf = async (pid: number): Promise<string | undefined> => {
  if (process.platform !== "linux") return ps("command", pid);
  const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => undefined);
  return line?.replaceAll("\0", " ").trim();
};
