import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** The built product running as a process of its own, as `warmline start` starts it. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** Where the built bench lies: `bench/dist/<name>/`. */
const COMMAND = fileURLToPath(new URL("../../../server/bin/warmline.mjs", import.meta.url));

/** What `npm start` gives Node; see docs/decisions/0013 and 0014. A test holds the two together. */
export const START_ARGUMENTS = ["--max-semi-space-size=2", "--v8-pool-size=1", "--no-sparkplug"] as const;

/** Starts the server over a data folder, on a free port, with room for everybody who knocks at once. */
export async function startServerProcess(folder: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...START_ARGUMENTS, ...nodeArguments(), COMMAND, "start", "--json"], {
    env: {
      ...process.env,
      WARMLINE_DATA: folder,
      PORT: "0",
      RATE_LIMIT: "1000000",
      SOCKETS_PER_ADDRESS: "1000000",
      LOG_LEVEL: "warn",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const line = once(createInterface({ input: child.stdout }), "line").then(([text]) => String(text));
  const first = await Promise.race([
    line,
    ended.then(([code]) => Promise.reject(new Error(`the server ended: ${code}`))),
  ]);
  const { url, pid } = JSON.parse(first) as { readonly url: string; readonly pid: number };
  return {
    url,
    pid,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** For looking closer: `BENCH_NODE_ARGS="--cpu-prof --cpu-prof-dir=…"`. */
function nodeArguments(): readonly string[] {
  return (process.env["BENCH_NODE_ARGS"] ?? "").split(" ").filter((word) => word !== "");
}

/** What a process has used of the processors so far, in seconds. Linux only. */
export async function processorSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  // The name in brackets may hold spaces; user and system time are the 14th and 15th field, in hundredths.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** What a process has in memory, in MB (millions of bytes), with the program's own pages that it shares. Linux only. */
export async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return (Number(/VmRSS:\s+(\d+) kB/u.exec(status)?.[1]) * 1024) / 1e6;
}
