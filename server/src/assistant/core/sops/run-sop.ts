import type { SopStep } from "@warmline/contract";
import { mentionsOf } from "../mentions.ts";
import { letsBe } from "../open-wishes.ts";
import { veryAnswer } from "../own-answer.ts";
import { answered, handedOver, type Outcome } from "../outcome.ts";
import { joinReplies, reply, type Reply } from "../reply.ts";
import type { SkillTurn } from "../skill.ts";
import { skillFor } from "../skills/index.ts";
import { worded } from "./ask-in-sop.ts";
import { decideBranch } from "./decide-branch.ts";
import { about, ask, type AskedAt, withNeeds } from "./fill-step.ts";
import { isWritten, type PublishedSop, sopIntent, stepOf } from "./published-sop.ts";
import { type Awaited, readAnswer, type SopAnswer } from "./read-answer.ts";
import { type SopPosition, withAnswer } from "./sop-position.ts";
import { type SopRun, subjectOf, waiting } from "./sop-run.ts";
import { storyOf } from "./sop-story.ts";
import { awaitedBy } from "./sop-subject.ts";
import { lookUp, optionReplies, tellWords } from "./tell-step.ts";
import { isUntold } from "./untold.ts";

/** Steps of one turn. A checked process never takes so many without asking; a colleague goes on where one does. */
const MAX_STEPS_PER_TURN = 400;
/** The second answer in a row that is none goes to a person. */
const MAX_MISSES = 2;

/** Begins a process at its first step. */
export function startSop(turn: SkillTurn, published: PublishedSop): Outcome {
  const [first] = published.sop.steps;
  const { id, version } = published;
  const start = { sop: id, version, step: "", answers: [], order: null, product: null, misses: 0 };
  return walk({ turn, published, opening: true }, start, { to: first?.id ?? null });
}

/**
 * Goes on with the process that the dialogue stands in: with an answer, or by asking again after something else. What was
 * changed or withdrawn meanwhile goes to a colleague, with everything that was answered.
 */
export function continueSop(turn: SkillTurn, published: PublishedSop | undefined): Outcome {
  const { sop: position, asked } = turn.dialogue;
  if (published === undefined) return handedOver("shop_process", reply(turn.say("sop.changed")));
  if (position?.sop !== published.id) return startSop(turn, published);
  const step = stepOf(published.sop, position.step);
  if (position.version !== published.version || step === undefined)
    return handedOver("shop_process", reply(turn.say("sop.changed")));
  const run: SopRun = { turn: withoutWords(turn), published, opening: false };
  const isAnswer = asked?.slot === "sop" && asked.intent === sopIntent(published);
  if (!isAnswer) return walk(run, position, { to: step.id, asksFirst: true });
  const awaited = awaitedBy(turn, step, position);
  const answer = readAnswer(turn, step, awaited);
  if (answer?.exact !== true && isDropped(turn.naming, awaited)) return answered(reply(turn.say("sop.dropped")));
  const between = answer?.exact === true ? null : veryAnswer(turn);
  if (between !== null) return after([between.reply], walk(run, position, { to: step.id, asksFirst: true }));
  return answer === null ? askAgain(run, step, position) : take({ run, step, position, awaited }, answer, turn);
}

/** A free text of more words says something else by them. */
const BARE_DROP = 12;

function isDropped(text: string, awaited: Awaited): boolean {
  return letsBe(text) && (awaited !== "text" || text.length <= BARE_DROP);
}

function withoutWords(turn: SkillTurn): SkillTurn {
  return { ...turn, text: "", naming: "", mentions: mentionsOf("") };
}

interface Waiting {
  readonly run: SopRun;
  readonly step: SopStep;
  readonly position: SopPosition;
  readonly awaited: Awaited;
}

function take({ run, step, position, awaited }: Waiting, answer: SopAnswer, turn: SkillTurn): Outcome {
  if (answer.kind === "button") {
    const { to } = answer.button;
    if (to.kind === "step") return walk(run, { ...position, misses: 0 }, { to: to.step });
    return skillFor(to.intent)?.({ ...turn, intent: to.intent }) ?? answered(reply(turn.say("sop.done")));
  }
  const given = { ...about(position, awaited, answer), misses: 0 };
  // What a step only needs to be told is no answer to its own question.
  if (step.kind !== "ask" || step.asks !== awaited) return walk(run, given, { to: step.id });
  return walk(run, withAnswer(given, step.id, answer.value), { to: step.next });
}

