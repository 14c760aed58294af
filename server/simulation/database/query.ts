import {
  AggregateFunctionNode,
  AliasNode,
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  IdentifierNode,
  type JoinNode,
  type OperationNode,
  OperatorNode,
  type OrderByItemNode,
  OrNode,
  ParensNode,
  PrimitiveValueListNode,
  RawNode,
  ReferenceNode,
  SelectAllNode,
  type SelectionNode,
  SelectQueryNode,
  TableNode,
  ValueListNode,
  ValueNode,
} from "kysely";
import { rawExpression } from "./raw-expressions.ts";
import { rawText } from "./raw-text.ts";
import { type Row, type TableName, TABLES } from "./tables.ts";
import type { Transaction } from "./transaction.ts";
import { column, order, type Place, plain, unknownSql } from "./values.ts";

/** The value of an expression. Null is unknown: a comparison with it does not hold. */
export function evaluate(node: OperationNode, place: Place): unknown {
  if (ReferenceNode.is(node)) return columnOf(node, place);
  if (ValueNode.is(node)) return node.value;
  if (BinaryOperationNode.is(node)) return compare(node, place);
  if (AndNode.is(node)) return evaluate(node.left, place) === true && evaluate(node.right, place) === true;
  if (OrNode.is(node)) return evaluate(node.left, place) === true || evaluate(node.right, place) === true;
  if (ParensNode.is(node)) return evaluate(node.node, place);
  if (PrimitiveValueListNode.is(node)) return node.values;
  if (ValueListNode.is(node)) return node.values.map((one) => evaluate(one, place));
  if (SelectQueryNode.is(node)) return scalar(node, place);
  if (AggregateFunctionNode.is(node) && node.func === "count") return place.group.length;
  if (RawNode.is(node)) return evaluateRaw(node, place);
  throw unknownSql(node.kind);
}

/** The name that a table or a selection goes by, and what it is. */
export function unalias(node: OperationNode): { readonly node: OperationNode; readonly alias: string | null } {
  if (!AliasNode.is(node)) return { node, alias: null };
  if (!IdentifierNode.is(node.alias)) throw unknownSql("an alias that is no name");
  return { node: node.node, alias: node.alias.name };
}

/** The table that a node names. */
export function tableOf(node: OperationNode): TableName {
  if (!TableNode.is(node)) throw unknownSql(`${node.kind} as a table`);
  return tableCalled(node.table.identifier.name);
}

/** The table of this name. */
export function tableCalled(name: string): TableName {
  if (!isTable(name)) throw unknownSql(`the table ${name}`);
  return name;
}

function isTable(name: string): name is TableName {
  return name in TABLES;
}

function columnOf(node: ReferenceNode, place: Place): unknown {
  if (!ColumnNode.is(node.column)) throw unknownSql("all columns as a value");
  return column(place, node.table?.table.identifier.name, node.column.column.name);
}

function scalar(node: SelectQueryNode, place: Place): unknown {
  const [row] = selectRows(node, { transaction: place.transaction, around: place });
  return row === undefined ? null : Object.values(row)[0];
}

function compare(node: BinaryOperationNode, place: Place): unknown {
  if (!OperatorNode.is(node.operator)) throw unknownSql("an operator that is an expression");
  const { operator } = node.operator;
  const left = plain(evaluate(node.leftOperand, place));
  const right = evaluate(node.rightOperand, place);
  if (operator === "in") return Array.isArray(right) && right.some((one) => plain(one) === left);
  return holds(operator, left, plain(right));
}

function holds(operator: string, left: unknown, right: unknown): boolean {
  if (operator === "is") return left === right;
  if (operator === "is not") return left !== right;
  if (left === null || right === null) return false;
  switch (operator) {
    case "=":
      return left === right;
    case "<>":
    case "!=":
      return left !== right;
    case "<":
      return order(left, right) < 0;
    case "<=":
      return order(left, right) <= 0;
    case ">":
      return order(left, right) > 0;
    case ">=":
      return order(left, right) >= 0;
    default:
      throw unknownSql(`the operator ${operator}`);
  }
}

function evaluateRaw(node: RawNode, place: Place): unknown {
  const { text, values } = rawText(node);
  return rawExpression(text)(
    place,
    values.map((value) => evaluate(value, place)),
  );
}

interface Surroundings {
  readonly transaction: Transaction;
  readonly around: Place | null;
}

