import { type Acted, type Order, textIn } from "../../commerce/index.ts";
import type { IntentTitle } from "../../knowledge/index.ts";
import { isNo } from "./acting.ts";
import { caseQuestion, withoutCaseWords } from "./case-question.ts";
import { openPromises } from "./case-reply.ts";
import { isSopIntent, sopIntent, sopOfIntent, stillThere } from "./sops/published-sop.ts";
import { sopOutcome } from "./sops/sop-outcome.ts";
import { openStory } from "./sops/sop-story.ts";
import { afterLeaving, keepUntold } from "./sops/untold.ts";
import { actionOf, type Pending } from "./pending.ts";
import type { Decision, ToAct } from "./decision.ts";
import type { Dialogue } from "./dialogue.ts";
import { hear, isOnlyTitle } from "./fill.ts";
import type { Heard } from "./heard.ts";
import { briefOf, isRepeated, missed, urgentOutcome } from "./handover.ts";
import type { KnownCase } from "./known-case.ts";
import { afterHandover, afterStep, type Step, subjectOf } from "./next-dialogue.ts";
import { namedProducts } from "./find-product.ts";
import { answered, handedOver, type HandoverReason, type Outcome } from "./outcome.ts";
import { joinReplies, reply, type Reply } from "./reply.ts";
import { questionIntent } from "./question-intent.ts";
import type { Questions } from "./questions.ts";
import { isDetailSlot, tellsAnew, tellsDetail } from "./request-details.ts";
import { type Say, sayIn, type Wording } from "./say.ts";
import { ended, offering } from "./ending.ts";
import { leftOpen, openWish, remember, forget } from "./open-wishes.ts";
import { orderCard } from "./cards.ts";
import { pointedOrders } from "./choose-order.ts";
import { orderTitle } from "./format.ts";
import { betterThanNothing, ownAnswer } from "./own-answer.ts";
import { orderFact, personReply, type SkillTurn, type TurnFacts } from "./skill.ts";
import { skillFor } from "./skills/index.ts";
import { comparison } from "./skills/compare.ts";
import { shopQuestion } from "./skills/shop-facts.ts";
import { tell } from "./tell.ts";
import { ABSTAIN_BELOW, SURE_PART, type Understood } from "./understand.ts";
import { agrees, isYesToAct } from "./yes-to-act.ts";

/** Everything a turn is decided from; nothing else is looked at. */
export interface TurnInput {
  readonly understood: Understood;
  readonly dialogue: Dialogue;
  readonly facts: TurnFacts;
  readonly now: Date;
  readonly wording: Wording;
  readonly questions: Questions;
  /** What wishes are called when they are offered again. */
  readonly intents: readonly IntentTitle[];
}

/** Decides what to say to a customer's turn, from facts alone. Never throws on any words; names the facts it states. */
export function decide(input: TurnInput): Decision | ToAct {
  const say = sayIn(input.wording, input.understood.language);
  const { understood, facts } = input;
  const text = withoutCaseWords(understood.text, facts.cases);
  const urgent = urgentOutcome({ ...understood, text, wishes: withoutNames(input) }, say);
  const course = urgent === null ? courseOf(input, say) : { steps: [urgentStep(input, say, urgent)], later: [] };
  return decisionOf(input, say, course);
}

/** 个人 is a name for an invoice where one was asked for, and no wish for a person. */
function withoutNames({ understood: { text, wishes }, dialogue: { asked } }: TurnInput): Understood["wishes"] {
  if (asked === null || text.length > SHORT_ANSWER) return wishes;
  const isName = isDetailSlot(asked.slot) ? tellsDetail(text, asked.slot) : tellsAnew(text, asked.intent);
  return isName ? wishes.filter(({ intent }) => intent !== "talk.human") : wishes;
}

/** Longer words may be a story in which a name occurs. */
const SHORT_ANSWER = 20;

/** All words of the turn as one wish. */
function wholeOf({ understood: { wishes, text } }: TurnInput): Heard {
  const [wish] = wishes;
  return {
    intent: wish?.intent ?? "talk.human",
    confidence: wish?.confidence ?? 0,
    text,
    naming: text,
    mentions: wish?.mentions ?? noMentions,
    carried: false,
  };
}

