import type { Migration } from "../../platform/database/index.ts";
import { casesMigration } from "./0001-cases.ts";

/** This room's migrations, oldest first. */
export const migrations: readonly Migration[] = [casesMigration];
