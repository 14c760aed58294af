import type { Brief } from "@warmline/contract";
import { cut } from "./cut.ts";
import type { Dialogue } from "./dialogue.ts";
import { asksBeforeUse, asksForHelp } from "./harm.ts";
import type { Heard } from "./heard.ts";
import { isTopic } from "./next-dialogue.ts";
import { nameTheSame } from "./mentions.ts";
import { isUpset, sameWords } from "./mood.ts";
import type { HandoverReason, Outcome } from "./outcome.ts";
import { handedOver } from "./outcome.ts";
import { type Reply, reply } from "./reply.ts";
import type { Say } from "./say.ts";
import { sensitiveIn } from "./sensitive.ts";
import { ABSTAIN_BELOW, type Understood } from "./understand.ts";

/** The second message in a row that was not understood goes to a person. */
const MAX_MISSES = 2;
/** The same question again within this time is a question that was not answered. */
const REPEAT_WINDOW_MS = 3_600_000;

const WANTS_PERSON =
  /(?:转|找|要|叫|换|接)(?:一?个|下|一下)?(?:人工|真人|客服人员|活人)|^\W*人工(?:客服|服务)?\W*$|\b(?:human|real person|live (?:agent|person|chat)|(?:speak|talk) (?:to|with) (?:an? |the )?(?:agent|person|human|someone|somebody|representative|rep|manager))\b/i;
const DENIED_PERSON =
  /(?:不要|不用|别|不想|不需要)转?(?:人工|真人)|\b(?:don'?t|no) (?:want|need) (?:a |an )?(?:human|person|agent)/i;

/** What no skill may come before: harm to health, a wish for a person, somebody who is upset. */
export function urgentOutcome(understood: Understood, say: Say): Outcome | null {
  const sensitive = sensitiveIn(understood.text);
  if (sensitive === "self_harm") return handedOver("health_harm", reply(say("handover.danger")));
  if (sensitive === "danger") return handedOver("health_harm", reply(say("handover.fire")));
  if (sensitive === "minor") return handedOver("action_needed", reply(say("handover.minor")));
  const sure = understood.wishes.filter((wish) => wish.confidence >= ABSTAIN_BELOW).map((wish) => wish.intent);
  if ((sure.includes("item.health_harm") && !asksBeforeUse(understood.text)) || asksForHelp(understood.text))
    return handedOver("health_harm", reply(say("handover.health")));
  if (wantsPerson(understood.text, sure)) return handedOver("asked_for_person", reply(say("handover.human")));
  if (isUpset(understood.text) || (understood.abusive && sure.some(isProblem)))
    return handedOver("upset", reply(say("handover.upset")));
  return null;
}

function wantsPerson(text: string, sure: readonly string[]): boolean {
  if (DENIED_PERSON.test(text)) return false;
  return (sure.includes("talk.human") && !OF_GOODS.test(text)) || WANTS_PERSON.test(text);
}

/** Says of goods what else is said of people: 人工种的, "arch support". */
const OF_GOODS = /人工(?:[种养栽培造色香合]|草皮)|人造|\b(?:arch|ankle|back|lumbar|neck|knee|heel|wrist) support\b/i;

/** Scolding with a problem in it is a problem; scolding alone gets one calm line. */
function isProblem(intent: string): boolean {
  return !intent.startsWith("talk.") && intent !== "out_of_scope";
}

/** The same words about the same thing, answered not long ago. "And #2?" after "#1?" is no repetition. */
export function isRepeated(heard: Heard, before: Dialogue, again: { subject: string; now: Date }): boolean {
  const { last } = before;
  if (last === null || waitsForFact(before) || heard.carried || heard.intent.startsWith("talk.")) return false;
  const recent = again.now.getTime() - last.at <= REPEAT_WINDOW_MS;
  if (!recent || last.intent !== heard.intent || last.subject !== again.subject) return false;
  return sameWords(last.text, heard.text) && nameTheSame(last.text, heard.text);
}

/** Something was asked that the same words may answer; an offer is nothing of the kind. */
function waitsForFact({ asked }: Dialogue): boolean {
  return asked !== null && asked.slot !== "person" && asked.slot !== "resume";
}

/** Said so and a person offered; the second time in a row a person comes. */
export function missed(say: Say, misses: number, offer: Reply): Outcome {
  if (misses + 1 >= MAX_MISSES) return handedOver("not_understood", reply(say("handover.not_understood")));
  return { kind: "abstain", reply: offer, subject: {} };
}

/** What the story for the next person is made of. */
export interface BriefSource {
  readonly reason: HandoverReason;
  readonly intent: string;
  readonly understood: Understood;
  readonly dialogue: Dialogue;
  readonly reply: Reply;
  /** What the colleague is told beside the customer's words. */
  readonly told: string | undefined;
}

/** Tells the story so far, so that the customer repeats nothing. */
export function briefOf({ reason, intent, understood, dialogue, reply: said, told }: BriefSource): Brief {
  // "A person, please" is no problem: what the customer had asked before is.
  const before = isTopic(intent) ? null : dialogue.last;
  const words = before === null ? understood.text : `${before.text}\n${understood.text}`;
  const open = (dialogue.open ?? []).map(({ text }) => text).filter((text) => !words.includes(text));
  return {
    reason,
    intent: before?.intent ?? intent,
    language: understood.language,
    mood: isUpset(understood.text) ? "upset" : "calm",
    problem: cut([...open, words, ...(told === undefined ? [] : [told])].join("\n"), 2000),
    order: dialogue.order,
    product: dialogue.product,
    facts: [...said.facts],
    unknown: [...said.unknown],
    tried: questionsAnswered(dialogue),
    promises: [],
  };
}

/** What a colleague is told was answered, each once: a yes, a greeting or a number given is no question. */
export function questionsAnswered({ answered }: Pick<Dialogue, "answered">): string[] {
  return [...new Set(answered)].filter((intent) => isTopic(intent) && !intent.startsWith("give."));
}
