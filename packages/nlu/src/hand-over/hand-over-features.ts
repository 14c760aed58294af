import { readMood } from "../mood/index.ts";
import { MAX_TEXT_LENGTH } from "../text/normalize.ts";
import type { DialogueTurn } from "./dialogue.ts";

/** What is measured of a customer's turn and the dialogue before it; each is between 0 and 1. */
export const HAND_OVER_FEATURES = [
  "explicitWish",
  "badAnswer",
  "badAnswerBefore",
  "ownRepetition",
  "answerOverlap",
  "answerRepeated",
  "answerFailed",
  "failedAnswers",
  "sameIntent",
  "lowConfidence",
  "lowConfidenceBefore",
  "displeased",
  "displeasedBefore",
  "urgent",
  "abusive",
  "pleased",
  "position",
  "length",
] as const;

/** The name of one feature. */
export type HandOverFeature = (typeof HAND_OVER_FEATURES)[number];

/** No more turns than these last ones are read. */
const MAX_TURNS = 40;
const LATE_POSITION = 8;
const LONG_MESSAGE = 200;
const MANY_FAILURES = 3;

const EXPLICIT_WISH =
  /(?:转|找|要|换|叫|接|有没有|是)[^，,。]{0,4}(?:人工|真人|活人|客服人员|经理|主管|店长|老板|专员)|人工(?:客服|服务)|^人工$|别.{0,3}机器人|不想?[要跟和].{0,2}机器人|\b(?:human|real person|actual person|live (?:agent|chat)|representative|supervisor|manager|operator)\b|\b(?:talk|speak|chat) (?:to|with) (?:a |an |some)?(?:person|someone|somebody|one|agent)\b|\bagent\b/iu;
const BAD_ANSWER =
  /答非所问|不是[这那]个|不是(?:问|说)|没[回解]答|没听懂|听不懂|看不懂|(?:没|不)明白我|我问的|我说的|没(?:有)?用|没解决|还是不[行对会能]|不对|胡说|又是这|复读|驴唇|说了等于没说|别发这|\b(?:not what i (?:asked|meant|said)|(?:did|does)n't (?:answer|help|work)|that'?s (?:wrong|not it|not right)|not helpful|useless|wrong answer|you (?:already|just) (?:said|told)|already (?:tried|told|did)|misunderst\w+|don't understand|makes no sense|not my question|no help|stop repeating|again the same|same answer|i asked)\b/iu;
const FAILED_ANSWER =
  /抱歉.{0,8}(?:没|不|无法)|没(?:有|太|能)?(?:听懂|理解|明白)|换个说法|再说一[遍次]|\b(?:(?:did|do)n't (?:quite )?(?:understand|get|catch)|rephrase|not sure i understand|say (?:it|that) again)\b/iu;

/** Measures the last turn, which should be a customer's; zeros where there is none. */
export function handOverFeatures(turns: readonly DialogueTurn[]): readonly number[] {
  const read = turns.slice(-MAX_TURNS);
  const customers = read.filter((turn) => turn.by === "customer");
  const answers = read.filter((turn) => turn.by === "assistant");
  const last = customers.at(-1);
  if (last === undefined) return HAND_OVER_FEATURES.map(() => 0);
  const values = { ...ofWords(customers, answers), ...ofProgress(customers, answers), ...ofMood(customers, answers) };
  return HAND_OVER_FEATURES.map((name) => values[name]);
}

type Turns = readonly DialogueTurn[];
type Values<Names extends HandOverFeature> = Readonly<Record<Names, number>>;

function ofWords(
  customers: Turns,
  answers: Turns,
): Values<"explicitWish" | "ownRepetition" | "answerOverlap" | "answerRepeated" | "length" | "position"> {
  const [last, ...earlier] = newestFirst(customers).map(({ text }) => text);
  const [answer, ...answersBefore] = newestFirst(answers).map(({ text }) => text);
  return {
    explicitWish: flag(EXPLICIT_WISH.test(headOf(last))),
    ownRepetition: mostAlike(last, earlier),
    answerOverlap: mostAlike(last, answer === undefined ? [] : [answer]),
    answerRepeated: mostAlike(answer, answersBefore),
    length: Math.min(1, headOf(last).length / LONG_MESSAGE),
    position: Math.min(1, (customers.length - 1) / LATE_POSITION),
  };
}

function ofProgress(
  customers: Turns,
  answers: Turns,
): Values<
  | "badAnswer"
  | "badAnswerBefore"
  | "answerFailed"
  | "failedAnswers"
  | "sameIntent"
  | "lowConfidence"
  | "lowConfidenceBefore"
> {
  const [last, before, third] = newestFirst(customers);
  const failed = newestFirst(answers).map(({ text }) => FAILED_ANSWER.test(headOf(text)));
  const answered = answers.length > 0;
  return {
    badAnswer: flag(answered && isBadReaction(last)),
    badAnswerBefore: flag(answers.length > 1 && (isBadReaction(before) || isBadReaction(third))),
    answerFailed: flag(failed[0] === true),
    failedAnswers: Math.min(1, failed.filter(Boolean).length / MANY_FAILURES),
    sameIntent: flag(last?.intent !== undefined && last.intent === before?.intent),
    lowConfidence: doubtOf(last),
    lowConfidenceBefore: Math.max(doubtOf(before), doubtOf(third)),
  };
}

function ofMood(
  customers: Turns,
  answers: Turns,
): Values<"displeased" | "displeasedBefore" | "urgent" | "abusive" | "pleased"> {
  const [mood, before, third] = newestFirst(customers)
    .slice(0, 3)
    .map(({ text }) => readMood(text));
  return {
    displeased: Math.max(0, -(mood?.sentiment ?? 0)),
    displeasedBefore: answers.length === 0 ? 0 : Math.max(0, -(before?.sentiment ?? 0), -(third?.sentiment ?? 0)),
    urgent: mood?.urgency ?? 0,
    abusive: flag(mood?.abusive === true),
    pleased: Math.max(0, mood?.sentiment ?? 0),
  };
}

function newestFirst(turns: Turns): Turns {
  return [...turns].reverse();
}

function isBadReaction(turn: DialogueTurn | undefined): boolean {
  return BAD_ANSWER.test(headOf(turn?.text));
}

function doubtOf(turn: DialogueTurn | undefined): number {
  const confidence = turn?.confidence ?? 1;
  return Number.isFinite(confidence) ? 1 - Math.min(1, Math.max(0, confidence)) : 0;
}

function flag(holds: boolean): number {
  return holds ? 1 : 0;
}

function headOf(text: string | undefined): string {
  return (text ?? "").slice(0, MAX_TEXT_LENGTH);
}

/** The largest share of pairs of characters that a text has in common with one of the others (Dice). */
function mostAlike(text: string | undefined, others: readonly string[]): number {
  const pairs = pairsOf(headOf(text));
  return others.reduce((most, other) => Math.max(most, alike(pairs, pairsOf(headOf(other)))), 0);
}

function alike(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (left.size === 0 || right.size === 0) return 0;
  let shared = 0;
  for (const pair of left) shared += right.has(pair) ? 1 : 0;
  return (2 * shared) / (left.size + right.size);
}

function pairsOf(text: string): ReadonlySet<string> {
  const folded = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return new Set(Array.from({ length: Math.max(0, folded.length - 1) }, (_, index) => folded.slice(index, index + 2)));
}
