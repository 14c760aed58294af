import type { ReminderKind } from "@warmline/contract";

/** A row of `prevention`; see the migration for what the database itself guarantees. Never updated. */
export interface PreventionTable {
  organization_id: string;
  shop_id: string;
  order_id: string;
  kind: ReminderKind;
  customer_id: string;
  decided_at: Date;
  outcome: "sent" | "held_out";
}

declare module "../../platform/database/index.ts" {
  interface Tables {
    prevention: PreventionTable;
  }
}
