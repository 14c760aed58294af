import type { Command } from "commander";
import type { ReplayOptions } from "./replay.ts";

/** `warmline policy`: what may be done to orders, tried out. Needs no server. */
export function registerPolicy(program: Command): void {
  const policy = program.command("policy").description("What may be done to orders, tried out · 试跑订单办理的规则");
  policy
    .command("replay")
    .description(
      "Run the annotated writes of tau2 tasks, and changes that are legal but for one fact, through gate and store · 用 tau2 任务回放检验规则",
    )
    .requiredOption("--db <file>", "the tau2 database, db.json · tau2 数据库")
    .requiredOption("--tasks <file>", "the tasks, a JSON list · 任务列表")
    .option("--out <file>", "writes the state afterwards, in the shape of the database · 把回放后的状态写到文件")
    .option("--json", "one JSON object for machines · 机器可读")
    .action(async (options: ReplayOptions) => (await import("./replay.ts")).replayTasks(options));
}
