import type { Clock } from "../../platform/clock.ts";
import type { Database } from "../../platform/database/index.ts";
import type { NewId } from "../../platform/ids.ts";
import type { ChangeCounts } from "../store/changes.ts";
import type { ImportProblem } from "./core/import-problem.ts";
import type { ImportKind } from "./read-import.ts";

/** A file to bring in. */
export interface ImportOrder {
  readonly kind: ImportKind;
  readonly bytes: Uint8Array;
  readonly shopSlug: string;
  /** Whose ids the customers have; the shop's own (`shop:<slug>`) unless told, `tau2` for tau2 files. */
  readonly issuer?: string;
  /** Told what is being done and how far it is; both numbers count things. */
  readonly onProgress?: (stage: ImportStage, done: number, total: number) => void;
}

/** What an import is doing. */
export type ImportStage = "reading" | "customers" | "products" | "orders";

/** What it works with. */
export interface ImportContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** What came of it. Refused means that nothing at all was changed; `more` counts problems beyond those listed. */
export type ImportOutcome =
  | {
      readonly ok: true;
      readonly customers: ChangeCounts;
      readonly products: ChangeCounts;
      readonly orders: ChangeCounts;
    }
  | { readonly ok: false; readonly code: "shop_unknown" | "file_too_large" }
  | {
      readonly ok: false;
      readonly code: "import_refused";
      readonly problems: readonly ImportProblem[];
      readonly more: number;
    };
