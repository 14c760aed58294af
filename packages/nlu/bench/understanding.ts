/**
 * How well the model understands two public sets: trains on `train.jsonl`, judges `validation.jsonl`, prints JSON.
 * Run by hand from the repository's root:
 * `npx esbuild packages/nlu/bench/understanding.ts --bundle --platform=node --format=esm | node --input-type=module`
 * The folder with `banking77/` and `clinc150/` is `WARMLINE_BENCH_DATA`, else `../shared/data`; absent sets are left out.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { evaluate, judge } from "../src/evaluate/index.ts";
import { type Example, train } from "../src/index.ts";

const OUT_OF_SCOPE = "oos";

function readExamples(file: string): readonly Example[] {
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Example);
}

function measure(folder: string): object {
  const examples = readExamples(join(folder, "train.jsonl"));
  const questions = readExamples(join(folder, "validation.jsonl"));
  const began = process.cpuUsage();
  const model = train(examples, { outOfScope: OUT_OF_SCOPE });
  const trained = process.cpuUsage(began);
  return {
    rows: examples.length,
    intents: model.intents.length,
    cpuSecondsToTrain: round((trained.user + trained.system) / 1e6),
    questions: questions.length,
    ...rounded(evaluate(judge(model, questions, OUT_OF_SCOPE))),
  };
}

function rounded(figures: object): object {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, typeof value === "number" ? round(value) : value]),
  );
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

const root = process.env["WARMLINE_BENCH_DATA"] ?? "../shared/data";
const sets = ["banking77", "clinc150"].filter((set) => existsSync(join(root, set)));
const results = Object.fromEntries(sets.map((set) => [set, measure(join(root, set))]));
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
