import { createHash } from "node:crypto";
import { sql, type Transaction } from "kysely";
import type { Tables } from "./tables.ts";

/** One step forward. Never changed once released: what comes later is a new one. */
export interface Migration {
  /** `<room>/<four digits>-<what>`, as `identity/0001-organizations`. */
  readonly id: string;
  /** SQL, any number of statements; or code for what SQL cannot say. It runs in a transaction, as the owning role. */
  readonly up: string | ((db: Transaction<Tables>) => Promise<void>);
}

/** SHA-256 of a migration's SQL. Code has none, because building changes its text: for it the id alone counts. */
export const checksumOf = ({ id, up }: Migration): string =>
  createHash("sha256")
    .update(typeof up === "string" ? up : `code:${id}`)
    .digest("hex");

/** Does a migration's work in the transaction. */
export const runMigration = async ({ up }: Migration, trx: Transaction<Tables>): Promise<void> => {
  if (typeof up === "string") await sql.raw(up).execute(trx);
  else await up(trx);
};