function urgentStep(input: TurnInput, say: Say, urgent: Outcome): Walked {
  const { dialogue } = input;
  const heard = wholeOf(input);
  const reason = urgent.kind === "hand_over" ? urgent.reason : null;
  const outcome =
    reason === "upset"
      ? withEvidence(urgent, { ...skillTurn(input, { say, dialogue, heard }), isLast: true }, heard)
      : urgent;
  const intent = reason === "asked_for_person" ? "talk.human" : heard.intent;
  return { heard: { ...heard, intent }, outcome, dialogue };
}

/** Who is upset reads one apology; what a skill would have laid open goes to the colleague all the same. */
function withEvidence(urgent: Outcome, turn: SkillTurn, { confidence }: Heard): Outcome {
  if (confidence < ABSTAIN_BELOW) return urgent;
  const { kind, reply: found, subject, opens } = runSkill(turn);
  if (kind !== "hand_over" && opens === undefined) return urgent;
  const { facts, unknown } = found;
  const said = joinReplies([urgent.reply, opens?.told ?? reply(""), reply("", { facts, unknown })]);
  return { ...urgent, reply: said, subject, ...(opens && { opens }) };
}

const noMentions: SkillTurn["mentions"] = {
  numbers: [],
  pick: null,
  colours: [],
  sizes: [],
  places: [],
  amounts: [],
  body: { heightCm: null, weightKg: null, footCm: null },
  pointsAtProduct: false,
};

/** A step, and the dialogue before it. */
interface Walked extends Step {
  readonly dialogue: Dialogue;
}

/** What a turn came to: the wishes in focus, and those kept for later. */
interface Course {
  readonly steps: readonly Walked[];
  readonly later: readonly Heard[];
}

/** So many wishes are answered in one turn; more are kept, and offered. */
const ANSWERED_AT_ONCE = 2;

/** Wishes one after the other. What asks the customer for something comes last, where his answer is to it, and only one does. */
function courseOf(input: TurnInput, say: Say): Course {
  const view = (heard: Heard): SkillTurn => skillTurn(input, { say, dialogue: input.dialogue, heard });
  const heard = hear(input.understood, input.dialogue, view);
  const focus = heard.slice(0, ANSWERED_AT_ONCE);
  const later = heard.slice(ANSWERED_AT_ONCE);
  const steps = walk(input, say, focus);
  const asking = steps.filter(({ outcome }) => outcome.kind === "ask").map((step) => step.heard);
  const [first, ...others] = asking;
  if (first === undefined || (others.length === 0 && first === steps.at(-1)?.heard)) return { steps, later };
  const answered = focus.filter((one) => !asking.includes(one));
  return { steps: walk(input, say, [...answered, first]), later: [...others, ...later] };
}

/** What the first wish is about helps to understand the second. */
function walk(input: TurnInput, say: Say, wishes: readonly Heard[]): readonly Walked[] {
  const steps: Walked[] = [];
  let dialogue = input.dialogue;
  for (const heard of wishes) {
    dialogue = aboutBefore(dialogue, heard);
    const outcome = outcomeOf(skillTurn(input, { say, dialogue, heard }), heard, input);
    steps.push({ heard, outcome, dialogue });
    dialogue = dialogueOf(input, { heard, outcome, dialogue });
  }
  return steps;
}

/** The dialogue after a step, with what of a process that it left is for a colleague. */
function dialogueOf({ now, facts }: TurnInput, step: Walked): Dialogue {
  const after = afterStep(step.dialogue, step, now.getTime());
  return keepUntold({ before: step.dialogue, after, heard: step.heard }, facts, facts.shop.shop.language);
}

/** A wish that was left open is still about the same order and product. */
function aboutBefore(dialogue: Dialogue, { about }: Heard): Dialogue {
  if (about === undefined) return dialogue;
  return { ...dialogue, order: about.order ?? dialogue.order, product: about.product ?? dialogue.product };
}

