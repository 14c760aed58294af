import { CsvError, parse } from "csv-parse/sync";
import { quoted, type ImportProblem } from "./core/import-problem.ts";
import type { CsvRow, CsvTable } from "./core/csv-table.ts";
import type { Read } from "./core/sourced.ts";

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Splits a CSV text into rows by its header; commas, semicolons and tabs are all common. */
export function readCsv(text: string): Read<CsvTable> {
  try {
    const delimiter = delimiterOf(text);
    const options = { bom: true, delimiter, info: true, skip_empty_lines: true, max_record_size: 4_000_000 } as const;
    const parsed: unknown = parse(text, options);
    const [header, ...body] = parsed as readonly Parsed[];
    if (header === undefined || body.length === 0) return refused("empty", 1, "");
    const columns = header.record.map((name) => name.normalize("NFKC").trim());
    return checkColumns(columns) ?? { ok: true, items: { columns, rows: rowsOf(header, body) } };
  } catch (error) {
    if (error instanceof CsvError)
      return refused("csv_syntax", typeof error.lines === "number" ? error.lines : 1, error.code);
    throw error;
  }
}

function delimiterOf(text: string): string {
  const header = text.slice(0, Math.max(text.indexOf("\n"), 0) || text.length);
  const count = (mark: string): number => header.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function checkColumns(columns: readonly string[]): Read<never> | undefined {
  const twice = columns.find((name, index) => name !== "" && columns.indexOf(name) !== index);
  return twice === undefined ? undefined : refused("duplicate", 1, twice);
}

/** `info.lines` counts to the end of a record: the next one begins on the line after, past blank ones. */
function rowsOf(header: Parsed, body: readonly Parsed[]): readonly CsvRow[] {
  return body.map(({ record, info }, index) => {
    const inside = record.reduce((sum, cell) => sum + lineEnds(cell), 0);
    const begins = Math.max(info.lines - inside, (body[index - 1] ?? header).info.lines + 1);
    return { line: begins, cells: record.map((cell) => cell.trim()) };
  });
}

function lineEnds(cell: string): number {
  return cell.includes("\n") || cell.includes("\r") ? (cell.match(/\r\n|\n|\r/g)?.length ?? 0) : 0;
}

function refused(code: ImportProblem["code"], line: number, detail: string): Read<never> {
  return { ok: false, problems: [{ code, at: `line ${line}`, detail: quoted(detail) }] };
}
