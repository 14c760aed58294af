import { readFile, stat } from "node:fs/promises";
import { Argument, type Command } from "commander";
import {
  describeProblem,
  IMPORT_KINDS,
  importFile,
  type ImportKind,
  type ImportOutcome,
  type ImportStage,
  MAX_FILE_BYTES,
} from "../commerce/index.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/database/index.ts";
import { newId } from "../platform/ids.ts";
import { cliLanguage } from "./cli-language.ts";
import { CommandFailure } from "./command-failure.ts";
import { importWords, type ImportWords } from "./import-words.ts";

/** What the import command needs of the program's services. */
export interface ImportServices {
  readonly database: Database;
  readonly clock: Clock;
  readonly close: () => Promise<void>;
}

interface Options {
  readonly shop: string;
  readonly issuer?: string;
  readonly json?: true;
}

/** `warmline import KIND FILE --shop SLUG`, for each of `IMPORT_KINDS`. */
export function registerImport(program: Command, open: () => Promise<ImportServices>): void {
  program
    .command("import")
    .description("Bring what a shop has and says into it, from CSV or JSON · 导入商品、订单、顾客、店铺规则等")
    .addArgument(new Argument("<kind>", "what the file holds · 文件内容").choices(IMPORT_KINDS))
    .argument("<file>", "CSV or JSON; the shape is in docs/import.md · CSV 或 JSON 文件，格式见 docs/import.md")
    .requiredOption("--shop <slug>", "into which shop · 店铺")
    .option("--issuer <name>", "whose ids the customers have; the shop's own unless told · 顾客编号来源")
    .option("--json", "one JSON object for machines · 机器可读")
    .action(async (kind: ImportKind, file: string, options: Options) => {
      const bytes = await readBytes(file);
      const services = await open();
      try {
        report(await bring(services, { kind, bytes, options }), options);
      } finally {
        await services.close();
      }
    });
}

async function readBytes(file: string): Promise<Uint8Array> {
  const words = importWords(cliLanguage(process.env));
  try {
    const { size } = await stat(file);
    if (size > MAX_FILE_BYTES) throw new CommandFailure("file_too_large", words.file_too_large);
    return await readFile(file);
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    throw new CommandFailure("file_unreadable", `${words.file_unreadable}: ${file}`);
  }
}

interface Bringing {
  readonly kind: ImportKind;
  readonly bytes: Uint8Array;
  readonly options: Options;
}

async function bring({ database, clock }: ImportServices, { kind, bytes, options }: Bringing): Promise<ImportOutcome> {
  const { shop, issuer, json } = options;
  const words = importWords(cliLanguage(process.env));
  const show = (stage: ImportStage, done: number, total: number): void => {
    if (json !== true) console.error(`… ${words.stages[stage]} ${done}/${total}`);
  };
  return importFile(
    { database, clock, newId },
    { kind, bytes, shopSlug: shop, onProgress: show, ...(issuer === undefined ? {} : { issuer }) },
  );
}

function report(outcome: ImportOutcome, { shop, json }: Options): void {
  const language = cliLanguage(process.env);
  const words = importWords(language);
  if (json === true) console.log(JSON.stringify(outcome));
  if (outcome.ok) {
    if (json !== true) for (const line of summary(outcome, words)) console.log(line);
    return;
  }
  if (outcome.code !== "import_refused") throw new CommandFailure(outcome.code, `${words[outcome.code]}: ${shop}`);
  const lines = outcome.problems.map((problem) => `  ${describeProblem(problem, language)}`);
  const more = outcome.more > 0 ? [`  ${words.more(outcome.more)}`] : [];
  throw new CommandFailure(outcome.code, [words.import_refused, ...lines, ...more].join("\n"));
}

const BROUGHT = ["customers", "products", "orders", "rules", "promotions", "return-addresses"] as const;

function summary(outcome: Extract<ImportOutcome, { ok: true }>, words: ImportWords): readonly string[] {
  const { encoding } = outcome;
  return [
    ...(encoding === undefined ? [] : [words.encoding(encoding)]),
    ...BROUGHT.flatMap((thing) => {
      const counts = outcome[thing];
      return counts === undefined ? [] : [`${words.stages[thing]}: ${words.counts(counts)}`];
    }),
  ];
}
