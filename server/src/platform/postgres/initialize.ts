import { chown, open, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Binaries } from "./binaries.ts";
import { ownerOf } from "./choose-run-as.ts";
import { databaseUser, dataOf, type ClusterFolder } from "./cluster-folder.ts";
import { runToEnd, type RunAs } from "./run-as.ts";
import { makeDraftFolder } from "./settle.ts";

/** What a new cluster is made from. */
export interface NewCluster {
  readonly cluster: ClusterFolder;
  readonly binaries: Binaries;
  readonly runAs: RunAs;
  /** Whether it must survive a crash of the machine; false only in tests. */
  readonly durable: boolean;
}

/**
 * Texts sort by code point, everywhere alike, and letters of every script count as letters (the plain C locale takes a
 * Chinese character for punctuation, so that pg_trgm would find nothing). Some systems lack C.UTF-8: there plain C serves.
 */
const locales = [
  ["--locale=C", "--lc-ctype=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
  ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
];

const argumentsOf = (folder: string, passwordFile: string, durable: boolean): readonly string[] => [
  `--pgdata=${folder}`,
  `--username=${databaseUser}`,
  `--pwfile=${passwordFile}`,
  "--encoding=UTF8",
  "--auth=scram-sha-256",
  "--data-checksums",
  "--no-instructions",
  // With durable data initdb's own files are flushed as well: later checkpoints flush only what changed since.
  ...(durable ? [] : ["--no-sync"]),
];

const withPasswordFile = async <T>(made: NewCluster, draft: string, work: (file: string) => Promise<T>): Promise<T> => {
  const file = `${draft}.password`;
  const owner = ownerOf(made.runAs);
  await writeFile(file, made.cluster.record.password, { mode: 0o600 });
  await chown(file, owner.uid, owner.gid);
  try {
    return await work(file);
  } finally {
    await rm(file);
  }
};

const runInitdb = async (made: NewCluster, draft: string): Promise<string | undefined> =>
  withPasswordFile(made, draft, async (file) => {
    let output = "";
    for (const locale of locales) {
      const args = [...argumentsOf(draft, file, made.durable), ...locale];
      const ended = await runToEnd(made.runAs, { file: made.binaries.initdb, args });
      if (ended.code === 0) return undefined;
      output = ended.output;
    }
    return output;
  });

const flushFolder = async (path: string): Promise<void> => {
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
};

/**
 * Makes a new cluster at the data folder, whole or not at all: initdb works in a folder beside it that is renamed at
 * the end. Returns initdb's complaint where it failed.
 */
export const initialize = async (made: NewCluster): Promise<string | undefined> => {
  const data = dataOf(made.cluster);
  const draft = await makeDraftFolder(data, made.runAs);
  const complaint = await runInitdb(made, draft);
  if (complaint !== undefined) return complaint;
  await rename(draft, data);
  if (made.durable) await flushFolder(dirname(data));
  return undefined;
};