function asksForYes(outcome: Outcome): boolean {
  return outcome.kind === "ask" && outcome.pending !== undefined;
}

function skillTurn(
  input: TurnInput,
  { say, dialogue, heard }: { say: Say; dialogue: Dialogue; heard: Heard },
): SkillTurn {
  const { intent, text, naming, mentions } = heard;
  const { facts, now, understood, questions } = input;
  const { language } = understood;
  const pictured = hasPicture(understood);
  return { intent, text, naming, mentions, language, facts, dialogue, now, say, questions, pictured };
}

function hasPicture({ pictureOnly, pictured }: Understood): boolean {
  return pictureOnly || pictured === true;
}

function outcomeOf(turn: SkillTurn, heard: Heard, input: TurnInput): Outcome {
  const { dialogue, understood } = input;
  if (understood.pictureOnly && !isSopIntent(heard.intent)) return runSkill({ ...turn, intent: "give.image" });
  const toQuestion = answerToConfirm(turn, heard, dialogue);
  if (toQuestion !== null) return toQuestion;
  if (dialogue.asked?.slot === "person" && isYes(heard.intent))
    return handedOver("asked_for_person", reply(turn.say("handover.human")));
  const aboutCase = heard.carried ? null : caseQuestion(turn);
  if (aboutCase !== null) return aboutCase;
  const ofShop = sopOutcome(turn, heard);
  if (ofShop !== null) return ofShop;
  return ownAnswer(turn, heard, understood.text) ?? betterThanNothing(turn, heard, skillOutcome(turn, heard, input));
}

/** What the skills make of a wish. */
function skillOutcome(turn: SkillTurn, heard: Heard, { now }: TurnInput): Outcome {
  const aboutShop = heard.carried ? null : shopQuestion(turn);
  if (aboutShop !== null) return aboutShop;
  const compared = heard.carried || !isAboutGoods(heard) ? null : comparison(turn);
  if (compared !== null) return compared;
  const asked = heard.carried ? null : questionIntent(turn, heard);
  if (asked !== null) return runSkill({ ...turn, intent: asked });
  if (TROUBLE.test(heard.intent) && !heard.carried && isOnlyTitle(turn)) return unsure(turn);
  if (heard.confidence < (TROUBLE.test(heard.intent) ? SURE_PART : ABSTAIN_BELOW)) return unsure(turn);
  if (heard.intent === "out_of_scope") return missed(turn.say, turn.dialogue.misses, runSkill(turn).reply);
  const outcome = runSkill(turn);
  if (outcome.kind !== "answer") return outcome;
  const after = subjectOf(afterStep(turn.dialogue, { heard, outcome }, now.getTime()));
  if (isRepeated(heard, turn.dialogue, { subject: after, now }))
    return handedOver("repeated_question", reply(turn.say("handover.repeated")));
  return outcome;
}

/** Said of goods, or of nothing that is sure. */
function isAboutGoods({ intent, confidence }: Heard): boolean {
  return intent.startsWith("product.") || intent === "out_of_scope" || confidence < SURE_PART;
}

function isYes(intent: string): boolean {
  return intent === "talk.affirm" || intent === "talk.ack";
}

/** A yes or a no to the last question, if that was whether something should be done. */
function answerToConfirm(turn: SkillTurn, heard: Heard, { asked, pending }: Dialogue): Outcome | null {
  if (asked?.slot !== "confirm" || pending === undefined || heard.carried) return null;
  // A no is looked for before what is only taken for a yes: a button's stays one, whatever it is heard as.
  if (!agrees(turn.say, heard.text, pending) && isNo(turn, heard, asked.intent))
    return answered(reply(turn.say("confirm.dropped")));
  return isYesToAct(turn.say, heard, pending) ? { kind: "act", reply: reply(""), subject: {}, pending } : null;
}

/** Sorry for what nobody complained of is worse than a question: trouble must be clearly heard. */
const TROUBLE = /^(?:item\.(?!health_harm)|complaint$|compensation\.)/;

