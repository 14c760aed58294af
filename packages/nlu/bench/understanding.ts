/**
 * How well the model understands two public sets: trains on `train.jsonl`, judges `validation.jsonl`, prints JSON.
 * Run by hand from the repository's root:
 * `npx esbuild packages/nlu/bench/understanding.ts --bundle --platform=node --format=esm | node --input-type=module`
 * The folder with `banking77/` and `clinc150/` is `WARMLINE_BENCH_DATA`, else `../shared/data`; absent sets are left out.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Example, type Model, train } from "../src/index.ts";

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
    ...judge(model, questions),
  };
}

function judge(model: Model, questions: readonly Example[]): object {
  const answered = questions.map((question) => ({ question, ...model.understand(question.text) }));
  const inScope = answered.filter(({ question }) => question.intent !== OUT_OF_SCOPE);
  const right = inScope.filter(({ question, intent }) => intent === question.intent);
  const outside = answered.filter(({ question }) => question.intent === OUT_OF_SCOPE);
  return {
    questions: inScope.length,
    accuracy: round((100 * right.length) / inScope.length),
    calibrationError: round(calibrationError(inScope.map((a) => [a.confidence, a.intent === a.question.intent]))),
    ...(outside.length > 0 && { auroc: round(auroc(inScope.map(confidence), outside.map(confidence))) }),
  };
}

function confidence(answer: { readonly confidence: number }): number {
  return answer.confidence;
}

/** Expected calibration error over ten equal bins of confidence. */
function calibrationError(pairs: readonly (readonly [number, boolean])[]): number {
  let error = 0;
  for (let bin = 0; bin < 10; bin += 1) {
    const inBin = pairs.filter(([value]) => Math.min(9, Math.floor(value * 10)) === bin);
    const mean = inBin.reduce((sum, [value]) => sum + value, 0);
    error += Math.abs(mean - inBin.filter(([, correct]) => correct).length) / pairs.length;
  }
  return error;
}

/** The chance that an in-scope text has a higher confidence than an out-of-scope one. */
function auroc(inside: readonly number[], outside: readonly number[]): number {
  let wins = 0;
  for (const left of inside) for (const right of outside) wins += left > right ? 1 : left === right ? 0.5 : 0;
  return wins / (inside.length * outside.length);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

const root = process.env["WARMLINE_BENCH_DATA"] ?? "../shared/data";
const sets = ["banking77", "clinc150"].filter((set) => existsSync(join(root, set)));
const results = Object.fromEntries(sets.map((set) => [set, measure(join(root, set))]));
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
