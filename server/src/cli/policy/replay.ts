import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TSchema, type Static, Type } from "typebox";
import { Value } from "typebox/value";
import { CLAUSES, replay, type ReplayReport, Tau2State, Tau2Task, textIn } from "../../commerce/index.ts";
import { createIdentity, setUpOrganization } from "../../identity/index.ts";
import { systemClock } from "../../platform/clock.ts";
import { migrate, openDatabase } from "../../platform/database/index.ts";
import { newId } from "../../platform/ids.ts";
import type { Log } from "../../platform/log.ts";
import { openEmbeddedPostgres } from "../../platform/postgres/index.ts";
import { saveWhole } from "../../platform/save-whole.ts";
import { createLog } from "../../platform/telemetry/index.ts";
import { allMigrations } from "../../wire.ts";
import { cliLanguage } from "../cli-language.ts";
import { CommandFailure } from "../command-failure.ts";
import { replayWords } from "./replay-words.ts";

/** What the command is told. */
export interface ReplayOptions {
  readonly db: string;
  readonly tasks: string;
  readonly out?: string;
  readonly json?: true;
}

/** `warmline policy replay`: in a PostgreSQL of its own, which is gone afterwards. */
export async function replayTasks(options: ReplayOptions): Promise<void> {
  const words = replayWords(cliLanguage(process.env));
  const imported = await readShaped(options.db, Tau2State);
  const tasks = await readShaped(options.tasks, Type.Array(Tau2Task));
  const tell = (done: number): void => {
    if (options.json !== true) console.error(`… ${words.progress} ${done}/${tasks.length}`);
  };
  const { report, state } = await inOwnDatabase((context) => replay(context, { imported, tasks, onTask: tell }));
  if (options.out !== undefined) await save(options.out, JSON.stringify(state, null, 2));
  console.log(options.json ? JSON.stringify(report) : describe(report));
}

async function readShaped<Shape extends TSchema>(file: string, shape: Shape): Promise<Static<Shape>> {
  const words = replayWords(cliLanguage(process.env));
  const text = await readFile(file, "utf8").catch(() => {
    throw new CommandFailure("file_unreadable", `${words.file_unreadable}: ${file}`);
  });
  try {
    const value: unknown = JSON.parse(text);
    Value.Assert(shape, value);
    return value;
  } catch (error) {
    const detail = error instanceof Error ? error.message : "";
    throw new CommandFailure("file_garbled", `${words.file_garbled}: ${file} ${detail}`);
  }
}

async function save(file: string, text: string): Promise<void> {
  await saveWhole(file, (write) => write(new TextEncoder().encode(text))).catch(() => {
    throw new CommandFailure("file_unwritable", `${replayWords(cliLanguage(process.env)).file_unwritable}: ${file}`);
  });
}

type Context = Parameters<typeof replay>[0];

async function inOwnDatabase<Result>(work: (context: Context) => Promise<Result>): Promise<Result> {
  const log = createLog({ level: "error", to: process.stderr });
  const folder = await mkdtemp(join(tmpdir(), "warmline-replay-"));
  try {
    const postgres = await openEmbeddedPostgres({ folder, log, durable: false });
    if (!postgres.ok) throw new CommandFailure(postgres.code, postgres.message[cliLanguage(process.env)]);
    try {
      return await withContext(postgres.url, log, work);
    } finally {
      await postgres.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function withContext<Result>(
  url: string,
  log: Log,
  work: (context: Context) => Promise<Result>,
): Promise<Result> {
  const migrated = await migrate({ url, migrations: allMigrations, log });
  if (!migrated.ok) throw new CommandFailure(migrated.code, migrated.message[cliLanguage(process.env)]);
  const database = openDatabase({ url, log });
  try {
    const identity = createIdentity({ database, clock: systemClock, log, config: NOWHERE });
    return await work({ database, clock: systemClock, newId, makeShop: (name) => makeShop(identity, name) });
  } finally {
    await database.close();
  }
}

/** Nothing of it can be reached: there is no server. */
const NOWHERE = { host: "127.0.0.1", port: 0, publicUrl: undefined, smtpUrl: undefined, mailFrom: "" } as const;

async function makeShop(identity: ReturnType<typeof createIdentity>, name: string) {
  const slug = `replay-${name.toLowerCase().replace(/[^a-z0-9]+/gu, "-")}`;
  const made = await setUpOrganization(identity, {
    organization: `Replay ${name}`,
    adminEmail: `${slug}@example.com`,
    adminPassword: newId(),
    language: "en",
    shop: { slug, nameZh: "回放", nameEn: "Replay", language: "en", currency: "USD", timeZone: "America/New_York" },
  });
  if (!made.ok) throw new CommandFailure(made.code, `${name}: ${made.code}`);
  return { organizationId: made.organizationId, shopId: made.shopId, slug };
}

function describe(report: ReplayReport): string {
  const language = cliLanguage(process.env);
  const words = replayWords(language);
  const refused = report.refused.map(({ task, action, clause }) => {
    const why = clause === null ? words.no_action : `${clause}: ${textIn(CLAUSES[clause].text, language)}`;
    return `  ${task} / ${action}  ${why}`;
  });
  return [words.summary(report), ...refused].join("\n");
}
