import { access, constants, mkdir } from "node:fs/promises";
import { createServer } from "node:net";
import type { Command } from "commander";
import { type Config, readConfig } from "../platform/config.ts";
import { isAnswering, openDatabase } from "../platform/database/index.ts";
import { findBinaries, findRunning } from "../platform/postgres/index.ts";
import type { BothLanguages } from "../platform/both-languages.ts";
import { silentLog } from "../platform/log.ts";
import { cliLanguage } from "./cli-language.ts";
import { CommandFailure } from "./command-failure.ts";

/** What one look found. `mend` says what to do about what is wrong. */
export interface Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly found: BothLanguages;
  readonly mend?: BothLanguages;
}

const OLDEST_NODE = [20, 12] as const;

/** `warmline doctor`: looks at what Warmline stands on, and says how to mend what it finds. */
export function registerDoctor(program: Command): void {
  program
    .command("doctor")
    .description("Check Node, data folder, database and port, and say how to mend them · 自检")
    .option("--json", "one JSON object for machines · 机器可读")
    .action(async (options: { json?: boolean }) => {
      const findings = await examine();
      console.log(options.json ? JSON.stringify({ findings }) : describe(findings, cliLanguage(process.env)));
      const broken = findings.filter(({ ok }) => !ok);
      if (broken.length > 0)
        throw new CommandFailure("doctor_found_trouble", broken.map(({ name }) => name).join(", "));
    });
}

async function examine(): Promise<Finding[]> {
  const node = examineNode(process.versions.node);
  const reading = readConfig(process.env);
  if (!reading.ok) return [node, badConfig(reading.problems)];
  const { config } = reading;
  const running = config.databaseUrl ?? (await findRunning(config.dataFolder));
  return [
    node,
    { name: "configuration", ok: true, found: { zh: "环境变量都有效", en: "every variable is valid" } },
    await examineFolder(config),
    config.databaseUrl === undefined ? await examineBinaries() : null,
    await examineDatabase(config, running),
    await examinePort(config, running !== undefined && config.databaseUrl === undefined),
  ].filter((finding) => finding !== null);
}

/** Whether this Node can run Warmline. */
export function examineNode(found: string): Finding {
  const [major = 0, minor = 0] = found.split(".").map(Number);
  const ok = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  const wanted = OLDEST_NODE.join(".");
  return {
    name: "node",
    ok,
    found: { zh: `Node.js ${found}`, en: `Node.js ${found}` },
    ...(ok ? {} : { mend: { zh: `请安装 Node.js ${wanted} 或更高版本`, en: `Install Node.js ${wanted} or newer` } }),
  };
}

function badConfig(problems: readonly { readonly name: string; readonly message: BothLanguages }[]): Finding {
  const in_ = (language: keyof BothLanguages) =>
    problems.map(({ name, message }) => `${name}: ${message[language]}`).join("; ");
  return {
    name: "configuration",
    ok: false,
    found: { zh: in_("zh"), en: in_("en") },
    mend: { zh: "改正或去掉这些环境变量", en: "Correct or unset these variables" },
  };
}

async function examineFolder({ dataFolder }: Config): Promise<Finding> {
  try {
    await mkdir(dataFolder, { recursive: true });
    await access(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK);
    return {
      name: "data",
      ok: true,
      found: { zh: `数据目录 ${dataFolder} 可读写`, en: `${dataFolder} can be written` },
    };
  } catch {
    return {
      name: "data",
      ok: false,
      found: { zh: `数据目录 ${dataFolder} 无法写入`, en: `${dataFolder} cannot be written` },
      mend: {
        zh: "修正目录权限，或用 WARMLINE_DATA 指定别的目录",
        en: "Mend its permissions, or set WARMLINE_DATA to another folder",
      },
    };
  }
}

async function examineBinaries(): Promise<Finding> {
  const binaries = await findBinaries();
  if (binaries.ok) {
    return {
      name: "postgres",
      ok: true,
      found: { zh: "内置 PostgreSQL 完整", en: "the embedded PostgreSQL is complete" },
    };
  }
  return {
    name: "postgres",
    ok: false,
    found: binaries.message,
    mend: {
      zh: "按上面的提示修复，或用 DATABASE_URL 指定自己的数据库",
      en: "Do as it says, or set DATABASE_URL to your own server",
    },
  };
}

async function examineDatabase(config: Config, url: string | undefined): Promise<Finding> {
  if (url === undefined) {
    return {
      name: "database",
      ok: true,
      found: { zh: "数据库未运行（start 时会启动）", en: "not running; start will start it" },
    };
  }
  const database = openDatabase({ url, log: silentLog, poolSize: 1 });
  const ok = await isAnswering(database);
  await database.close();
  if (ok) return { name: "database", ok, found: { zh: "数据库有应答", en: "the database answers" } };
  return {
    name: "database",
    ok,
    found: { zh: "数据库没有应答", en: "the database does not answer" },
    mend: config.databaseUrl
      ? {
          zh: "检查 DATABASE_URL，并先运行一次 warmline start 以完成升级",
          en: "Check DATABASE_URL, and run warmline start once so that it is migrated",
        }
      : { zh: "重新运行 warmline start", en: "Run warmline start again" },
  };
}

async function examinePort({ host, port }: Config, running: boolean): Promise<Finding> {
  const free = port === 0 || (await canListen(host, port));
  if (free) return { name: "port", ok: true, found: { zh: `端口 ${port} 可用`, en: `port ${port} is free` } };
  if (running)
    return {
      name: "port",
      ok: true,
      found: { zh: `端口 ${port} 正在使用（Warmline 在运行）`, en: `port ${port} is in use; Warmline runs` },
    };
  return {
    name: "port",
    ok: false,
    found: { zh: `端口 ${port} 被别的程序占用`, en: `port ${port} is taken by another program` },
    mend: { zh: "结束那个程序，或用 PORT 换一个端口", en: "End that program, or set PORT to another" },
  };
}

function canListen(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** The findings as lines for a person. */
export function describe(findings: readonly Finding[], language: keyof BothLanguages): string {
  const lines = findings.flatMap(({ name, ok, found, mend }) => [
    `${ok ? "✓" : "✗"} ${name.padEnd(13)} ${found[language]}`,
    ...(mend ? [`  → ${mend[language]}`] : []),
  ]);
  return lines.join("\n");
}
