import type { Migration } from "../../platform/database/index.ts";
import { conversationsMigration } from "./0001-conversations.ts";
import { attachmentsMigration } from "./0002-attachments.ts";
import { seenMigration } from "./0003-seen.ts";
import { readInBatchesMigration } from "./0004-read-in-batches.ts";
import { erasureMigration } from "./0006-erasure.ts";
import { retentionMigration } from "./0007-retention.ts";
import { idleMigration } from "./0008-idle.ts";
import { closedMigration } from "./0009-closed.ts";
import { marksInHeadsMigration } from "./0010-marks-in-heads.ts";
import { headsOfWhoWroteMigration } from "./0011-heads-of-who-wrote.ts";
import { correctionsMigration } from "./0012-corrections.ts";
import { appendByKeyMigration } from "./0013-append-by-key.ts";

/** This room's migrations, oldest first. */
export const migrations: readonly Migration[] = [
  conversationsMigration,
  attachmentsMigration,
  seenMigration,
  readInBatchesMigration,
  erasureMigration,
  retentionMigration,
  idleMigration,
  closedMigration,
  marksInHeadsMigration,
  headsOfWhoWroteMigration,
  correctionsMigration,
  appendByKeyMigration,
];
