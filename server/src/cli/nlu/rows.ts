/** Every line of a JSONL file, or the first line that cannot be used, counted from 1. */
export type RowsRead<Field extends string> =
  | { readonly ok: true; readonly rows: readonly Readonly<Record<Field, string>>[] }
  | { readonly ok: false; readonly line: number; readonly problem: RowProblem<Field> };

/** What is wrong with a line. */
export type RowProblem<Field extends string> =
  | { readonly kind: "not_json" }
  | { readonly kind: "not_an_object" }
  | { readonly kind: "no_text"; readonly field: Field };

/**
 * Reads JSONL: one object a line, of which each of `fields` must be a string; others are not looked at. Blank lines and
 * a byte order mark are passed over.
 */
export function readRows<Field extends string>(source: string, fields: readonly Field[]): RowsRead<Field> {
  const rows: Readonly<Record<Field, string>>[] = [];
  const lines = source.replace(/^\uFEFF/u, "").split("\n");
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const row = readRow(line, fields);
    if ("kind" in row) return { ok: false, line: index + 1, problem: row };
    rows.push(row.fields);
  }
  return { ok: true, rows };
}

type RowRead<Field extends string> = { readonly fields: Readonly<Record<Field, string>> } | RowProblem<Field>;

function readRow<Field extends string>(line: string, fields: readonly Field[]): RowRead<Field> {
  const value = parse(line);
  if (value === undefined) return { kind: "not_json" };
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { kind: "not_an_object" };
  const given = new Map<string, unknown>(Object.entries(value));
  const missing = fields.find((field) => typeof given.get(field) !== "string");
  if (missing !== undefined) return { kind: "no_text", field: missing };
  // Each field was found to be a string above.
  return { fields: Object.fromEntries(fields.map((field) => [field, given.get(field)])) as Record<Field, string> };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
