import { ColumnNode, type OperationNode, RawNode, ReferenceNode } from "kysely";

/** A raw piece of SQL as one line with a `?` for each value, and the nodes of those values. */
export interface RawText {
  readonly text: string;
  readonly values: readonly OperationNode[];
}

/** Reads a raw piece of SQL; pieces within it and names of columns become part of its text. */
export function rawText(node: RawNode): RawText {
  const values: OperationNode[] = [];
  return { text: flatten(node, values).replace(/\s+/g, " ").trim(), values };
}

function flatten(node: RawNode, values: OperationNode[]): string {
  return node.sqlFragments.map((fragment, index) => fragment + textOf(node.parameters[index], values)).join("");
}

function textOf(parameter: OperationNode | undefined, values: OperationNode[]): string {
  if (parameter === undefined) return "";
  if (RawNode.is(parameter)) return flatten(parameter, values);
  if (ReferenceNode.is(parameter) && ColumnNode.is(parameter.column)) {
    const table = parameter.table?.table.identifier.name;
    return `${table === undefined ? "" : `${table}.`}${parameter.column.column.name}`;
  }
  values.push(parameter);
  return "?";
}
