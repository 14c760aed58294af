import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { seededRandom } from "../../server/src/platform/seeded-random.ts";
import type { BenchSet, Row } from "./engine.ts";

/** The intent of questions that are none of the others. */
export const OUT_OF_SCOPE = "oos";

/** Where a set comes from, where its copy goes, and what decides the order of its rows. */
export interface SetSource {
  readonly name: string;
  readonly from: string;
  readonly into: string;
  readonly seed: number;
}

/** Shuffles a set's rows, the same for every engine: some learn nothing from files that are sorted by intent. */
export async function prepareSet({ name, from, into, seed }: SetSource): Promise<BenchSet> {
  const random = seededRandom(seed);
  const examples = shuffled(await readRows(join(from, name, "train.jsonl")), random);
  const questions = shuffled(await readRows(join(from, name, "validation.jsonl")), random);
  const [trainFile, testFile] = [join(into, `${name}.train.jsonl`), join(into, `${name}.test.jsonl`)];
  await writeFile(trainFile, linesOf(examples));
  await writeFile(testFile, linesOf(questions));
  return { name, trainFile, testFile, examples, questions };
}

async function readRows(file: string): Promise<readonly Row[]> {
  const lines = (await readFile(file, "utf8")).split("\n").filter(Boolean);
  // The sets are what their readme says they are.
  return lines.map((line) => JSON.parse(line) as Row);
}

function shuffled<Item>(items: readonly Item[], random: () => number): readonly Item[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((left, right) => left.key - right.key)
    .map(({ item }) => item);
}

function linesOf(rows: readonly Row[]): string {
  return rows.map(({ text, intent }) => `${JSON.stringify({ text, intent })}\n`).join("");
}
