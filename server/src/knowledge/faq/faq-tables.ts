import type { ColumnType } from "kysely";
import type { FaqAnswer } from "../core/faq.ts";

/** A document: read as what was written, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;

interface OfShop {
  organization_id: string;
  shop_id: string;
}

/** A row of `shop_faq`; see the migration for what the database itself guarantees. */
export interface ShopFaqTable extends OfShop {
  version: number;
}

/** A row of `faq_entry`. */
export interface FaqEntryTable extends OfShop {
  id: string;
  questions: Json<readonly string[]>;
  answer: Json<FaqAnswer>;
  revision: number;
  created_at: ColumnType<Date, Date, never>;
  changed_at: Date;
  changed_by: string;
  removed_at: Date | null;
}

/** What was done to an entry. */
export type FaqChange = "added" | "changed" | "removed" | "restored";

/** A row of `faq_version`. Never updated. */
export interface FaqVersionTable extends OfShop {
  entry_id: string;
  revision: number;
  change: FaqChange;
  questions: Json<readonly string[]>;
  answer: Json<FaqAnswer>;
  at: Date;
  actor_id: string | null;
  actor: string;
}

declare module "../../platform/database/index.ts" {
  interface Tables {
    shop_faq: ShopFaqTable;
    faq_entry: FaqEntryTable;
    faq_version: FaqVersionTable;
  }
}
