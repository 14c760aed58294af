import type { Command } from "commander";
import { backupScope } from "../backup-scope.ts";
import { checkBackup, type Restored, restoreBackup, type WholeBackup } from "../platform/backup/index.ts";
import type { Config } from "../platform/config.ts";
import { lockDataFolder } from "../platform/postgres/index.ts";
import { allMigrations } from "../wire.ts";
import { blobsOf, countRows, explained, failure, showProgress } from "./backup.ts";
import { backupWords } from "./backup-words.ts";
import { cliLanguage } from "./cli-language.ts";
import { withPostgres } from "./open-services.ts";
import { requireConfig } from "./require-config.ts";

interface Options {
  readonly replace?: true;
  readonly check?: true;
  readonly json?: true;
}

/** `warmline restore FILE`: everything out of a backup, all or nothing, while the server is stopped. */
export function registerRestore(program: Command): void {
  program
    .command("restore")
    .description("Bring back a backup, all of it or nothing, while the server is stopped · 恢复")
    .argument("<file>", "what warmline backup wrote · 备份文件")
    .option("--replace", "put it in the place of what is there · 取代现有数据")
    .option("--check", "only look whether the file is whole · 只检查文件")
    .option("--json", "one JSON object for machines · 机器可读")
    .action(async (file: string, options: Options) => {
      await (options.check ? check(file, options) : restore(file, options));
    });
}

/** A file that is no good is told before anything is opened, let alone made. */
async function requireWhole(file: string): Promise<WholeBackup> {
  const checked = await checkBackup(file);
  if (!checked.ok) throw failure(backupWords(cliLanguage(process.env)), checked.code, `: ${file}`);
  return checked;
}

async function check(file: string, { json }: Options): Promise<void> {
  const words = backupWords(cliLanguage(process.env));
  const { version, createdAt } = (await requireWhole(file)).header;
  console.log(json ? JSON.stringify({ ok: true, version, createdAt }) : words.whole({ version, createdAt }));
}

async function restore(path: string, options: Options): Promise<void> {
  const words = backupWords(cliLanguage(process.env));
  const file = await requireWhole(path);
  const restored = await explained(words, () => restoreAlone(requireConfig(), file, options));
  if (!restored.ok) throw failure(words, restored.code);
  const { contents, header } = file;
  const facts = { createdAt: header.createdAt, rows: countRows(contents), files: contents.blobs.count };
  if (options.json) return console.log(JSON.stringify({ ok: true, ...facts }));
  console.error(words.restored(facts));
  console.error(words.signInAgain);
}

/** With the data folder's lock, so that no server program starts on it meanwhile. */
async function restoreAlone(config: Config, file: WholeBackup, options: Options): Promise<Restored> {
  const words = backupWords(cliLanguage(process.env));
  const lock = await lockDataFolder(config.dataFolder);
  if (!lock.ok) throw failure(words, "data_folder_held", ` (${lock.command}, ${lock.pid})`);
  try {
    return await withPostgres(config, ({ url, log }) =>
      restoreBackup({
        ...backupScope(blobsOf(config)),
        file,
        url,
        log,
        migrations: allMigrations,
        replace: options.replace ?? false,
        onProgress: showProgress(words, options.json),
      }),
    );
  } finally {
    await lock.release();
  }
}
