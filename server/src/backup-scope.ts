import type { BackupScope } from "./platform/backup/index.ts";

/** Files are written one by one, wherever they are kept: so a backup also moves them from one place to the other. */
const FILES = "blob";

/**
 * What opens a door for a while stays out of a backup, so that restoring one never lets somebody in again whose sign-in
 * was ended since; people sign in anew, and open invitations are sent again. Customers' sessions go along: for somebody
 * anonymous they are the only way to his conversation. Presence is a lease of seconds.
 */
const LEFT_OUT = ["person_session", "link", "agent_presence", FILES] as const;

/** What a backup of the whole product holds, for writing and for restoring. */
export function backupScope(blobs: BackupScope["blobs"]): BackupScope {
  return { leftOut: LEFT_OUT, blobTable: "attachment", blobs };
}
