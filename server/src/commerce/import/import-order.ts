import type { Clock } from "../../platform/clock.ts";
import type { Database } from "../../platform/database/index.ts";
import type { NewId } from "../../platform/ids.ts";
import type { ChangeCounts } from "../store/changes.ts";
import type { FileEncoding } from "./core/decode-text.ts";
import type { ImportProblem } from "./core/import-problem.ts";
import type { ImportKind } from "./import-kinds.ts";
import type { SaidKind } from "./read-said.ts";

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
export type ImportStage = "reading" | Brought;

/** Things that an import can bring. */
export type Brought = "customers" | "products" | "orders" | SaidKind;

/** What it works with. */
export interface ImportContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** What came of it: what of each kind of thing that the file can bring. Refused means that nothing at all was changed; `more` counts problems beyond those listed. */
export type ImportOutcome =
  | ({
      readonly ok: true;
      /** Told when the file was not UTF-8, so that a person can look whether it was read as it was meant. */
      readonly encoding?: FileEncoding;
    } & { readonly [Thing in Brought]?: ChangeCounts })
  | { readonly ok: false; readonly code: "shop_unknown" | "file_too_large" }
  | {
      readonly ok: false;
      readonly code: "import_refused";
      readonly problems: readonly ImportProblem[];
      readonly more: number;
    };
