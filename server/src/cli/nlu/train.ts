import { serialize } from "@warmline/nlu";
import { readRowsOf, wordsHere } from "./read-file.ts";
import { saveFile } from "./save-file.ts";
import { trainTimed } from "./measure-model.ts";

/** What `train` is told. */
export interface TrainModelOptions {
  readonly input: string;
  readonly output: string;
  readonly seed: number;
  readonly json?: true;
}

/** `warmline nlu train`: learns a file's intents and keeps the model in another. */
export async function trainModel({ input, output, seed, json }: TrainModelOptions): Promise<void> {
  const words = wordsHere();
  const examples = readRowsOf(input, ["text", "intent"]);
  const { model, cpuSeconds } = trainTimed(examples, seed, words.stages.training);
  const bytes = serialize(model);
  await saveFile(output, bytes);
  const facts = { file: output, rows: examples.length, intents: model.intents.length };
  console.log(
    json ? JSON.stringify({ ...facts, bytes: bytes.length, trainCpuSeconds: cpuSeconds }) : words.saved(facts),
  );
}
