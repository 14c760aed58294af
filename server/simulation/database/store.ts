import { connectionLost } from "./database-error.ts";
import { Locks } from "./locks.ts";
import { type Row, type TableName, TABLES } from "./tables.ts";
import { Transaction } from "./transaction.ts";

/** One committed change of a row; `before` is null for a new one. */
export interface Change {
  readonly table: TableName;
  readonly before: Row | null;
  readonly after: Row;
}

/** What is committed, and who has locked what: the part of a database that survives every program. */
export class Store {
  readonly locks = new Locks();
  readonly #committed = new Map<TableName, Map<string, Row>>();
  readonly #open = new Set<Transaction>();
  readonly #unique = new Map<string, string>();
  /** Hears of every commit. */
  onCommit: (changes: readonly Change[]) => void = () => undefined;

  begin(): Transaction {
    const transaction = new Transaction(this);
    this.#open.add(transaction);
    return transaction;
  }

  /** All at once, or not at all. */
  commit(transaction: Transaction): void {
    if (!this.#open.has(transaction)) throw connectionLost();
    const changes: Change[] = [];
    for (const [table, writes] of transaction.writes) {
      const rows = this.committed(table);
      for (const [key, after] of writes) {
        const before = rows.get(key) ?? null;
        changes.push({ table, before, after });
        rows.set(key, after);
        if (before !== null) for (const unique of TABLES[table].unique(before)) this.#unique.delete(unique);
        for (const unique of TABLES[table].unique(after)) this.#unique.set(unique, key);
      }
    }
    this.end(transaction, null);
    if (changes.length > 0) this.onCommit(changes);
  }

  /** Ends a transaction without its changes; with an error, whoever works in it hears of that. */
  end(transaction: Transaction, error: Error | null): void {
    if (!this.#open.delete(transaction)) return;
    this.locks.release(transaction, error);
  }

  /** The key of the committed row that has what only one may have. */
  holderOf(unique: string): string | undefined {
    return this.#unique.get(unique);
  }

  isOpen(transaction: Transaction): boolean {
    return this.#open.has(transaction);
  }

  /** The server restarts: every transaction is gone, whatever was committed stays. */
  restart(): void {
    for (const transaction of [...this.#open]) this.end(transaction, connectionLost());
  }

  /** Puts rows in that were there before the history begins. */
  seed(rows: readonly (readonly [TableName, Row])[]): void {
    for (const [table, row] of rows) this.committed(table).set(TABLES[table].key(row), row);
  }

  committed(table: TableName): Map<string, Row> {
    const known = this.#committed.get(table);
    if (known !== undefined) return known;
    const rows = new Map<string, Row>();
    this.#committed.set(table, rows);
    return rows;
  }

  /** Every committed row of a table, in the order of its keys. */
  rows(table: TableName): readonly Row[] {
    const { key } = TABLES[table];
    return [...this.committed(table).values()].sort((one, other) => (key(one) < key(other) ? -1 : 1));
  }
}