/** The rows of a select, as they are now. */
export function selectRows(node: SelectQueryNode, surroundings: Surroundings): readonly Row[] {
  const found = sorted(filtered(node, surroundings), node.orderBy?.items ?? []);
  const selections = node.selections ?? [];
  if (selections.some(isAggregate)) return [project(selections, { ...surroundings, rows: {}, group: found })];
  const limit = node.limit === undefined ? found.length : Number(valueOf(node.limit.limit, surroundings));
  return found.slice(0, limit).map((place) => project(selections, place));
}

/** The places that a select's rows come from, filtered. */
export function filtered(node: SelectQueryNode, surroundings: Surroundings): Place[] {
  const [from, ...more] = node.from?.froms ?? [];
  if (from === undefined || more.length > 0) throw unknownSql("a select that is not from one table");
  const { node: table, alias } = unalias(from);
  const name = tableOf(table);
  const joins = node.joins ?? [];
  const places: Place[] = [];
  for (const row of surroundings.transaction.rows(name, "scoped")) {
    let place: Place | null = { ...surroundings, rows: { [alias ?? name]: row }, group: [] };
    for (const join of joins) place = place && joined(join, place);
    if (place && (node.where === undefined || evaluate(node.where.where, place) === true)) places.push(place);
  }
  return places;
}

/** Joins on a key: at most one row fits. Null where none does and one must. */
function joined(join: JoinNode, place: Place): Place | null {
  const { on, joinType } = join;
  if ((joinType !== "LeftJoin" && joinType !== "InnerJoin") || on === undefined) throw unknownSql(joinType);
  const { node: table, alias } = unalias(join.table);
  const name = tableOf(table);
  for (const row of place.transaction.rows(name, "scoped")) {
    const wider = { ...place, rows: { ...place.rows, [alias ?? name]: row } };
    if (evaluate(on.on, wider) === true) return wider;
  }
  return joinType === "InnerJoin" ? null : { ...place, rows: { ...place.rows, [alias ?? name]: {} } };
}

function sorted(places: Place[], items: readonly OrderByItemNode[]): Place[] {
  if (items.length === 0) return places;
  const keyed = places.map((place) => ({ place, keys: items.map((item) => plain(evaluate(item.orderBy, place))) }));
  const signs = items.map((item) => (isDescending(item) ? -1 : 1));
  keyed.sort((one, other) => {
    for (const [index, sign] of signs.entries()) {
      const difference = order(one.keys[index], other.keys[index]);
      if (difference !== 0) return sign * difference;
    }
    return 0;
  });
  return keyed.map(({ place }) => place);
}

function isDescending({ direction }: OrderByItemNode): boolean {
  return direction !== undefined && RawNode.is(direction) && direction.sqlFragments[0] === "desc";
}

function isAggregate({ selection }: SelectionNode): boolean {
  const { node } = unalias(selection);
  if (AggregateFunctionNode.is(node)) return true;
  return RawNode.is(node) && node.sqlFragments[0]?.startsWith("count(*)") === true;
}

function project(selections: readonly SelectionNode[], place: Place): Row {
  const [first] = Object.values(place.rows);
  if (selections.length === 1 && first !== undefined && isAll(selections[0]?.selection)) return first;
  const row: Record<string, unknown> = {};
  for (const { selection } of selections) select(selection, place, row);
  return row;
}

function isAll(selection: OperationNode | undefined): boolean {
  if (selection === undefined) return false;
  return SelectAllNode.is(selection) || (ReferenceNode.is(selection) && SelectAllNode.is(selection.column));
}

function select(selection: OperationNode, place: Place, row: Record<string, unknown>): void {
  const { node, alias } = unalias(selection);
  if (isAll(node)) {
    const of = ReferenceNode.is(node) ? node.table?.table.identifier.name : undefined;
    Object.assign(row, of === undefined ? Object.values(place.rows)[0] : place.rows[of]);
    return;
  }
  row[alias ?? nameOf(node)] = evaluate(node, place) ?? null;
}

function nameOf(node: OperationNode): string {
  if (ReferenceNode.is(node) && ColumnNode.is(node.column)) return node.column.column.name;
  throw unknownSql(`${node.kind} without a name`);
}

function valueOf(node: OperationNode, surroundings: Surroundings): unknown {
  return evaluate(node, { ...surroundings, rows: {}, group: [] });
}
