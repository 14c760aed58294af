import { join } from "node:path";
import { systemClock, type Clock } from "../clock.ts";
import { takeLock } from "./file-lock.ts";

/** The data folder is ours until `release` or our end; or another program has it. */
export type DataFolderLock =
  | { readonly ok: true; readonly release: () => Promise<void> }
  | {
      readonly ok: false;
      readonly code: "data_folder_held";
      readonly pid: number;
      /** When the other program took it, in ISO 8601. */
      readonly since: string;
      /** How it was called. */
      readonly command: string;
    };

/**
 * Takes the data folder for a server program: one at a time, so that no two do the same work. Commands that only use
 * the database take no lock. A program that was killed, or whose pid another one has now, does not hold it any more.
 */
export const lockDataFolder = async (folder: string, clock: Clock = systemClock): Promise<DataFolderLock> => {
  const taken = await takeLock({ folder: join(folder, "locks"), name: "program", clock });
  if (taken.ok) return taken;
  const { pid, since, command } = taken.holder;
  return { ok: false, code: "data_folder_held", pid, since, command };
};
