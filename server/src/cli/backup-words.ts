import type { BackupProgress, FileRefusal, RestoreRefusal } from "../platform/backup/index.ts";

/** Why a backup or a restore ended without doing anything. */
export type BackupFailure =
  FileRefusal | RestoreRefusal | "nothing_to_back_up" | "disk_full" | "file_unwritable" | "data_folder_held";

/** What the backup and restore commands say. */
export interface BackupWords {
  readonly progress: (progress: BackupProgress) => string;
  readonly written: (facts: { readonly file: string; readonly rows: number; readonly files: number }) => string;
  readonly restored: (facts: { readonly createdAt: string; readonly rows: number; readonly files: number }) => string;
  readonly whole: (facts: { readonly createdAt: string; readonly version: string }) => string;
  readonly missing: (count: number) => string;
  readonly sensitive: string;
  readonly signInAgain: string;
  readonly failures: Readonly<Record<BackupFailure, string>>;
}

const STAGES = {
  zh: { table: "数据表", jobs: "定时任务", blobs: "图片" },
  en: { table: "table", jobs: "jobs", blobs: "pictures" },
} as const;

function counted({ stage, what, done, of }: BackupProgress, language: keyof typeof STAGES): string {
  const name = stage === "table" ? `${STAGES[language].table} ${what.replace("tables/", "")}` : STAGES[language][stage];
  return `… ${name} ${done}${of === undefined ? "" : `/${of}`}`;
}

const ZH: BackupWords = {
  progress: (progress) => counted(progress, "zh"),
  written: ({ file, rows, files }) => `备份完成：${file}（${rows} 行数据，${files} 张图片）`,
  restored: ({ createdAt, rows, files }) =>
    `已恢复到 ${createdAt} 的状态：${rows} 行数据，${files} 张图片，逐行核对一致。`,
  whole: ({ createdAt, version }) => `文件完整：由 Warmline ${version} 备份于 ${createdAt}`,
  missing: (count) => `注意：有 ${count} 张图片在备份时已不存在，文件里没有它们。`,
  sensitive: "文件里有顾客的对话、订单和店铺密钥，请像保管数据库一样保管它。",
  signInAgain: "所有人员需要重新登录；未接受的邀请请重新发送。",
  failures: {
    nothing_to_back_up: "这里还没有 Warmline 的数据。请检查 WARMLINE_DATA 或 DATABASE_URL",
    disk_full: "磁盘空间不足，什么都没有留下。请腾出空间后再试",
    file_unwritable: "无法写入这个位置",
    data_folder_held: "Warmline 正在使用这个数据目录。请先停止服务再恢复",
    file_unreadable: "文件读不了",
    backup_foreign: "这不是 Warmline 的备份文件",
    backup_newer: "这个备份来自更新的 Warmline。请先升级再恢复",
    backup_broken: "备份文件不完整或被改动过，没有恢复任何内容",
    migration_changed: "这个备份的数据结构与本版本不符",
    database_newer: "目标数据库来自更新的 Warmline。请先升级",
    database_away: "数据库没有应答",
    database_too_old: "需要 PostgreSQL 15 或更高版本",
    target_not_empty: "目标里已有数据，没有恢复任何内容。要用备份取代它们，请加 --replace",
    target_in_use: "还有 Warmline 程序连接着目标数据库。请先全部停止",
    target_differs: "目标数据库的结构与备份时不同。请恢复到一个空数据库，或一个新的数据目录",
    backup_without_files:
      "写这个备份的版本还不能把图片存进数据库，没有恢复任何内容。请先用 WARMLINE_BLOBS=disk 恢复并启动一次，重新备份后再恢复",
    restore_differs: "恢复出的数据与备份不一致，已全部撤销",
  },
};

const EN: BackupWords = {
  progress: (progress) => counted(progress, "en"),
  written: ({ file, rows, files }) => `Backed up to ${file}: ${rows} rows, ${files} pictures.`,
  restored: ({ createdAt, rows, files }) =>
    `Restored as of ${createdAt}: ${rows} rows and ${files} pictures, compared row by row.`,
  whole: ({ createdAt, version }) => `The file is whole: written by Warmline ${version} at ${createdAt}.`,
  missing: (count) => `Note: ${count} pictures were gone when they were to be read, and are not in the file.`,
  sensitive: "The file holds customers' words, their orders and the shops' keys: keep it as you keep the database.",
  signInAgain: "Everybody who works here signs in again; send invitations that were not accepted once more.",
  failures: {
    nothing_to_back_up: "There is no Warmline data here yet. Check WARMLINE_DATA or DATABASE_URL",
    disk_full: "The disk is full; nothing was left behind. Make room and try again",
    file_unwritable: "This place cannot be written to",
    data_folder_held: "Warmline is using this data folder. Stop the server first",
    file_unreadable: "The file cannot be read",
    backup_foreign: "This is no backup of Warmline",
    backup_newer: "The backup comes from a newer Warmline. Upgrade first",
    backup_broken: "The file is cut short or was changed; nothing was restored",
    migration_changed: "The backup's tables are not those of this version",
    database_newer: "The target's database comes from a newer Warmline. Upgrade first",
    database_away: "The database does not answer",
    database_too_old: "Warmline needs PostgreSQL 15 or newer",
    target_not_empty:
      "The target holds data already; nothing was restored. To put the backup in its place, add --replace",
    target_in_use: "Another Warmline program is connected to the target. Stop them all first",
    target_differs:
      "The target's tables are not those of the backup. Restore into an empty database or a new data folder",
    backup_without_files:
      "The version that wrote this backup knew no pictures in the database; nothing was restored. Restore it with WARMLINE_BLOBS=disk, start once, and back up anew",
    restore_differs: "What came out differs from the backup; everything was undone",
  },
};

/** The words in the terminal's language. */
export function backupWords(language: "zh" | "en"): BackupWords {
  return language === "zh" ? ZH : EN;
}