interface Way {
  /** The next step; null is the end. */
  readonly to: string | null;
  readonly said?: Reply;
  readonly position?: SopPosition;
  /** The first question is put even where its answer seems to be known. */
  readonly asksFirst?: boolean;
}

/** Takes steps until one waits for the customer, hands over, or there is none left. */
function walk(run: SopRun, from: SopPosition, first: Way): Outcome {
  const said: Reply[] = [];
  let position = from;
  let { to, asksFirst = false } = first;
  for (let taken = 0; to !== null && taken < MAX_STEPS_PER_TURN; taken++) {
    const step = stepOf(run.published.sop, to);
    if (step === undefined) break;
    position = { ...position, step: step.id };
    const next = takeStep(run, step, { position, asksFirst });
    if ("kind" in next) return after(said, next);
    if (next.said !== undefined) said.push(next.said);
    position = next.position ?? position;
    asksFirst = asksFirst && step.kind !== "ask";
    to = next.to;
  }
  if (to !== null) return after(said, handedOver("shop_process", reply(run.turn.say("sop.handover"))));
  if (isUntold(run.published, position)) return after(said, toColleague(run, position));
  const done = said.some(({ text }) => text !== "") ? said : [...said, reply(run.turn.say("sop.done"))];
  return answered(joinReplies(done), subjectOf(position));
}

function toColleague({ turn, published }: SopRun, position: SopPosition): Outcome {
  const told = storyOf(published, position, turn.facts.shop.shop.language);
  return { ...handedOver("shop_process", reply(turn.say("sop.handover")), subjectOf(position)), told };
}

function after(said: readonly Reply[], outcome: Outcome): Outcome {
  return { ...outcome, reply: joinReplies([...said, outcome.reply]) };
}

function takeStep(run: SopRun, step: SopStep, at: AskedAt): Way | Outcome {
  const known = withNeeds(run.turn, step, at.position);
  if ("outcome" in known) return withoutNeed(run, step, { ...known, position: at.position });
  const { position } = known;
  switch (step.kind) {
    case "ask":
      return ask(run, step, { ...at, position });
    case "say":
      return { to: step.next, position, said: tellWords(run.turn, step.text, position) };
    case "look_up":
      return { to: step.next, position, said: lookUp(run.turn, step.fact, position) };
    case "choose":
      return { to: decideBranch(run.turn, run.published, { step, position }), position };
    case "offer":
      return waiting(position, {
        ...tellWords(run.turn, step.text, position),
        quickReplies: optionReplies(run.turn, step.buttons),
      });
    case "hand_over":
      return handOver(run, step, position);
  }
}

interface Lacking {
  readonly outcome: Outcome;
  readonly isHopeless: boolean;
  readonly position: SopPosition;
}

/** What a step is about is asked for. Where that cannot help, what can go on without it does. */
function withoutNeed(run: SopRun, step: SopStep, { outcome, isHopeless, position }: Lacking): Way | Outcome {
  if (isHopeless && step.kind === "choose") return { to: step.otherwise };
  return isHopeless && step.kind === "hand_over" ? handOver(run, step, position) : outcome;
}

function handOver(
  { turn, published }: SopRun,
  step: Extract<SopStep, { kind: "hand_over" }>,
  position: SopPosition,
): Outcome {
  const { language } = turn.facts.shop.shop;
  const own = tellWords(turn, step.text, position);
  // A colleague's part is said to be one by the hand-over itself.
  const standing = step.reason === "action_needed" ? reply("") : reply(turn.say("sop.handover"));
  const story = [storyOf(published, position, language), step.tell].filter(isWritten).join("\n");
  const said = own.text === "" ? standing : own;
  return { ...handedOver(step.reason, said, subjectOf(position)), told: story };
}

/** Said once more in other words; the second time in a row a person comes. */
function askAgain(run: SopRun, step: SopStep, position: SopPosition): Outcome {
  const misses = position.misses + 1;
  const { turn, published } = run;
  if (misses >= MAX_MISSES) {
    const told = storyOf(published, position, turn.facts.shop.shop.language);
    return { ...handedOver("not_understood", reply(turn.say("handover.not_understood")), subjectOf(position)), told };
  }
  const asked = walk(run, { ...position, misses }, { to: step.id, asksFirst: true });
  return worded(asked, turn.say("sop.again", { text: asked.reply.text }));
}
