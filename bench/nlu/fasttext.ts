import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Engine, Row } from "./engine.ts";
import { figuresOf } from "./figures-of.ts";
import { firstLineOf, runTimed } from "./run-program.ts";

/** The most right of several settings that were tried, and one thread, so that a run can be repeated. */
const SETTINGS = "-lr 0.3 -epoch 50 -wordNgrams 3 -minn 3 -maxn 5 -bucket 200000 -thread 1 -verbose 0".split(" ");
/** Predicting is timed over so many copies of the questions, without the time that reading the model takes. */
const COPIES = 20;

/** Facebook's fastText by its command, as Debian packages it. */
export const fasttext: Engine = {
  name: "fastText",
  find: () => firstLineOf("dpkg-query", ["-W", "-f", "${Version}", "fasttext"]),
  measure: async (set, folder) => {
    const fileOf = (name: string): string => join(folder, `fasttext.${name}`);
    const [train, test, many, model] = [fileOf("train"), fileOf("test"), fileOf("many"), fileOf("model")];
    const questions = set.questions.map(textOf).join("");
    await writeFile(train, set.examples.map((row) => `__label__${row.intent} ${textOf(row)}`).join(""));
    await writeFile(test, questions);
    await writeFile(many, questions.repeat(COPIES));
    const { cpuSeconds } = await runTimed("fasttext", ["supervised", "-input", train, "-output", model, ...SETTINGS]);
    const predict = (file: string) => runTimed("fasttext", ["predict-prob", `${model}.bin`, file, "1"]);
    const once = await predict(test);
    const often = await predict(many);
    const answers = once.stdout.trimEnd().split("\n").map(readAnswer);
    const predicted = set.questions.length * (COPIES - 1);
    const predictionsPerSecond = predicted / (often.cpuSeconds - once.cpuSeconds);
    return figuresOf(set, { trainCpuSeconds: cpuSeconds, predictionsPerSecond, answers }, "chances");
  },
};

/** As its own examples prepare text: lower case, signs apart. */
function textOf({ text }: Row): string {
  return `${text
    .toLowerCase()
    .replaceAll(/([^\p{L}\p{N}\s])/gu, " $1 ")
    .replaceAll(/\s+/gu, " ")
    .trim()}\n`;
}

function readAnswer(line: string): { readonly intent: string; readonly confidence: number } {
  const [label = "", chance = "0"] = line.split(" ");
  return { intent: label.replace("__label__", ""), confidence: Number(chance) };
}
