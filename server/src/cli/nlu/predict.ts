import { openPredict, type Predicted, type Source } from "./open-predict.ts";
import { readRowsOf } from "./read-file.ts";

/** What `predict` is told. */
export interface PredictOptions extends Source {
  readonly input: string;
  readonly json?: true;
}

/** So many rows are written at once. */
const WRITTEN_AT_ONCE = 1_000;

/** `warmline nlu predict`: what a model makes of each text of a file, in order. */
export async function predictFile({ input, json, ...source }: PredictOptions): Promise<void> {
  const rows = readRowsOf(input, ["text"]);
  const predict = await openPredict(source);
  for (let start = 0; start < rows.length; start += WRITTEN_AT_ONCE) {
    const lines = rows.slice(start, start + WRITTEN_AT_ONCE).map(({ text }) => {
      const predicted = predict(text);
      return json ? JSON.stringify(predicted) : readable(text, predicted);
    });
    console.log(lines.join("\n"));
  }
}

function readable(text: string, { intent, confidence, inScope }: Predicted): string {
  return `${inScope ? " " : "?"} ${confidence.toFixed(2)}  ${intent}  ${text.replaceAll(/\s+/gu, " ")}`;
}
