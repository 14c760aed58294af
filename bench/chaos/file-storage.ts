import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { KeyValueStorage } from "@warmline/client";

/** Keeps unsent messages in files, each written whole or not at all: what a killed program had waiting goes on in its next life. */
export function fileStorage(folder: string): KeyValueStorage {
  const fileOf = (key: string): string => join(folder, `${key}.kept.json`);
  return {
    get: (key) => (existsSync(fileOf(key)) ? readFileSync(fileOf(key), "utf8") : null),
    set: (key, value) => {
      writeFileSync(`${fileOf(key)}.new`, value);
      renameSync(`${fileOf(key)}.new`, fileOf(key));
    },
    remove: (key) => rmSync(fileOf(key), { force: true }),
  };
}
