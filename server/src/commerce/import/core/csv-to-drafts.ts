import { type FlatDraft, isFlatDraft } from "./finish-drafts.ts";
import { readCell } from "./read-cell.ts";
import type { Column, ColumnSet } from "./csv-columns.ts";
import { quoted, type ImportProblem } from "./import-problem.ts";
import type { CsvRow, CsvTable } from "./csv-table.ts";
import type { Read, Sourced } from "./sourced.ts";

/** A column of the file with where its values go: `title` under the language, or `options` under a name. */
interface Placed {
  readonly name: string;
  /** Which cell of a row it is. */
  readonly cell: number;
  readonly column: Column;
  readonly path: readonly string[];
}

/** Turns rows into drafts of the shape that JSON files have, so that everything behind is the same for both. */
export function csvToDrafts(table: CsvTable, set: ColumnSet): Read<readonly Sourced[]> {
  const placed = table.columns.map((name, cell) => placeColumn(name, cell, set));
  const problems = [...unknownColumns(table, placed), ...missingColumns(placed, set), ...repeatedColumns(placed)];
  if (problems.length > 0) return { ok: false, problems };
  const known = placed.flatMap((one) => one ?? []);
  const groups = groupRows(table.rows, known, set);
  const contradictions: ImportProblem[] = [];
  const items = groups.map((rows) => draftOf(rows, known, { set, contradictions }));
  return contradictions.length > 0 ? { ok: false, problems: contradictions } : { ok: true, items };
}

function placeColumn(written: string, cell: number, set: ColumnSet): Placed | undefined {
  const meaning = meaningOf(written, set);
  return meaning === undefined ? undefined : { ...meaning, name: written, cell };
}

type Meaning = Pick<Placed, "column" | "path">;

function meaningOf(written: string, set: ColumnSet): Meaning | undefined {
  const folded = written.toLowerCase().replaceAll(/\s+/g, "_");
  const name = Object.hasOwn(set.aliases, written) ? (set.aliases[written] ?? folded) : folded;
  const exact = Object.hasOwn(set.columns, name) ? set.columns[name] : undefined;
  if (exact !== undefined) return { column: exact, path: exact.to.split("/") };
  return placeLanguage(name, set) ?? placeOpen(written, set);
}

function placeLanguage(name: string, set: ColumnSet): Meaning | undefined {
  const [, base = "", language = ""] = /^(.*)_(zh|en)$/.exec(name) ?? [];
  const column = Object.hasOwn(set.columns, base) ? set.columns[base] : undefined;
  return column?.bilingual === true ? { column, path: [...column.to.split("/"), language] } : undefined;
}

const OPEN_NAMES: Readonly<Record<string, string>> = { 规格: "option", 属性: "fact" };

function placeOpen(written: string, set: ColumnSet): Meaning | undefined {
  const [prefix = "", ...rest] = written.split(".");
  const kind = OPEN_NAMES[prefix] ?? prefix.toLowerCase();
  const open = Object.hasOwn(set.open, kind) ? set.open[kind] : undefined;
  const name = rest.join(".").trim();
  if (open === undefined || name === "") return undefined;
  return { column: { to: open.to, kind: "text", of: open.of }, path: [open.to, name] };
}

function unknownColumns(table: CsvTable, placed: readonly (Placed | undefined)[]): readonly ImportProblem[] {
  return table.columns.flatMap((name, index) =>
    placed[index] === undefined && name !== ""
      ? [{ code: "column_unknown" as const, at: "line 1", detail: quoted(name) }]
      : [],
  );
}

function missingColumns(placed: readonly (Placed | undefined)[], set: ColumnSet): readonly ImportProblem[] {
  const there = new Set(placed.map((one) => one?.column));
  return set.required
    .filter((name) => !there.has(set.columns[name]))
    .map((name) => ({ code: "column_missing", at: "line 1", detail: name }));
}

/** Two columns may have different names and one meaning; which of them is right is not ours to guess. */
function repeatedColumns(placed: readonly (Placed | undefined)[]): readonly ImportProblem[] {
  const first = new Map<string, string>();
  return placed.flatMap((one) => {
    if (one === undefined) return [];
    const meaning = `${one.column.of} ${one.path.join("/")}`;
    const before = first.get(meaning);
    first.set(meaning, before ?? one.name);
    if (before === undefined) return [];
    return [{ code: "duplicate" as const, at: "line 1", detail: quoted(`${one.name}, ${before}`) }];
  });
}

/** Rows of one thing need not be neighbours; without a key a row is a thing of its own, and the schema will complain. */
function groupRows(rows: readonly CsvRow[], placed: readonly Placed[], set: ColumnSet): readonly (readonly CsvRow[])[] {
  const keyCell = placed.find((one) => one.column === set.columns[set.key])?.cell ?? -1;
  if (set.rowsTo === null) return rows.map((row) => [row]);
  const groups = new Map<string, CsvRow[]>();
  for (const row of rows) {
    const key = row.cells[keyCell] || `\u0000${row.line}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

interface Reading {
  readonly set: ColumnSet;
  readonly contradictions: ImportProblem[];
}

function draftOf(rows: readonly CsvRow[], placed: readonly Placed[], { set, contradictions }: Reading): Sourced {
  const draft: FlatDraft = {};
  const seen = new Map<Placed, string>();
  for (const row of rows) {
    for (const one of placed.filter(({ column }) => column.of === "head")) {
      const cell = row.cells[one.cell] ?? "";
      const before = seen.get(one);
      if (cell === "" || cell === before) continue;
      if (before !== undefined)
        contradictions.push({ code: "contradiction", at: `line ${row.line}, ${one.name}`, detail: quoted(cell) });
      seen.set(one, cell);
      put(draft, one.path, readCell(cell, one.column.kind));
    }
  }
  if (set.rowsTo !== null) draft[set.rowsTo] = rows.map((row) => rowDraft(row, placed));
  return { value: set.finish?.(draft) ?? draft, locate: locator(rows, placed) };
}

function rowDraft(row: CsvRow, placed: readonly Placed[]): FlatDraft {
  const draft: FlatDraft = {};
  for (const one of placed.filter(({ column }) => column.of === "row")) {
    const cell = row.cells[one.cell] ?? "";
    if (cell !== "") put(draft, one.path, readCell(cell, one.column.kind));
  }
  return draft;
}

/** A text given without a language gives way to one given with. */
function put(draft: FlatDraft, path: readonly string[], value: unknown): void {
  const [key = "", ...rest] = path;
  if (rest.length === 0) {
    draft[key] = isFlatDraft(draft[key]) && typeof value === "string" ? draft[key] : value;
    return;
  }
  const before = draft[key];
  const inner: FlatDraft = isFlatDraft(before) ? before : {};
  put(inner, rest, value);
  draft[key] = inner;
}

/** A path in a draft is a column on a line: that of the row for what belongs to a row, else of the first. */
function locator(rows: readonly CsvRow[], placed: readonly Placed[]): Sourced["locate"] {
  return (path) => {
    const [, first = "", index = ""] = path.split("/");
    const inRow = (first === "variants" || first === "lines") && /^\d+$/.test(index);
    const row = inRow ? rows[Number(index)] : rows[0];
    const rest = inRow ? path.split("/").slice(3) : path.split("/").slice(1);
    const own = placed.filter((one) => one.column.of === (inRow ? "row" : "head") && one.path[0] === rest[0]);
    const column = own.find((one) => one.path.every((part, at) => part === rest[at])) ?? own[0];
    return `line ${row?.line ?? 1}${rest.length === 0 ? "" : `, ${column?.name ?? rest.join(".")}`}`;
  };
}
