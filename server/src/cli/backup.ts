import type { Command } from "commander";
import { backupScope } from "../backup-scope.ts";
import {
  type BackupProgress,
  type BackupScope,
  type Contents,
  type WriteBackup,
  writeBackup,
} from "../platform/backup/index.ts";
import { blobsFolder, createDiskBlobStore } from "../platform/blobs/index.ts";
import { systemClock } from "../platform/clock.ts";
import type { Config } from "../platform/config.ts";
import { holdsDatabase } from "../platform/postgres/index.ts";
import { saveWhole, type WriteBytes } from "../platform/save-whole.ts";
import { version } from "../version.ts";
import { type BackupFailure, type BackupWords, backupWords } from "./backup-words.ts";
import { cliLanguage } from "./cli-language.ts";
import { CommandFailure } from "./command-failure.ts";
import { withPostgres } from "./open-services.ts";
import { requireConfig } from "./require-config.ts";

interface Options {
  readonly json?: true;
}

/** `-` as a file is the standard output. */
const STDOUT = "-";

/** `warmline backup FILE`: everything into one file, also while the server runs. */
export function registerBackup(program: Command): void {
  const command = program
    .command("backup")
    .description("Write everything into one file, also while the server runs · 备份")
    .argument("<file>", "where to; - is the standard output · 备份文件")
    .option("--json", "one JSON object for machines · 机器可读");
  command.action(async (file: string, { json }: Options) => {
    if (file === STDOUT && json) command.error("error: --json and - both need the standard output", { exitCode: 2 });
    const words = backupWords(cliLanguage(process.env));
    const contents = await explained(words, () => backUp(requireConfig(), file, showProgress(words, json)));
    tell(words, { file, contents, json });
  });
}

async function backUp(config: Config, file: string, onProgress: WriteBackup["onProgress"]): Promise<Contents> {
  const words = backupWords(cliLanguage(process.env));
  if (config.databaseUrl === undefined && !(await holdsDatabase(config.dataFolder)))
    throw failure(words, "nothing_to_back_up");
  return withPostgres(config, async ({ url }) => {
    const scope = backupScope(blobsOf(config));
    const produce = async (write: WriteBytes): Promise<Contents> => {
      const written = await writeBackup({ ...scope, url, version, clock: systemClock, write, onProgress });
      if (!written.ok) throw failure(words, written.code);
      return written.contents;
    };
    return file === STDOUT ? produce(writeToStdout()) : saveWhole(file, produce);
  });
}

/** Where the files of this installation lie. */
export function blobsOf({ blobs, dataFolder }: Config): BackupScope["blobs"] {
  return blobs === "database" ? blobs : createDiskBlobStore(blobsFolder(dataFolder));
}

function writeToStdout(): WriteBytes {
  // A reader that went away, or a full disk behind it, is told to whoever writes.
  process.stdout.on("error", () => undefined);
  return (bytes) =>
    new Promise((resolve, reject) => {
      process.stdout.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
}

function tell(
  words: BackupWords,
  { file, contents, json }: { readonly file: string; readonly contents: Contents; readonly json: true | undefined },
): void {
  const facts = { file, rows: countRows(contents), files: contents.blobs.count };
  if (json) return console.log(JSON.stringify({ ok: true, ...facts, missing: contents.blobs.missing }));
  console.error(words.written(facts));
  if (contents.blobs.missing > 0) console.error(words.missing(contents.blobs.missing));
  console.error(words.sensitive);
}

/** Rows of all tables together. */
export function countRows({ tables }: Contents): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}

/** Shows each table once it is done with, and every so many pictures; machines are shown nothing. */
export function showProgress(words: BackupWords, json: true | undefined): (progress: BackupProgress) => void {
  const SHOWN_BLOBS = 100;
  let last: BackupProgress | undefined;
  return (progress) => {
    if (json) return;
    const other = last !== undefined && last.what !== progress.what;
    if (last && other && last.done > 0) console.error(words.progress(last));
    if (progress.stage === "blobs" && progress.done % SHOWN_BLOBS === 0) console.error(words.progress(progress));
    last = progress;
  };
}

/** A failure with its words. */
export function failure(words: BackupWords, code: BackupFailure, more = ""): CommandFailure {
  return new CommandFailure(code, `${words.failures[code]}${more}`);
}

/** PostgreSQL's own word for a full disk beside the system's, and for quotas. */
const FULL: readonly string[] = ["ENOSPC", "EDQUOT", "EFBIG", "53100"];
const UNWRITABLE: readonly string[] = ["EACCES", "EPERM", "EROFS", "ENOENT", "ENOTDIR", "EISDIR"];

/** Turns what disks say into what a person understands. */
export async function explained<T>(words: BackupWords, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (FULL.includes(code)) throw failure(words, "disk_full");
    if (UNWRITABLE.includes(code)) throw failure(words, "file_unwritable", ` (${code})`);
    throw error;
  }
}
