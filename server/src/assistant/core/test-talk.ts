import type { Action } from "../../commerce/index.ts";
import { decide } from "./decide.ts";
import { type Dialogue, NEW_DIALOGUE, readDialogue } from "./dialogue.ts";
import { actionOf } from "./pending.ts";
import type { TurnFacts } from "./skill.ts";
import { KEY_WORDING, NOW } from "./test-facts.ts";
import { QUESTIONS } from "./test-questions.ts";
import { understandTurn } from "./understand.ts";

/** How a talk stands after what was said last. */
export interface Talked {
  readonly kind: string;
  readonly text: string;
  /** What was asked last. */
  readonly slot: string | undefined;
  /** What a yes would do. */
  readonly action: Action | undefined;
}

/** Says one thing after the other in Chinese; words that match are understood as the intent, others barely. */
export function talk(
  facts: TurnFacts,
  { intent, words }: { readonly intent: string; readonly words: RegExp },
  said: readonly string[],
): Talked {
  let dialogue: Dialogue = NEW_DIALOGUE;
  let last = { kind: "", text: "" };
  for (const one of said) {
    const understood = understandTurn([one], "zh", (text) =>
      words.test(text)
        ? { intent, confidence: 0.9, intents: [] }
        : { intent: "out_of_scope", confidence: 0.1, intents: [] },
    );
    const turn = { understood, dialogue, facts, now: NOW, wording: KEY_WORDING, questions: QUESTIONS, intents: [] };
    const decided = decide(turn);
    if (decided.kind === "act") throw new Error("nobody said yes");
    dialogue = readDialogue(JSON.parse(JSON.stringify(decided.dialogue)));
    last = decided;
  }
  const { asked, pending } = dialogue;
  return { kind: last.kind, text: last.text, slot: asked?.slot, action: pending && actionOf(pending) };
}
