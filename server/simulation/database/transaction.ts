import { connectionLost, databaseError } from "./database-error.ts";
import type { LockHolder, Locks } from "./locks.ts";
import { type Row, type TableName, TABLES } from "./tables.ts";

/** Whose rows a transaction sees; null outside `withScope`, where row-level security hides everything. */
interface Scope {
  readonly organization: string;
  readonly shops: "*" | readonly string[];
}

/** What a transaction stands on. */
interface Ground {
  readonly locks: Locks;
  readonly committed: (table: TableName) => ReadonlyMap<string, Row>;
  /** The key of the committed row that has what only one may have. */
  readonly holderOf: (unique: string) => string | undefined;
  readonly isOpen: (transaction: Transaction) => boolean;
}

/** One transaction at READ COMMITTED: each statement sees what is committed by then, and the transaction's own writes. */
export class Transaction implements LockHolder {
  readonly locks = new Set<string>();
  waitsFor: string | null = null;
  readonly writes = new Map<TableName, Map<string, Row>>();
  scope: Scope | null = null;
  readonly #ground: Ground;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  /** Rows of a table, all of them or the scope's only. */
  rows(table: TableName, seen: "all" | "scoped"): Row[] {
    const own = this.writes.get(table);
    const committed = this.#ground.committed(table);
    const rows = own === undefined ? [...committed.values()] : [...new Map([...committed, ...own]).values()];
    return seen === "all" ? rows : rows.filter((row) => this.#sees(table, row));
  }

  get(table: TableName, key: string): Row | undefined {
    return this.writes.get(table)?.get(key) ?? this.#ground.committed(table).get(key);
  }

  /** The key of the committed row that has what only one may have. */
  holderOf(unique: string): string | undefined {
    return this.#ground.holderOf(unique);
  }

  tryLock(key: string): boolean {
    return this.#ground.locks.tryTake(this, key);
  }

  async lock(key: string): Promise<void> {
    this.#insistOnOpen();
    await this.#ground.locks.take(this, key);
  }

  lockRow(table: TableName, row: Row): Promise<void> {
    return this.lock(rowLock(table, row));
  }

  /** Changes a row that this transaction has locked. */
  async update(table: TableName, after: Row): Promise<void> {
    this.#insistOnOpen();
    const key = TABLES[table].key(after);
    const before = this.get(table, key) ?? null;
    const fresh = TABLES[table].unique(after).filter((one) => !before || !TABLES[table].unique(before).includes(one));
    for (const unique of fresh) await this.#claim(unique);
    this.#write(table, key, { before, after });
  }

  /** Adds a row, or answers false when its key is taken. */
  async insert(table: TableName, values: Row): Promise<boolean> {
    this.#insistOnOpen();
    const rules = TABLES[table];
    const after = { ...rules.defaults, ...values };
    const key = rules.key(after);
    await this.lock(rowLock(table, after));
    if (this.get(table, key) !== undefined) return false;
    for (const unique of rules.unique(after)) await this.#claim(unique);
    this.#write(table, key, { before: null, after });
    return true;
  }

  /** Waits for whoever is about to commit the same, then looks. */
  async #claim(unique: string): Promise<void> {
    const own = this.locks.has(unique);
    await this.lock(unique);
    if (own || this.#ground.holderOf(unique) !== undefined) throw databaseError("23505", `${unique} is taken`);
  }

  #write(table: TableName, key: string, change: { readonly before: Row | null; readonly after: Row }): void {
    const after = TABLES[table].json.reduce(parsed, change.after);
    TABLES[table].check(change.before, after);
    const rows = this.writes.get(table) ?? new Map<string, Row>();
    this.writes.set(table, rows.set(key, after));
  }

  #sees(table: TableName, row: Row): boolean {
    const { scope } = this;
    const { scopedBy } = TABLES[table];
    if (scope === null || scopedBy === "nobody" || row["organization_id"] !== scope.organization) return false;
    return scopedBy === "organization" || scope.shops === "*" || scope.shops.includes(String(row["shop_id"]));
  }

  #insistOnOpen(): void {
    if (!this.#ground.isOpen(this)) throw connectionLost();
  }
}

/** The name of a row's lock. */
export function rowLock(table: TableName, row: Row): string {
  return `${table}:${TABLES[table].key(row)}`;
}

function parsed(row: Row, column: string): Row {
  const text = row[column];
  return typeof text === "string" ? { ...row, [column]: JSON.parse(text) as unknown } : row;
}
