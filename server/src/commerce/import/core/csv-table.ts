/** A row of a CSV file and the line it begins on. */
export interface CsvRow {
  readonly line: number;
  /** Trimmed, in the order of the columns; empty where there is nothing. */
  readonly cells: readonly string[];
}

/** The columns of a file, and its rows. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}
