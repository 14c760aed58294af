import { createExplainer, type Explanation } from "@warmline/nlu/explain";
import { CommandFailure } from "../command-failure.ts";
import { openModel, type Source } from "./open-model.ts";
import { readRowsOf, wordsHere } from "./read-file.ts";

/** What `explain` is told. */
export interface ExplainOptions extends Source {
  readonly text: string;
  /** Another intent than the one that the model names. */
  readonly intent?: string;
  /** What a model from a file was trained with, for the nearest phrases. */
  readonly examples?: string;
  readonly json?: true;
}

/** `warmline nlu explain`: which pieces of a text speak for an intent, and which training phrases are nearest. */
export async function explainText({ text, intent, examples, json, ...source }: ExplainOptions): Promise<void> {
  const opened = await openModel(source);
  if (intent !== undefined && !opened.model.intents.includes(intent))
    throw new CommandFailure("intent_unknown", `${wordsHere().intent_unknown}: ${intent}`);
  const phrases = examples === undefined ? opened.examples : readRowsOf(examples, ["text", "intent"]);
  const explanation = createExplainer(opened.model, phrases)(opened.spell(text), intent);
  console.log(json ? JSON.stringify(explanation) : readable(explanation));
}

function readable({ intent, confidence, evidence, phrases }: Explanation): string {
  const words = wordsHere();
  const pieces = evidence.map(
    ({ text, effect }) => `  ${effect > 0 ? "+" : "−"}${Math.abs(effect).toFixed(1)}  ${text}`,
  );
  const near = phrases.map((phrase) => `  ${phrase.score.toFixed(2)}  ${phrase.text}  (${phrase.intent})`);
  return [`${intent}  ${confidence.toFixed(2)}`, words.evidence, ...pieces, words.nearPhrases, ...near].join("\n");
}
