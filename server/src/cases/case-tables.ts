import type { ColumnType } from "kysely";
import type { Actor, CaseEvent, CaseKind, CloseReason, Fault, Party } from "./core/case.ts";
import type { Evidence } from "./core/evidence.ts";

/** Written once. */
type Fixed<T> = ColumnType<T, T, never>;
/** A document: read as what was written, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;

interface OfShop {
  readonly organization_id: string;
  readonly shop_id: string;
}

/** A row of `customer_case`; see the migration for what the database itself guarantees. */
export interface CustomerCaseTable extends OfShop {
  id: Fixed<string>;
  number: Fixed<string>;
  key: Fixed<string>;
  kind: Fixed<CaseKind>;
  fault: Fault | null;
  customer_id: Fixed<string>;
  conversation_id: Fixed<string>;
  order_id: Fixed<string | null>;
  order_number: Fixed<string | null>;
  amount: Fixed<number | null>;
  currency: Fixed<string | null>;
  state: "open" | "closed";
  opened_at: Fixed<Date>;
  due_at: Date;
  closed_at: ColumnType<Date | null, never, Date>;
  close_reason: ColumnType<CloseReason | null, never, CloseReason>;
  erased_at: ColumnType<Date | null, never, Date>;
}

/** A row of `case_party`. */
export interface CasePartyTable extends OfShop {
  case_id: string;
  role: Party["role"];
  name: string | null;
}

/** A row of `case_evidence`. */
export interface CaseEvidenceTable extends OfShop {
  case_id: string;
  position: number;
  at: Date;
  detail: Json<Evidence>;
}

/** A row of `case_event`. */
export interface CaseEventTable extends OfShop {
  case_id: Fixed<string>;
  position: Fixed<number>;
  at: Fixed<Date>;
  actor_kind: Fixed<Actor["kind"]>;
  actor_id: Fixed<string | null>;
  actor_name: Fixed<string | null>;
  detail: Json<CaseEvent>;
}

declare module "../platform/database/index.ts" {
  interface Tables {
    customer_case: CustomerCaseTable;
    case_party: CasePartyTable;
    case_evidence: CaseEvidenceTable;
    case_event: CaseEventTable;
  }
}
