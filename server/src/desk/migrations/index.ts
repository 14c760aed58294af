import type { Migration } from "../../platform/database/index.ts";
import { presenceMigration } from "./0001-presence.ts";
import { unservedMigration } from "./0002-unserved.ts";
import { shortenLeasesMigration } from "./0003-shorten-leases.ts";

/** This room's migrations, oldest first. */
export const migrations: readonly Migration[] = [presenceMigration, unservedMigration, shortenLeasesMigration];
