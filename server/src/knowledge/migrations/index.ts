import type { Migration } from "../../platform/database/index.ts";
import { faqMigration } from "./0001-faq.ts";

/** This room's migrations, oldest first. */
export const migrations: readonly Migration[] = [faqMigration];
