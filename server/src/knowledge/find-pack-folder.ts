import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * The folder of a pack that ships, by its name, or undefined. It lies beside the program: found upwards, so that sources
 * and the built program both find it.
 */
export function findPackFolder(name: string): string | undefined {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const pack = join(folder, "packs", name);
    if (existsSync(join(pack, "pack.yaml"))) return pack;
    if (dirname(folder) === folder) return undefined;
  }
}
