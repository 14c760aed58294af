import type { AbstentionPoint } from "@warmline/nlu/evaluate";
import type { Figures } from "./measure-model.ts";
import type { Figure, NluWords } from "./nlu-words.ts";

const ORDER: readonly Figure[] = [
  "accuracy",
  "macroF1",
  "oosAuroc",
  "oosRecallAt5",
  "calibrationError",
  "trainCpuSeconds",
  "predictionsPerSecond",
  "peakMemoryMB",
];
const DIGITS: Readonly<Record<Figure, number>> = {
  accuracy: 4,
  macroF1: 4,
  oosAuroc: 4,
  oosRecallAt5: 4,
  calibrationError: 4,
  trainCpuSeconds: 2,
  predictionsPerSecond: 0,
  peakMemoryMB: 0,
  seed: 0,
};
const GAP = "  ";

/** A row for each figure and a column for each seed, with their mean where there are several. */
export function figuresTable(all: readonly Figures[], words: NluWords): string {
  const several = all.length > 1;
  const head = [words.figures.seed, ...all.map(({ seed }) => String(seed)), ...(several ? [words.mean] : [])];
  const rows = ORDER.map((figure) => {
    const values = all.map((figures) => figures[figure]);
    const cells = [...values, ...(several ? [meanOf(values)] : [])];
    return [words.figures[figure], ...cells.map((value) => value?.toFixed(DIGITS[figure]) ?? words.none)];
  });
  return aligned([head, ...rows]);
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Every tenth threshold of the curve is enough to choose by. */
const SHOWN_EVERY = 10;

/** The curve of abstention as a table. */
export function curveTable(curve: readonly AbstentionPoint[], words: NluWords): string {
  const shown = curve.filter((_, index) => index % SHOWN_EVERY === 0);
  return aligned([
    words.curveHeads,
    ...shown.map(({ threshold, answerRate, errorRate }) => [
      threshold.toFixed(2),
      percent(answerRate),
      percent(errorRate),
    ]),
  ]);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** Columns of one width each, the first to the left and the others to the right. */
function aligned(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => widthOf(row[column]))));
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const space = " ".repeat((widths[column] ?? 0) - widthOf(cell));
          return column === 0 ? cell + space : space + cell;
        })
        .join(GAP)
        .trimEnd(),
    )
    .join("\n");
}

/** How many columns of a terminal a text takes up: Chinese takes two for each character. */
function widthOf(text = ""): number {
  return text.length + (text.match(/[\p{sc=Han}（）：，]/gu)?.length ?? 0);
}
