import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { listen, spawnWarmline, type Surroundings } from "./run-warmline.ts";

/** A running Warmline: the built program as a child, as a person would have started it. */
export interface Program {
  /** Where it serves, without a slash at the end. */
  readonly url: string;
  readonly pid: number;
  /** What it has printed so far. */
  readonly printed: () => string;
  /** Asks it to stop and waits until it did; its exit code. */
  readonly stop: () => Promise<number | null>;
  /** Ends it at once (`kill -9`), as a crash would. */
  readonly kill: () => Promise<void>;
}

/** Starts the program on a data folder, on any free port, and waits until it says that it is ready. */
export async function startProgram(dataFolder: string, surroundings: Surroundings = {}): Promise<Program> {
  const child = spawnWarmline(["start", "--json"], { WARMLINE_DATA: dataFolder, PORT: "0", ...surroundings });
  const said = listen(child);
  const url = await ready(child, said);
  const end = async (signal: "SIGTERM" | "SIGKILL"): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const closed = once(child, "close");
    child.kill(signal);
    await closed;
    return child.exitCode;
  };
  return {
    url,
    pid: child.pid ?? 0,
    printed: () => said().stdout,
    stop: () => end("SIGTERM"),
    kill: async () => {
      await end("SIGKILL");
    },
  };
}

/** Waits for the line with the address; a program that ended instead is a failure with all that it said. */
async function ready(child: ChildProcess, said: ReturnType<typeof listen>): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", () => {
      const url = addressIn(said().stdout);
      if (url !== undefined) resolve(url);
    });
    child.once("error", reject);
    child.once("close", (code) => {
      const { stdout, stderr } = said();
      reject(new Error(`warmline start ended with ${String(code)}:\n${stdout}${stderr}`));
    });
  });
}

function addressIn(printed: string): string | undefined {
  const whole = printed.split("\n").slice(0, -1);
  const line = whole.find((one) => one.startsWith('{"ready":true'));
  const facts: unknown = line === undefined ? undefined : JSON.parse(line);
  if (typeof facts !== "object" || facts === null || !("url" in facts)) return undefined;
  return typeof facts.url === "string" ? facts.url : undefined;
}
