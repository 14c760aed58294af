export { checkBackup, type CheckedBackup, type FileRefusal, type WholeBackup } from "./check-backup.ts";
export type { Contents } from "./format.ts";
export { restoreBackup, type RestoreBackup, type Restored, type RestoreRefusal } from "./restore-backup.ts";
export { writeBackup, type BackupProgress, type BackupScope, type WriteBackup, type Written } from "./write-backup.ts";
