import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A disk of its own (tmpfs), which a story fills and empties. */
export interface SmallDisk {
  readonly folder: string;
  /** Fills it up to so many bytes; to the last one with 0. */
  readonly fill: (left: number) => void;
  /** Gives back what `fill` took. */
  readonly empty: () => void;
  /** Removes it. Nobody may use it any more. */
  readonly remove: () => void;
}

const STEP = 64 * 1024;

/** Mounts a disk of so many megabytes; undefined where this user may not mount. */
export function mountSmallDisk(megabytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), "warmline-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${String(megabytes)}m`, "warmline", folder], { stdio: "ignore" });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  const ballast = join(folder, "ballast");
  const free = (): number => {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  };
  return {
    folder,
    fill: (left) => {
      while (free() > left) appendFileSync(ballast, Buffer.alloc(Math.min(STEP, free() - left)));
    },
    empty: () => rmSync(ballast, { force: true }),
    remove: () => {
      execFileSync("umount", [folder]);
      rmSync(folder, { recursive: true });
    },
  };
}
