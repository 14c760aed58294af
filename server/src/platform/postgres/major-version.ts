import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Binaries } from "./binaries.ts";
import { dataOf, type ClusterFolder } from "./cluster-folder.ts";
import { runToEnd, type RunAs } from "./run-as.ts";

/** A data folder's major version and that of the programs that should serve it. */
export interface MajorVersions {
  readonly data: string;
  readonly programs: string;
}

/** The first number of what `postgres -V` says, as `postgres (PostgreSQL) 17.4`. */
const programsMajor = async (runAs: RunAs, binaries: Binaries): Promise<string | undefined> =>
  /\) (\d+)/u.exec((await runToEnd(runAs, { file: binaries.postgres, args: ["-V"] })).output)?.[1];

/** The versions where they differ. PostgreSQL reads the files of its own major version only. */
export const findOtherMajor = async (
  cluster: ClusterFolder,
  { runAs, binaries }: { readonly runAs: RunAs; readonly binaries: Binaries },
): Promise<MajorVersions | undefined> => {
  const data = (await readFile(join(dataOf(cluster), "PG_VERSION"), "utf8")).trim();
  const programs = await programsMajor(runAs, binaries);
  return programs === undefined || programs === data ? undefined : { data, programs };
};