/** Not understood as a question; a number or a product's name in it is still something to go on with. */
function unsure(turn: SkillTurn): Outcome {
  if (turn.mentions.numbers.length > 0) return runSkill({ ...turn, intent: "give.order" });
  const [order, another] = pointedOrders({ ...turn, dialogue: { ...turn.dialogue, order: null } });
  if (order !== undefined && another === undefined) return askWhatOf(turn, order);
  if (namedProducts(turn.facts.shop.products, turn.naming).length === 1)
    return runSkill({ ...turn, intent: "give.value" });
  const offer = reply(turn.say("not_understood"), { quickReplies: [personReply(turn)] });
  return missed(turn.say, turn.dialogue.misses, offer);
}

/** The beginning of a story: the order is named, and what is wanted is asked. */
function askWhatOf(turn: SkillTurn, order: Order): Outcome {
  const title = orderTitle(order, turn.language);
  const asked = reply(turn.say("give.order.what", { title }), {
    facts: [orderFact(order, "state")],
    cards: [orderCard(turn, order)],
  });
  return answered(asked, { order: order.number });
}

function runSkill(turn: SkillTurn): Outcome {
  const skill = skillFor(turn.intent);
  if (skill !== undefined) return skill(turn);
  return handedOver("action_needed", reply(""));
}

/** What is said after an action: `acted` is what came of it. */
export function decideAfter(input: TurnInput, pending: Pending, acted: Acted): Decision {
  const say = sayIn(input.wording, input.understood.language);
  const { text } = input.understood;
  const intent = input.dialogue.asked?.intent ?? "talk.affirm";
  const heard: Heard = { intent, confidence: 1, text, naming: text, mentions: noMentions, carried: true };
  const outcome = tell(skillTurn(input, { say, dialogue: input.dialogue, heard }), pending, acted);
  const decision = toldOf(input, say, { steps: [{ heard, outcome, dialogue: input.dialogue }], later: [] });
  return { ...decision, actions: acted.ok ? [actionLine(pending)] : [] };
}

/** What is said with the case that was opened for it: the same turn again, which finds the case among its facts. */
export function decideWithCase(input: TurnInput, opened: KnownCase): Decision {
  const others = input.facts.cases.filter(({ number }) => number !== opened.number);
  const decision = decide({ ...input, facts: { ...input.facts, cases: [opened, ...others] } });
  if (decision.kind === "act") throw new Error("a turn that opens a case has something to be done as well");
  return decision;
}

function actionLine(pending: Pending): string {
  const action = actionOf(pending);
  return action.kind === "change_own_address" ? action.kind : `${action.kind} ${action.order}`;
}

function decisionOf(input: TurnInput, say: Say, course: Course): Decision | ToAct {
  const act = course.steps.map(({ outcome }) => outcome).find((one) => one.kind === "act");
  const decision = toldOf(input, say, course);
  return act === undefined ? decision : { ...decision, kind: "act", pending: act.pending };
}

function toldOf(input: TurnInput, say: Say, course: Course): Decision {
  const { steps } = course;
  const dialogue = dialogueAfter(input, course);
  const settled = steps.map((step) => step.outcome);
  const outcomes = [...settled, ...afterLeaving(say, dialogue, settled)];
  const reason = outcomes.flatMap((one) => (one.kind === "hand_over" ? [one.reason] : []))[0];
  const replies = outcomes.map((outcome) => outcome.reply);
  const intent = wantedAt(steps[0]) ?? "out_of_scope";
  const confidence = Math.min(1, ...steps.map((step) => step.heard.confidence));
  const opens = outcomes.flatMap((one) => one.opens ?? [])[0];
  const common = {
    language: input.understood.language,
    intent,
    confidence,
    actions: [],
    ...(opens && { opens: opens.wish }),
  };
  if (reason === undefined) {
    const said = { ...spoken(say, joinReplies(replies)), kind: kindOf(outcomes), dialogue };
    return {
      ...common,
      ...ended(say, input.dialogue, {
        ...offering(say, said, (of) => titleOf(input, of)),
        intent,
      }),
    };
  }
  const said = handoverReply(say, reason, outcomes.map(withoutQuestion));
  const promises = openPromises(skillTurn(input, { say, dialogue, heard: wholeOf(input) }));
  const told = toldColleague(input, { outcomes, steps, dialogue });
  const brief = { ...briefOf({ reason, intent, understood: input.understood, dialogue, reply: said, told }), promises };
  return { ...common, ...said, kind: "hand_over", reason, brief, dialogue: afterHandover(dialogue) };
}

