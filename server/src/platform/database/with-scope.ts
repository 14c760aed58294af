import { type RawBuilder, sql, type Transaction as KyselyTransaction } from "kysely";
import { backingOf, type Database } from "./database.ts";
import type { Tables } from "./tables.ts";

/** Whose rows a transaction sees: one organization's, and in it all shops or some. An empty list sees no shop. */
export interface Scope {
  readonly organizationId: string;
  readonly shops: "*" | readonly string[];
}

/** A transaction within a scope. */
export type Transaction = KyselyTransaction<Tables>;

const MAX_ATTEMPTS = 5;
const PAUSE_MS = 5;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

const checked = (id: string): string => {
  const text = id.toLowerCase();
  if (!uuid.test(text)) throw new TypeError("a scope is made of UUIDs");
  return text;
};

const shopsText = (shops: Scope["shops"]): string => (shops === "*" ? "*" : shops.map(checked).join(","));

/** Serialization failures and deadlocks: the transaction did nothing, and doing it again is what the server asks for. */
const asksForAnotherTry = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "40001" || error.code === "40P01");

/**
 * Begins a transaction in a scope, in one round trip: two statements without parameters, whose values are written into
 * them. They are UUIDs, commas or a star, and quoted as literals all the same.
 */
const beginIn = ({ organizationId, shops }: Scope): RawBuilder<unknown> => {
  const [organization, list] = [checked(organizationId), shopsText(shops)];
  return sql`begin; select set_config('warmline.organization', ${sql.lit(organization)}, true), set_config('warmline.shops', ${sql.lit(list)}, true)`;
};

const runOnce = async <T>(database: Database, scope: Scope, work: (trx: Transaction) => Promise<T>): Promise<T> => {
  const begin = beginIn(scope);
  return backingOf(database)
    .kysely.transaction()
    .execute(async (trx) => {
      await begin.execute(trx);
      return work(trx);
    });
};

/**
 * Runs `work` in one transaction that sees only the scope's rows, and returns what it returned. After a deadlock or a
 * serialization failure it runs again, at most five times in all: `work` must have no effect outside the transaction.
 */
export const withScope = async <T>(
  database: Database,
  scope: Scope,
  work: (trx: Transaction) => Promise<T>,
): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(database, scope, work);
    } catch (error) {
      if (!asksForAnotherTry(error) || attempt >= MAX_ATTEMPTS) throw error;
      database.counters.retries += 1;
      await backingOf(database).pause(PAUSE_MS * attempt * attempt);
    }
  }
};
