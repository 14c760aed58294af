import type { Heard } from "../heard.ts";
import { letsBe } from "../open-wishes.ts";
import type { SkillTurn } from "../skill.ts";
import { isFraming, SURE_PART } from "../understand.ts";
import { sopIntent, standingIn, stepOf } from "./published-sop.ts";
import { readAnswer } from "./read-answer.ts";
import { awaitedBy } from "./sop-subject.ts";

/** Small talk that answers nothing, when it is heard this clearly. */
const SMALL_TALK = /^talk\.(?:greet|thanks|bye|praise|chitchat|is_bot|abuse)$/;

/** Wishes that change an order: whoever clearly wants that does not mean to tell it to a question. */
const ACTING = /^(?:order\.(?:cancel|change_|hold_|urge_)|(?:refund|return|exchange)\.request)/;

/**
 * Reads a message as the answer to what a step of a shop's process waits for; null where it wants something else. What
 * neither answers nor clearly wants anything is taken as an attempt at the answer.
 */
export function hearInSop(
  heard: Heard,
  turn: SkillTurn,
  { isQuestion }: { readonly isQuestion: boolean },
): Heard | null {
  const { sop: position } = turn.dialogue;
  const published = standingIn(turn.facts, position);
  const step = published && stepOf(published.sop, position?.step ?? null);
  const isSure = heard.confidence >= SURE_PART;
  const isOther = isSure && !isFraming(heard.intent) && !letsBe(heard.text);
  const intent = position === undefined ? "" : sopIntent({ id: position.sop });
  const filled = { ...heard, intent, confidence: 1, carried: true };
  if (position === undefined || published === undefined || step === undefined) return isOther ? null : filled;
  const awaited = awaitedBy(turn, step, position);
  const answer = readAnswer(turn, step, awaited);
  if (answer?.exact !== true && isSure && SMALL_TALK.test(heard.intent)) return null;
  if (answer === null) return isOther && !published.sop.start.intents.includes(heard.intent) ? null : filled;
  const acts = awaited === "text" && ACTING.test(heard.intent) && !published.sop.start.intents.includes(heard.intent);
  if (!answer.exact && isOther && (isQuestion || acts)) return null;
  // A button of a version that is no more leads to a colleague.
  const isPublished = turn.facts.sops.includes(published);
  if (isPublished && answer.kind === "button" && answer.button.to.kind === "skill")
    return { ...filled, intent: answer.button.to.intent, leavesSop: true };
  return filled;
}

/** The answer by the very words of a button, however many wishes these could be; null where no button says them. */
export function tappedInSop(heard: Heard, turn: SkillTurn): Heard | null {
  const { sop: position } = turn.dialogue;
  const published = standingIn(turn.facts, position);
  const step = published && stepOf(published.sop, position?.step ?? null);
  if (position === undefined || step === undefined) return null;
  const isTapped = readAnswer(turn, step, awaitedBy(turn, step, position))?.exact === true;
  return isTapped ? hearInSop(heard, turn, { isQuestion: false }) : null;
}
