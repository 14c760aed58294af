import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  InsertQueryNode,
  PostgresAdapter,
  PostgresIntrospector,
  type QueryCompiler,
  type QueryResult,
  RawNode,
  SelectQueryNode,
  UpdateQueryNode,
} from "kysely";
import { type AppendRules, RIGHT_APPEND } from "./append.ts";
import { connectionLost } from "./database-error.ts";
import { runRaw } from "./functions.ts";
import { filtered, selectRows, tableCalled } from "./query.ts";
import type { Store } from "./store.ts";
import type { Row } from "./tables.ts";
import type { Transaction } from "./transaction.ts";
import { unknownSql } from "./values.ts";
import { insertRow, updateRows } from "./write.ts";

/** Where a statement is on its way: others may run there, the program may be killed there, the server may go away there. */
export type Step = "read" | "write" | "commit" | "answer";

/** How a program reaches the database. */
export interface Access {
  readonly store: Store;
  /** Resolves when it goes on; rejects while the server is away, and never settles once the program is killed. */
  readonly pass: (step: Step) => Promise<void>;
  /** Connections that the program has at most. */
  readonly connections: number;
  readonly append?: AppendRules;
  /** A planted fault: a statement of its own is answered before it is committed. */
  readonly answersBeforeCommit?: boolean;
}

/** Kysely over the simulated database, as one program has it. */
export class SimulatedDialect implements Dialect {
  readonly #access: Access;
  readonly #open = new Set<Transaction>();

  constructor(access: Access) {
    this.#access = access;
  }

  /** The program is killed: its transactions end, and what was under way in them is heard of no more. */
  kill(): void {
    for (const transaction of this.#open) this.#access.store.end(transaction, null);
    this.#open.clear();
  }

  createDriver(): Driver {
    return new SimulatedDriver(this.#access, this.#open);
  }

  createQueryCompiler(): QueryCompiler {
    // Statements are run from their tree.
    return { compileQuery: (query, queryId) => ({ query, queryId, sql: "", parameters: [] }) };
  }

  createAdapter(): PostgresAdapter {
    return new PostgresAdapter();
  }

  createIntrospector(...[kysely]: ConstructorParameters<typeof PostgresIntrospector>): PostgresIntrospector {
    return new PostgresIntrospector(kysely);
  }
}

class SimulatedDriver implements Driver {
  readonly #access: Access;
  readonly #open: Set<Transaction>;
  readonly #waiting: (() => void)[] = [];
  #inUse = 0;

  constructor(access: Access, open: Set<Transaction>) {
    this.#access = access;
    this.#open = open;
  }

  readonly init = () => Promise.resolve();
  readonly destroy = () => Promise.resolve();

  /** Waits for a connection where all are in use: whoever holds one and wants another may wait for ever. */
  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#inUse === this.#access.connections) await new Promise<void>((free) => this.#waiting.push(free));
    else this.#inUse += 1;
    return new SimulatedConnection(this.#access, this.#open);
  }

  async releaseConnection(): Promise<void> {
    const next = this.#waiting.shift();
    if (next === undefined) this.#inUse -= 1;
    else next();
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    ours(connection).begin();
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await ours(connection).commit();
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    ours(connection).rollback();
  }
}

function ours(connection: DatabaseConnection): SimulatedConnection {
  if (connection instanceof SimulatedConnection) return connection;
  throw new Error("a connection of another driver");
}

class SimulatedConnection implements DatabaseConnection {
  readonly #access: Access;
  readonly #open: Set<Transaction>;
  #transaction: Transaction | null = null;

  constructor(access: Access, open: Set<Transaction>) {
    this.#access = access;
    this.#open = open;
  }

  begin(): Transaction {
    this.#transaction = this.#access.store.begin();
    this.#open.add(this.#transaction);
    return this.#transaction;
  }

  async commit(): Promise<void> {
    const transaction = this.#transaction;
    if (transaction === null) throw new Error("a commit outside a transaction");
    const wrote = transaction.writes.size > 0;
    if (wrote) await this.#access.pass("commit");
    this.#access.store.commit(transaction);
    this.#end(transaction);
    if (wrote) await this.#access.pass("answer");
  }

  rollback(): void {
    const transaction = this.#transaction;
    if (transaction === null) return;
    this.#access.store.end(transaction, connectionLost());
    this.#end(transaction);
  }

  async executeQuery<R>({ query }: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#transaction !== null) return this.#run<R>(query, this.#transaction);
    const transaction = this.begin();
    try {
      const result = await this.#run<R>(query, transaction);
      const committed = this.commit();
      if (this.#access.answersBeforeCommit !== true) await committed;
      else void committed.catch(() => undefined);
      return result;
    } catch (error) {
      this.rollback();
      throw error;
    }
  }

  // eslint-disable-next-line require-yield -- nobody streams
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw unknownSql("a stream");
  }

  #end(transaction: Transaction): void {
    this.#open.delete(transaction);
    this.#transaction = null;
  }

  async #run<R>(query: CompiledQuery["query"], transaction: Transaction): Promise<QueryResult<R>> {
    const { rows, changed } = await this.#statement(query, transaction);
    // What a statement's rows look like is known by who wrote it.
    const result = { rows: rows as unknown as R[] };
    return changed === undefined ? result : { ...result, numAffectedRows: BigInt(changed) };
  }

  async #statement(
    query: CompiledQuery["query"],
    transaction: Transaction,
  ): Promise<{ readonly rows: readonly Row[]; readonly changed?: number }> {
    const { pass, store, append = RIGHT_APPEND } = this.#access;
    // The scope goes with the transaction's beginning: nobody can come in between.
    if (!isScope(query)) await pass(SelectQueryNode.is(query) && query.endModifiers === undefined ? "read" : "write");
    if (!store.isOpen(transaction)) throw connectionLost();
    if (SelectQueryNode.is(query)) return { rows: await select(query, transaction) };
    if (UpdateQueryNode.is(query)) return { rows: [], changed: await updateRows(query, transaction) };
    if (InsertQueryNode.is(query)) return { rows: [], changed: await insertRow(query, transaction) };
    if (!RawNode.is(query)) throw unknownSql(query.kind);
    return { rows: await runRaw(query, { transaction, append, pause: () => pass("write") }) };
  }
}

function isScope(query: CompiledQuery["query"]): boolean {
  return RawNode.is(query) && query.sqlFragments[0]?.includes("set_config") === true;
}

/** A select that locks waits for each row and reads it again. */
async function select(query: SelectQueryNode, transaction: Transaction): Promise<readonly Row[]> {
  if (query.endModifiers !== undefined) {
    for (const { rows } of filtered(query, { transaction, around: null })) {
      for (const [name, row] of Object.entries(rows)) await transaction.lockRow(tableCalled(name), row);
    }
  }
  return selectRows(query, { transaction, around: null });
}
