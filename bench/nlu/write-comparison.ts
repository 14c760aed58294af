import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { withSection } from "../../scripts/docs/generated-section.mjs";
import { drawComparison } from "./draw-comparison.ts";
import type { Measured } from "./engine.ts";

/** What a run found. */
export interface Compared {
  /** Of the run, as ISO 8601 has it. */
  readonly date: string;
  readonly machine: { readonly node: string; readonly processor: string; readonly cores: number };
  readonly seed: number;
  /** Engines that were not there. */
  readonly absent: readonly string[];
  readonly sets: Readonly<Record<string, readonly Measured[]>>;
}

/** Writes the table into `understanding.md` and the picture into `pictures/` of a folder of documents. */
export async function writeComparison(compared: Compared, docs: string): Promise<void> {
  const page = join(docs, "understanding.md");
  await writeFile(page, withSection(await readFile(page, "utf8"), "comparison", describe(compared)));
  await writeFile(join(docs, "pictures/understanding.svg"), drawComparison(compared.sets));
}

const HEADS = [
  "set",
  "engine",
  "accuracy",
  "macro-F1",
  "AUROC",
  "recall at 5 %",
  "calibration error",
  "training, CPU s",
  "texts/s",
];

function describe({ date, machine, seed, absent, sets }: Compared): string {
  const rows = Object.entries(sets).flatMap(([name, all]) => all.map((measured) => rowOf(name, measured)));
  const missing = absent.length > 0 ? ` Not there: ${absent.join(", ")}.` : "";
  const where = `${date}, Node.js ${machine.node}, ${machine.processor.trim()}, ${machine.cores} cores, rows shuffled with seed ${seed}.`;
  return [where + missing, "", ...tableOf([HEADS, ...rows])].join("\n");
}

function rowOf(set: string, measured: Measured): readonly string[] {
  const { engine, version, trainCpuSeconds, predictionsPerSecond } = measured;
  const shares = [
    measured.accuracy,
    measured.macroF1,
    measured.oosAuroc,
    measured.oosRecallAt5,
    measured.calibrationError,
  ];
  return [
    set,
    `${engine} ${version}`,
    ...shares.map((share) => share?.toFixed(3) ?? "–"),
    trainCpuSeconds.toFixed(1),
    predictionsPerSecond.toLocaleString("en"),
  ];
}

/** As the formatter writes tables: columns padded to one width. */
function tableOf(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...body.map(line)];
}
