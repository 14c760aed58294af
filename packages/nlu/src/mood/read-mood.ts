import { simplify } from "../text/simplify.ts";
import { MAX_TEXT_LENGTH } from "../text/normalize.ts";
import { findAbuse } from "./abuse.ts";
import { DISPLEASED, GLAD_SIGNS, HEATED, PLEASED, PRESSING, SAD_SIGNS } from "./content/opinions.ts";

/** A place in the text that spoke for the mood; `weight` is what it added to sentiment or urgency. */
export interface MoodCue {
  readonly kind: "pleased" | "displeased" | "pressing" | "abusive";
  /** Places in the text as it was given, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly weight: number;
}

/** How a message sounds. */
export interface Mood {
  /** -1 (furious) to 1 (delighted); near 0 where nothing was judged. */
  readonly sentiment: number;
  /** 0 (whenever) to 1 (at once). */
  readonly urgency: number;
  /** Whether it scolds. */
  readonly abusive: boolean;
  /** What was heard, in the order of the text. */
  readonly because: readonly MoodCue[];
}

const PLEASED_PATTERNS = compiled(PLEASED);
const DISPLEASED_PATTERNS = compiled(DISPLEASED);
const PRESSING_PATTERNS = compiled(PRESSING);
const HEATED_PATTERN = new RegExp(HEATED, "giu");
const GLAD = new RegExp(GLAD_SIGNS, "gu");
const SAD = new RegExp(SAD_SIGNS, "gu");

const CLAUSE = /[^，,。.!！?？;；\n]+[，,。.!！?？;；\n]*/g;
/** One negation before a word, with what may stand between them. */
const NEGATION =
  /(?:没有|不是|不会|[不没别勿无]|\b(?:not|never|no|hardly|without|\w+n't|cannot)\b)(?:\s|[很太是怎么那觉得有多]|\b(?:a|the|very|really|so|too|that|be|all|at|been|any)\b)*$/iu;
/** A clause that asks about a quality, or supposes it, does not claim it. */
const SUPPOSES =
  /[吗么嘛][?？]?\s*$|(.)不\1|会不会|有没有|如果|要是|的话|^\s*(?:is|are|does|do|can(?!'t)|could|how|what|which|if|what if)\b(?!.*[!?]{2})|[^?？]*[^?？][?？]\s*$/iu;
const STRONG = /[太很非常超特极真好]\s*$|\b(?:so|very|really|too|absolutely|totally|extremely)\s+$/iu;
const DRAWN_OUT = /(\p{L})\1{2}/u;
const SHOUTED_MARKS = /[!！?？]{3,}/g;
const CAPITALS = /\b[A-Z]{2,}(?:['\s]+[A-Z]{1,})+\b/g;

const STRONGER = 1.3;
const NEGATED = -0.8;
const SIGN_WEIGHT = 0.8;
const ABUSE_WEIGHT = 1.5;
const SHOUT = 0.3;
const FEWEST_CAPITALS = 8;

/** Reads the mood of one message, Chinese or English, simplified or traditional. Never throws; reads 2,000 units. */
export function readMood(text: string): Mood {
  const read = simplify(text.slice(0, MAX_TEXT_LENGTH));
  const opinions = turnedBySigns(read, [...clauseCues(read), ...signCues(read)]);
  const abuse = findAbuse(read).map(({ start, end }): MoodCue => ({
    kind: "abusive",
    start,
    end,
    weight: -ABUSE_WEIGHT,
  }));
  const pressing = pressingCues(read);
  return {
    sentiment: Math.tanh(sumOf([...opinions, ...abuse.slice(0, 1)])),
    urgency: Math.min(1, sumOf(pressing)),
    abusive: abuse.length > 0,
    because: [...opinions, ...abuse, ...pressing].sort((left, right) => left.start - right.start),
  };
}

type Patterns = readonly (readonly [weight: number, pattern: RegExp])[];

function compiled(groups: readonly (readonly [weight: number, words: string])[]): Patterns {
  return groups.map(([weight, words]) => [weight, new RegExp(words, "giu")]);
}

function sumOf(cues: readonly MoodCue[]): number {
  return cues.reduce((sum, { weight }) => sum + weight, 0);
}

function clauseCues(text: string): readonly MoodCue[] {
  return Array.from(text.matchAll(CLAUSE)).flatMap(({ 0: clause, index }) => cuesOfClause(clause, index));
}

function cuesOfClause(clause: string, offset: number): readonly MoodCue[] {
  const displeased = DISPLEASED_PATTERNS.flatMap(([weight, pattern]) => found(clause, pattern, -weight));
  const pleased = PLEASED_PATTERNS.flatMap(([weight, pattern]) => found(clause, pattern, weight));
  const heated = found(clause, HEATED_PATTERN, -1).filter(({ weight }) => weight < 0);
  // 差评 says more than 评, "not what" more than "what": the first and longest at a place counts.
  const apart = withoutOverlaps([...displeased, ...pleased, ...heated]);
  const claimed = SUPPOSES.test(clause)
    ? apart.filter(({ start, end }) => COMPLAINS.test(clause.slice(start, end)))
    : apart;
  return claimed.map((cue) => ({ ...cue, start: cue.start + offset, end: cue.end + offset }));
}

/** What is a complaint even in a question: 怎么还不发货? */
const COMPLAINS = /怎么[还又]|到底|催了|骗|垃圾|投诉|scam|time|still|ridiculous|谢|thank/iu;

function found(clause: string, pattern: RegExp, weight: number): readonly MoodCue[] {
  return Array.from(clause.matchAll(pattern), ({ 0: word, index }) => {
    const before = clause.slice(Math.max(0, index - 24), index);
    const strength = STRONG.test(before) || DRAWN_OUT.test(clause) || /[!！]/.test(clause) ? STRONGER : 1;
    const value = weight * strength * (isNegated(before) ? NEGATED : 1);
    return { kind: value < 0 ? "displeased" : "pleased", start: index, end: index + word.length, weight: value };
  });
}

/** Two negations cancel each other: 不是不好, 没有不满意. */
function isNegated(before: string): boolean {
  const rest = before.replace(NEGATION, "");
  return rest.length === before.length ? false : !NEGATION.test(rest);
}

function withoutOverlaps(cues: readonly MoodCue[]): readonly MoodCue[] {
  const longestFirst = [...cues].sort((left, right) => right.end - right.start - (left.end - left.start));
  const kept: MoodCue[] = [];
  for (const cue of longestFirst) {
    if (!kept.some((other) => cue.start < other.end && other.start < cue.end)) kept.push(cue);
  }
  return kept;
}

function signCues(text: string): readonly MoodCue[] {
  const cue = (kind: MoodCue["kind"], weight: number) => (match: RegExpExecArray) => ({
    ...{ kind, weight, start: match.index },
    end: match.index + match[0].length,
  });
  const glad = Array.from(text.matchAll(GLAD), cue("pleased", SIGN_WEIGHT));
  const sad = Array.from(text.matchAll(SAD), cue("displeased", -SIGN_WEIGHT));
  return [...glad.slice(0, 2), ...sad.slice(0, 2)];
}

/** Signs of scorn: praise beside them is sarcasm ("Great, another delay 🙄"). */
const SCORN = /🙄|👎|😒|🤮|😡|💩|呵呵/u;

function turnedBySigns(text: string, cues: readonly MoodCue[]): readonly MoodCue[] {
  if (!SCORN.test(text)) return cues;
  return cues.map((cue) => (cue.weight > 0 ? { ...cue, kind: "displeased", weight: -cue.weight } : cue));
}

function pressingCues(text: string): readonly MoodCue[] {
  const words = PRESSING_PATTERNS.flatMap(([weight, pattern]) => spansOf(text, pattern, weight).slice(0, 1));
  const capitals = spansOf(text, CAPITALS, SHOUT).filter(({ start, end }) => end - start >= FEWEST_CAPITALS);
  return [...words, ...spansOf(text, SHOUTED_MARKS, SHOUT).slice(0, 1), ...capitals.slice(0, 1)];
}

function spansOf(text: string, pattern: RegExp, weight: number): readonly MoodCue[] {
  return Array.from(text.matchAll(pattern), ({ 0: word, index }) => ({
    ...{ kind: "pressing" as const, weight },
    ...{ start: index, end: index + word.length },
  }));
}
