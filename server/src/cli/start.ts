import type { Command } from "commander";
import { prepareDemo } from "../demo-start.ts";
import { type RunningServer, startServer } from "../main.ts";
import { version } from "../version.ts";
import { cliLanguage } from "./cli-language.ts";
import { CommandFailure } from "./command-failure.ts";
import { requireConfig } from "./open-services.ts";
import { describeStart } from "./start-text.ts";

/** `warmline start`: everything on one port, until Ctrl-C. */
export function registerStart(program: Command): void {
  program
    .command("start")
    .description("Start Warmline: database, server and pages on one port · 启动")
    .option("--json", "one JSON object when it is ready, for machines · 就绪后输出一行 JSON")
    .action(async ({ json }: { json?: true }) => {
      let withDemo = false;
      const server = await startServer({
        config: requireConfig(),
        prepare: async (foundation) => {
          withDemo = await prepareDemo(foundation);
        },
      });
      if (!server.ok) throw new CommandFailure(server.code, server.message[cliLanguage(process.env)]);
      const facts = { url: server.url, version, withDemo };
      const ready = { ready: true, ...facts, pid: process.pid };
      console.log(json ? JSON.stringify(ready) : describeStart(facts, cliLanguage(process.env)));
      await stopOnSignal(server);
    });
}

/** Waits for the first signal, stops in order; a second one does not wait. */
async function stopOnSignal(server: RunningServer): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
  await server.stop();
}
