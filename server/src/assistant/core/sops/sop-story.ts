import { type Language, textIn } from "../../../commerce/index.ts";
import { cut } from "../cut.ts";
import type { Dialogue } from "../dialogue.ts";
import { type KnownSops, type PublishedSop, standingIn } from "./published-sop.ts";
import { answerAt, type SopPosition } from "./sop-position.ts";

/** As much of a question as a colleague needs to know what was answered. */
const QUESTION_LENGTH = 60;

/** What was answered in a process, question by question, for whoever goes on. */
export function storyOf({ sop }: PublishedSop, position: SopPosition, language: Language): string {
  const answers = sop.steps.flatMap((step) => {
    const given = answerAt(position, step.id);
    if (step.kind !== "ask" || given === undefined) return [];
    const option = step.options.find(({ value }) => value === given);
    const answer = option === undefined ? given : textIn(option.label, language);
    return [`${cut(textIn(step.text, language), QUESTION_LENGTH)} → ${answer}`];
  });
  const title = textIn(sop.title, language);
  return [language === "zh" ? `【${title}】` : `[${title}]`, ...answers].join("\n");
}

/** The story of a process that a customer was in the middle of, or left by a button; undefined where he was in none. */
export function openStory({ sop: position }: Dialogue, sops: KnownSops, language: Language): string | undefined {
  const published = standingIn(sops, position);
  if (position === undefined || published === undefined) return undefined;
  return position.answers.length > 0 ? storyOf(published, position, language) : undefined;
}
