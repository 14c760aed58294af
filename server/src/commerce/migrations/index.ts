import type { Migration } from "../../platform/database/index.ts";
import { productsMigration } from "./0001-products.ts";
import { ordersMigration } from "./0002-orders.ts";
import { actionsMigration } from "./0003-actions.ts";
import { requestsMigration } from "./0004-requests.ts";
import { combineMigration } from "./0005-combine.ts";
import { statisticsMigration } from "./0006-statistics.ts";
import { toldMigration } from "./0007-told.ts";

/** Commerce's forward migrations in order; they come after identity's. */
export const migrations: readonly Migration[] = [
  productsMigration,
  ordersMigration,
  actionsMigration,
  requestsMigration,
  combineMigration,
  statisticsMigration,
  toldMigration,
];
