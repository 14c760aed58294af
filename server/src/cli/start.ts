import { once } from "node:events";
import type { Command } from "commander";
import { prepareDemo } from "../demo-start.ts";
import { startServer } from "../main.ts";
import { version } from "../version.ts";
import { cliLanguage } from "./cli-language.ts";
import { CommandFailure } from "./command-failure.ts";
import { requireConfig } from "./require-config.ts";
import { describeStart } from "./start-text.ts";

/** `warmline start`: everything on one port, until Ctrl-C. */
export function registerStart(program: Command): void {
  program
    .command("start")
    .description("Start Warmline: database, server and pages on one port · 启动")
    .option("--json", "one JSON object when it is ready, for machines · 就绪后输出一行 JSON")
    .action(async ({ json }: { json?: true }) => {
      const stopping = abortOnSignal();
      let withDemo = false;
      const server = await startServer({
        config: requireConfig(),
        prepare: async (foundation) => {
          withDemo = await prepareDemo(foundation);
        },
        stopping,
      });
      const language = cliLanguage(process.env);
      // Whoever stops it while it starts gets what he asked for.
      if (!server.ok && server.code === "stopped") return console.error(server.message[language]);
      if (!server.ok) throw new CommandFailure(server.code, server.message[language]);
      const facts = { url: server.url, version, withDemo };
      const ready = { ready: true, ...facts, pid: process.pid };
      console.log(json ? JSON.stringify(ready) : describeStart(facts, language));
      if (!stopping.aborted) await once(stopping, "abort");
      await server.stop();
    });
}

/**
 * Aborts at the first signal to stop, from the first moment on: PostgreSQL is another process, and would go on if the
 * signal ended this one. A second signal does not wait for an end in order.
 */
function abortOnSignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(1);
      controller.abort();
    });
  return controller.signal;
}
