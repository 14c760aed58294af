/** Trains and asks node-nlp with its defaults: FOLDER-WITH-IT TRAIN TEST, prints one JSON object. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { PeerRun, Row } from "./engine.ts";

/** What is used of it. */
interface Manager {
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<void>;
  process(language: string, text: string): Promise<{ readonly classifications: readonly Classified[] }>;
}
interface Classified {
  readonly intent: string;
  readonly score: number;
}

const [folder = "", trainFile = "", testFile = ""] = process.argv.slice(2);
const require = createRequire(join(folder, "package.json"));
// It has no types of its own.
const { NlpManager } = require(join(folder, "node_modules/node-nlp")) as {
  readonly NlpManager: new (settings: object) => Manager;
};
const manager = new NlpManager({ languages: ["en"], forceNER: false, autoSave: false, nlu: { log: false } });
for (const { text, intent } of readRows(trainFile)) manager.addDocument("en", text, intent);

const before = process.cpuUsage();
await manager.train();
const { user, system } = process.cpuUsage(before);

const questions = readRows(testFile);
const answers = [];
const began = performance.now();
for (const { text } of questions) answers.push(answerOf((await manager.process("en", text)).classifications));
const seconds = (performance.now() - began) / 1000;
const run: PeerRun = {
  trainCpuSeconds: (user + system) / 1e6,
  predictionsPerSecond: questions.length / seconds,
  answers,
};
process.stdout.write(JSON.stringify(run));

/** Its best reading, also where it would rather say none: that is judged by how sure it is. */
function answerOf([best]: readonly Classified[]): PeerRun["answers"][number] {
  return { intent: best?.intent ?? "", confidence: best?.score ?? 0 };
}

function readRows(file: string): readonly Row[] {
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  // The bench wrote them.
  return lines.map((line) => JSON.parse(line) as Row);
}
