import {
  ColumnNode,
  type ColumnUpdateNode,
  type InsertQueryNode,
  type OperationNode,
  PrimitiveValueListNode,
  ValueListNode,
  type UpdateQueryNode,
  ValuesNode,
} from "kysely";
import { evaluate, tableOf } from "./query.ts";
import { type Row, TABLES } from "./tables.ts";
import { rowLock, type Transaction } from "./transaction.ts";
import { type Place, unknownSql } from "./values.ts";

/** Updates what fits; a row that somebody else holds is waited for and looked at again. Answers how many were changed. */
export async function updateRows(node: UpdateQueryNode, transaction: Transaction): Promise<number> {
  if (node.table === undefined) throw unknownSql("an update of no table");
  const table = tableOf(node.table);
  let changed = 0;
  for (const row of transaction.rows(table, "scoped")) {
    if (!fits(node, transaction, { table, row })) continue;
    await transaction.lock(rowLock(table, row));
    const current = transaction.get(table, TABLES[table].key(row));
    if (current === undefined || !fits(node, transaction, { table, row: current })) continue;
    await transaction.update(table, {
      ...current,
      ...changesOf(node.updates ?? [], placeOf(transaction, table, current)),
    });
    changed += 1;
  }
  return changed;
}

function fits(
  node: UpdateQueryNode,
  transaction: Transaction,
  { table, row }: { readonly table: string; readonly row: Row },
): boolean {
  return node.where === undefined || evaluate(node.where.where, placeOf(transaction, table, row)) === true;
}

/** Inserts one row, or updates the one that is in its place where the statement says so. */
export async function insertRow(node: InsertQueryNode, transaction: Transaction): Promise<number> {
  if (node.into === undefined) throw unknownSql("an insert into no table");
  const table = tableOf(node.into);
  const values = valuesOf(node, placeOf(transaction, table, {}));
  if (await transaction.insert(table, values)) return 1;
  if (node.onConflict?.updates === undefined) throw unknownSql("an insert of what is there");
  const current = transaction.get(table, TABLES[table].key(values)) ?? {};
  const place = placeOf(transaction, table, current);
  await transaction.update(table, { ...current, ...changesOf(node.onConflict.updates, place) });
  return 1;
}

function placeOf(transaction: Transaction, table: string, row: Row): Place {
  return { transaction, rows: { [table]: row }, around: null, group: [] };
}

function valuesOf(node: InsertQueryNode, place: Place): Row {
  if (node.values === undefined || !ValuesNode.is(node.values)) throw unknownSql("an insert without values");
  const [list, ...more] = node.values.values;
  if (list === undefined || more.length > 0) throw unknownSql("an insert of several rows");
  const values = PrimitiveValueListNode.is(list) ? list.values : evaluatedList(list, place);
  return Object.fromEntries((node.columns ?? []).map(({ column }, index) => [column.name, values[index]]));
}

function evaluatedList(list: OperationNode, place: Place): readonly unknown[] {
  if (!ValueListNode.is(list)) throw unknownSql(list.kind);
  return list.values.map((value) => evaluate(value, place));
}

function changesOf(updates: readonly ColumnUpdateNode[], place: Place): Row {
  return Object.fromEntries(
    updates.map(({ column, value }) => {
      if (!ColumnNode.is(column)) throw unknownSql("an update of no column");
      return [column.column.name, evaluate(value, place)];
    }),
  );
}
