import type { Example } from "../train.ts";
import type { Judged } from "./judged.ts";
import type { Predictor } from "./predictor.ts";

/** Asks a model about every question. Rows whose intent is `outOfScope` are to be recognised as none of the others. */
export function judge(
  model: Predictor,
  questions: readonly Example[],
  outOfScope: string | undefined,
): readonly Judged[] {
  const named = (intent: string): string | null => (intent === outOfScope ? null : intent);
  return questions.map(({ text, intent }) => {
    const said = model.predict(text);
    const { confidence, scopeScore } = said;
    return { text, expected: named(intent), intent: named(said.intent), confidence, scopeScore };
  });
}
