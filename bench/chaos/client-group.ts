import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, writeFileSync } from "node:fs";
import type { View } from "./core/judge.ts";
import type { GroupSpec, News, Order, Report } from "./participant.ts";

/** A process full of clients, killed and started again with what its participants had kept. */
export interface ClientGroup {
  /** `kill -9`, then a new life on the same records. */
  readonly restart: () => Promise<void>;
  readonly order: (order: Order) => void;
  /** How everybody in it stands, as told last. */
  readonly reports: () => readonly Report[];
  /** Ends it; what each saw last. */
  readonly finish: () => Promise<Readonly<{ [name: string]: readonly View[] }>>;
  readonly kill: () => Promise<void>;
}

/** Where a group's program and files are. */
export interface GroupOptions {
  readonly program: string;
  readonly specFile: string;
  readonly logFile: string;
  readonly spec: GroupSpec;
}

/** Starts a process full of clients. */
export function startGroup({ program, specFile, logFile, spec }: GroupOptions): ClientGroup {
  writeFileSync(specFile, JSON.stringify(spec), { mode: 0o600 });
  let reports: readonly Report[] = [];
  let onFinished = (_views: Extract<News, { type: "finished" }>["views"]): void => undefined;
  let child = begin();

  function begin(): ChildProcess {
    const log = openSync(logFile, "a");
    const started = spawn(process.execPath, ["--enable-source-maps", program, specFile], {
      stdio: ["ignore", log, log, "ipc"],
    });
    closeSync(log);
    started.on("message", (news: News) => {
      if (news.type === "report") reports = news.reports;
      else onFinished(news.views);
    });
    // A channel that breaks with its process is no news.
    started.on("error", () => undefined);
    return started;
  }

  async function kill(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  const order = (message: Order): void => {
    if (child.connected) child.send(message, () => undefined);
  };
  return {
    restart: async () => {
      await kill();
      reports = [];
      child = begin();
    },
    order,
    reports: () => reports,
    finish: async () => {
      const ended = once(child, "exit");
      const views = new Promise<Readonly<{ [name: string]: readonly View[] }>>((resolve) => {
        onFinished = resolve;
      });
      order({ type: "finish" });
      const told = await Promise.race([
        views,
        ended.then(() => Promise.reject(new Error("a client process ended early"))),
      ]);
      child.disconnect();
      await ended;
      return told;
    },
    kill,
  };
}
