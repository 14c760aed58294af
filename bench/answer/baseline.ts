import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** The running baseline. */
export interface Baseline {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Starts the program that only appends and echoes, in a process of its own. */
export async function startBaseline(databaseUrl: string): Promise<Baseline> {
  const program = fileURLToPath(new URL("baseline-program.js", import.meta.url));
  const child = fork(program, [databaseUrl], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const ended = once(child, "exit");
  const [{ url }] = (await once(child, "message")) as [{ readonly url: string }];
  return {
    url,
    stop: async () => {
      child.disconnect();
      await ended;
    },
  };
}
