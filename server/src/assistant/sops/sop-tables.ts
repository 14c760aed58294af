import type { Sop } from "@warmline/contract";
import type { ColumnType, Generated } from "kysely";

/** Written as JSON text. */
type SopColumn = ColumnType<Sop, string, string>;

/** A row of `sop`; see the migration for what the database itself guarantees. */
interface SopTable {
  organization_id: string;
  shop_id: string;
  id: string;
  draft: SopColumn;
  revision: Generated<number>;
  drafted_at: Date;
  drafted_by: string;
}

/** A row of `sop_version`. Never updated. */
interface SopVersionTable {
  organization_id: string;
  shop_id: string;
  sop_id: string;
  version: number;
  sop: SopColumn;
  published_at: Date;
  published_by: string;
  again_of: number | null;
}

/** A row of `sop_published`: the version that customers meet. */
interface SopPublishedTable {
  organization_id: string;
  shop_id: string;
  sop_id: string;
  version: number;
}

declare module "../../platform/database/index.ts" {
  interface Tables {
    sop: SopTable;
    sop_version: SopVersionTable;
    sop_published: SopPublishedTable;
  }
}
