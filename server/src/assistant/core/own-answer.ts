import type { ClosestPhrase } from "../../knowledge/index.ts";
import { cut } from "./cut.ts";
import type { Heard } from "./heard.ts";
import { answered, type Outcome } from "./outcome.ts";
import { asksSomething } from "./question-clauses.ts";
import { MAX_QUICK_REPLIES, reply } from "./reply.ts";
import { ruleTexts } from "./rule-texts.ts";
import { shopFact, type SkillTurn, worded } from "./skill.ts";
import { SURE_PART } from "./understand.ts";

/** What changes an order, spends money or is a complaint: whoever clearly wants that is not told something instead. */
const ACTS =
  /^(?:order\.(?:cancel|change_|hold_|urge_|duplicate_)|refund\.request|return\.(?:request|seller_)|exchange\.request|compensation\.|item\.|complaint$|talk\.(?:human|affirm|deny|abuse))/;

/** Said while something else waits for its answer, only the owner's very question is one. */
const VERY = 0.9;

/**
 * The owner's own answer to a wish, before the skills: for a question that is very much one of his, and where the model has
 * no better idea for one that is alike enough. Null for all others, and for wishes that act. `said`: the words of this turn.
 */
export function ownAnswer(turn: SkillTurn, { intent, confidence, carried }: Heard, said: string): Outcome | null {
  const found = turn.facts.own.answers.closest(carried ? said : turn.text);
  if (found?.enough !== true) return null;
  if (isVery(found)) return told(turn, found);
  return carried || (ACTS.test(intent) && confidence >= SURE_PART) ? null : told(turn, found);
}

/** The owner's answer to what is his very question, whatever else waits; null for all others. */
export function veryAnswer(turn: SkillTurn): Outcome | null {
  const found = turn.facts.own.answers.closest(turn.naming);
  return found !== null && isVery(found) ? told(turn, found) : null;
}

function isVery({ enough, likeness }: ClosestPhrase): boolean {
  return enough && likeness >= VERY;
}

/**
 * What is said where the skills had nothing to tell: the owner's answer that is a little less alike, the rule whose words are
 * alike, or the question whether his is meant. What nothing answers is recorded as missing among the owner's answers.
 */
export function betterThanNothing(turn: SkillTurn, heard: Heard, outcome: Outcome): Outcome {
  if (heard.carried || (ACTS.test(heard.intent) && heard.confidence >= SURE_PART)) return outcome;
  const { answers, rules } = turn.facts.own;
  const found = answers.closest(turn.text);
  if (saysNothing(outcome, heard)) {
    if (found?.better === true) return told(turn, found) ?? outcome;
    const rule = rules(turn.text);
    if (rule?.enough === true) return ruleTold(turn, rule.key) ?? outcome;
  }
  const asked = found?.maybe === true && isUnsure(heard, outcome) ? meant(turn, found, outcome) : outcome;
  return asked.kind === "abstain" && asksSomething(turn.text) ? withMissing(turn, asked) : asked;
}

/** Not understood, only that the fact is not given, or without any fact where it was hardly known what is wanted. */
function saysNothing(outcome: Outcome, { confidence }: Heard): boolean {
  if (outcome.kind === "abstain") return true;
  if (outcome.kind === "hand_over") return outcome.reason === "not_understood";
  if (outcome.kind === "act" || outcome.reply.facts.length > 0) return false;
  return outcome.reply.unknown.length > 0 || confidence < SURE;
}

/** As sure as this, what a skill says or asks is about what was asked. */
const SURE = 0.7;

/** What was said may have missed what was meant. */
function isUnsure(heard: Heard, outcome: Outcome): boolean {
  if (outcome.kind === "hand_over" || outcome.kind === "act") return false;
  return saysNothing(outcome, heard) || heard.confidence < SURE_PART;
}

function withMissing(turn: SkillTurn, outcome: Outcome): Outcome {
  return { ...outcome, reply: { ...outcome.reply, unknown: [...outcome.reply.unknown, shopFact(turn, "faq")] } };
}

function told(turn: SkillTurn, { key }: ClosestPhrase): Outcome | null {
  const entry = turn.facts.own.answers.entries.get(key);
  if (entry === undefined) return null;
  return answered(reply(worded(turn, entry.answer), { facts: [shopFact(turn, `faq_${entry.id}`)] }));
}

function ruleTold(turn: SkillTurn, key: string): Outcome | null {
  const rule = ruleTexts(turn.facts.shop.rules).find(({ fact }) => fact === key);
  if (rule === undefined) return null;
  const text = rule.texts.map((one) => worded(turn, one)).join("\n");
  return answered(reply(text, { facts: [shopFact(turn, rule.fact)] }));
}

/** The longest text of a button on the wire. */
const LABEL = 80;

/** Offers an entry's own question beside what was said, or asks whether it is meant: a tap on it says its very words. */
function meant(turn: SkillTurn, { phrase }: ClosestPhrase, outcome: Outcome): Outcome {
  const question = { label: cut(phrase, LABEL), text: phrase };
  const { reply: said } = outcome;
  const text = outcome.kind === "abstain" ? turn.say("own.meant", { question: phrase }) : said.text;
  return {
    ...outcome,
    reply: { ...said, text, quickReplies: [question, ...said.quickReplies].slice(0, MAX_QUICK_REPLIES) },
  };
}
