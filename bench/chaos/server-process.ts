import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";

/** A Warmline server that is killed and started again, always on the same port and data folder. */
export interface ServerProcess {
  readonly port: number;
  /** Starts it and waits until it says that it is ready; false when it ended before. */
  readonly start: () => Promise<boolean>;
  /** `kill -9`, also in the middle of a start. False where nothing ran. */
  readonly kill: () => Promise<boolean>;
  /** Asks it to stop, and waits. */
  readonly stop: () => Promise<void>;
  /** Variables for the next starts. */
  readonly set: (variables: Variables) => void;
  readonly isReady: () => boolean;
  /** Resolves when what runs has ended, at once where nothing runs; true when it had been ready and nobody had ended it. */
  readonly crashed: () => Promise<boolean>;
}

/** Environment variables. */
export type Variables = Readonly<{ [name: string]: string }>;

/** What to start. */
export interface ServerOptions {
  /** The built command, `server/dist/cli.js`. */
  readonly program: string;
  readonly port: number;
  readonly variables: Variables;
  /** Takes what it logs. */
  readonly logFile: string;
}

/** Makes a server that does not run yet. */
export function makeServer({ program, port, variables, logFile }: ServerOptions): ServerProcess {
  let more: Variables = variables;
  let child: ChildProcess | undefined;
  let ready = false;
  let isEnded = true;

  const isRunning = (): boolean => child !== undefined && child.exitCode === null && child.signalCode === null;

  async function end(signal: "SIGTERM" | "SIGKILL"): Promise<boolean> {
    ready = false;
    isEnded = true;
    if (child === undefined || !isRunning()) return false;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
    return true;
  }

  async function start(): Promise<boolean> {
    const log = openSync(logFile, "a");
    const { PATH, HOME, TMPDIR } = process.env;
    const env = { PATH, HOME, TMPDIR, LANG: "C.UTF-8", LOG_LEVEL: "warn", PORT: String(port), ...more };
    const started = spawn(process.execPath, ["--enable-source-maps", program, "start", "--json"], {
      stdio: ["ignore", "pipe", log],
      env,
    });
    closeSync(log);
    child = started;
    isEnded = false;
    const isUp = await saysReady(started, logFile);
    ready = isUp && child === started && isRunning();
    return ready;
  }

  return {
    port,
    start,
    kill: () => end("SIGKILL"),
    stop: async () => {
      await end("SIGTERM");
    },
    set: (variables) => {
      more = { ...more, ...variables };
    },
    isReady: () => ready && isRunning(),
    crashed: async () => {
      if (child !== undefined && isRunning()) await once(child, "exit");
      return ready && !isEnded;
    },
  };
}

/** Reads what it prints to its end, so that it never waits for its reader; what is not the ready line is its log. */
function saysReady(child: ChildProcess, logFile: string): Promise<boolean> {
  if (child.stdout === null) throw new Error("a server without stdout");
  const log = openSync(logFile, "a");
  const lines = createInterface({ input: child.stdout });
  return new Promise((resolve) => {
    lines.on("line", (line) => {
      if (line.startsWith('{"ready":true')) resolve(true);
      else writeSync(log, `${line}\n`);
    });
    lines.once("close", () => {
      closeSync(log);
      resolve(false);
    });
  });
}
