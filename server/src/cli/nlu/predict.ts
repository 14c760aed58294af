import type { Prediction } from "@warmline/nlu";
import { openModel, type Source } from "./open-model.ts";
import { readRowsOf } from "./read-file.ts";

/** What `predict` is told. */
export interface PredictOptions extends Source {
  readonly input: string;
  readonly json?: true;
}

/** What is printed of a text. */
type Shown = Pick<Prediction, "intent" | "confidence" | "inScope">;

/** So many rows are written at once. */
const WRITTEN_AT_ONCE = 1_000;

/** `warmline nlu predict`: what a model makes of each text of a file, in order. */
export async function predictFile({ input, json, ...source }: PredictOptions): Promise<void> {
  const rows = readRowsOf(input, ["text"]);
  const { model, spell } = await openModel(source);
  for (let start = 0; start < rows.length; start += WRITTEN_AT_ONCE) {
    const lines = rows.slice(start, start + WRITTEN_AT_ONCE).map(({ text }) => {
      const { intent, confidence, inScope } = model.predict(spell(text));
      return json ? JSON.stringify({ intent, confidence, inScope }) : readable(text, { intent, confidence, inScope });
    });
    console.log(lines.join("\n"));
  }
}

function readable(text: string, { intent, confidence, inScope }: Shown): string {
  return `${inScope ? " " : "?"} ${confidence.toFixed(2)}  ${intent}  ${text.replaceAll(/\s+/gu, " ")}`;
}