/** What is kept for the next turn, with the wishes that are open by now. */
function dialogueAfter(input: TurnInput, { steps, later }: Course): Dialogue {
  const { sops } = input.facts;
  const last = steps.at(-1);
  const moved = last ? dialogueOf(input, last) : input.dialogue;
  const { open = [], ...settled } = forget(
    moved,
    steps.map(({ heard }) => heard.intent),
  );
  const left = stillThere(open, sops);
  const put = stillThere([...later.map((heard) => openWish(heard, moved)), ...leftOpen(input.dialogue, steps)], sops);
  const seen = withPicture(input, settled);
  return remember(left.length === 0 ? seen : { ...seen, open: [...left] }, put);
}

/** A picture is what the next words are about, or the answer to what was asked meanwhile. */
function withPicture({ understood, dialogue: before }: TurnInput, { pictured: _, ...after }: Dialogue): Dialogue {
  const isKept = hasPicture(understood) || (before.pictured === true && after.asked !== null);
  return isKept ? { ...after, pictured: true } : after;
}

/** What a colleague is told beside the words of this turn: of what is handed over, and of processes that were left before. */
function toldColleague(
  input: TurnInput,
  { outcomes, steps, dialogue }: { outcomes: readonly Outcome[]; steps: Course["steps"]; dialogue: Dialogue },
): string | undefined {
  const [own] = outcomes.flatMap((one) => (one.kind === "hand_over" ? (one.told ?? []) : []));
  const told = [dialogue.untold, own ?? midway(input) ?? carriedWords(input, steps)].filter((one) => one !== undefined);
  // A process that is left in this turn is both.
  return told.length === 0 ? undefined : [...new Set(told)].join("\n");
}

/** What was answered in a process of the shop's that the customer leaves for a colleague. */
function midway({ dialogue, facts }: TurnInput): string | undefined {
  return openStory(dialogue, facts, facts.shop.shop.language);
}

/** The words that waited for an answer, where that answer is what is handed over. */
function carriedWords({ dialogue: { asked }, understood }: TurnInput, [first]: Course["steps"]): string | undefined {
  return first?.heard.carried === true && asked !== null && asked.text !== understood.text ? asked.text : undefined;
}

/** What was wanted first: a process that was begun by words of its own is that. */
function wantedAt(step: Step | undefined): string | undefined {
  const sop = step?.outcome.kind === "ask" ? step.outcome.sop : undefined;
  return sop === undefined ? step?.heard.intent : sopIntent({ id: sop.sop });
}

function titleOf({ intents, understood, facts }: TurnInput, intent: string): string {
  const found = sopOfIntent(facts.sops, intent)?.sop ?? intents.find(({ id }) => id === intent);
  return found === undefined ? intent : textIn(found.title, understood.language);
}

/** Nobody is there to hear a yes once a colleague goes on: what it stood on is kept, the question is not put. */
function withoutQuestion(outcome: Outcome): Reply {
  return asksForYes(outcome) ? { ...outcome.reply, text: "" } : outcome.reply;
}

/** Silence is never an answer. */
function spoken(say: Say, said: Reply): Reply {
  return said.text === "" ? { ...said, text: say("not_understood") } : said;
}

/** A hand-over's text ends by saying that a colleague goes on; nothing is left to tap. */
function handoverReply(say: Say, reason: HandoverReason, replies: readonly Reply[]): Reply {
  const closing = reason === "action_needed" ? [reply(say("action.colleague"))] : [];
  return { ...joinReplies([...replies, ...closing]), quickReplies: [] };
}

function kindOf(outcomes: readonly Outcome[]): "answer" | "ask" | "abstain" {
  if (outcomes.some((one) => one.kind === "ask")) return "ask";
  return outcomes.every((one) => one.kind === "abstain") ? "abstain" : "answer";
}
