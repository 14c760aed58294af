import { anyBlank } from "../blanks.ts";
import { CUES_BEFORE, CUES_BEHIND, NAMED_BEFORE, PERSON_BEHIND } from "../content/chinese-name-cues.ts";
import type { Finding } from "../mask-types.ts";
import type { Reading } from "./reading.ts";
import { type Shape, shapesAt, titleLength } from "./shapes.ts";
import { isFunction, isLikelyGiven, WEIGHTS } from "./weights.ts";

interface Candidate extends Finding {
  readonly score: number;
}

/** Names by what their characters, the words they would break and the words around them say, added up. */
export function scoredNames(reading: Reading): readonly Finding[] {
  const { view } = reading;
  const found: Candidate[] = [];
  for (let start = 0; start < view.length; start += 1) {
    const first = view.charAt(start);
    if (first < "\u3400" || isFunction(first) || !/\p{sc=Han}/u.test(first)) continue;
    const best = bestAt(reading, start);
    if (best) found.push(best);
  }
  return apart(found);
}

function bestAt(reading: Reading, start: number): Candidate | undefined {
  let best: Candidate | undefined;
  for (const shape of shapesAt(reading.view, start)) {
    const score = scoreOf(reading, start, shape);
    if (score >= WEIGHTS.least && score > (best?.score ?? 0))
      best = { start, end: endOf(reading.view, start, shape), type: "name", score };
  }
  return best;
}

/** Where a name ends with its title. */
function endOf(view: string, start: number, { length, core }: Shape): number {
  return start + length + (length === core ? titleLength(view, start + length) : 0);
}

/** What the surroundings can add at most. */
const MOST_AROUND = WEIGHTS.before.named + WEIGHTS.behind.person + WEIGHTS.anchor;

function scoreOf(reading: Reading, start: number, shape: Shape): number {
  const core = start + shape.core;
  const score = shape.own + pairsIn(reading, start, core) + wordsIn(reading, start, core, shape.alone);
  if (score + MOST_AROUND < WEIGHTS.least) return score;
  return score + around(reading.view, start, start + shape.length);
}

/** What ordinary pairs inside and across the edges say. */
function pairsIn({ view, isPair }: Reading, start: number, end: number): number {
  const { inside, eased, edge } = WEIGHTS.pair;
  let score = 0;
  for (let index = start + 1; index < end; index += 1) {
    if (!isPair(index) || isDoubledGiven(view, start, index, end)) continue;
    // 汤圆 is a word, 汤圆圆 a name.
    score += index === start + 1 && end - start === 3 && !isPair(index + 1) ? eased : inside;
  }
  if (isPair(start) && !isLoose(view.charAt(start - 1))) score += edge;
  if (isPair(end) && !isFunction(view.charAt(end))) score += edge;
  return score;
}

/** Function words say nothing by standing beside a name, but for those that count: 这张 is no surname. */
function isLoose(character: string): boolean {
  return isFunction(character) && !"这那哪几".includes(character);
}

/** 多多 is half a word, 钱多多 a name. */
function isDoubledGiven(view: string, start: number, index: number, end: number): boolean {
  return index === start + 2 && end === start + 3 && view.charAt(index) === view.charAt(index - 1);
}

/** What the words of the dictionary say that the name would be or break. */
function wordsIn({ view, starts, ends }: Reading, start: number, end: number, alone: boolean): number {
  let score = 0;
  for (let index = start; index < end; index = Math.max(index + 1, ends[index] ?? end)) {
    const from = starts[index] ?? index;
    const to = ends[index] ?? index + 1;
    if (to - from < 2) continue;
    const outside = view.slice(from, Math.max(from, start)) + view.slice(end, Math.max(end, to));
    if (outside !== "") score += Array.from(outside).every(isFunction) ? 0 : WEIGHTS.word.across;
    else if (from === start && to === end)
      score += alone && isLikelyGiven(view.slice(start, end)) ? WEIGHTS.word.given : WEIGHTS.word.whole;
    else if (from === start) score += WEIGHTS.word.inside;
  }
  return score;
}

const NAMED = new RegExp(`(?:${NAMED_BEFORE})[\\s:：“",，]{0,2}$`, "u");
const BEFORE = new RegExp(`(?:${CUES_BEFORE})[\\s:：“"]?$`, "u");
const PERSON = new RegExp(`^[\\s”"]?(?:${PERSON_BEHIND})`, "u");
const BEHIND = new RegExp(`^[\\s”"]?(?:${CUES_BEHIND})`, "u");
const ANCHOR = new RegExp(anyBlank(["phone", "address", "identity", "bank_card"]), "u");
const LONGEST_BEFORE = 8;
const LONGEST_BEHIND = 4;

function around(view: string, start: number, end: number): number {
  const before = view.slice(Math.max(0, start - LONGEST_BEFORE), start);
  const behind = view.slice(end, end + LONGEST_BEHIND);
  const anchored = ANCHOR.test(before.slice(-3)) || ANCHOR.test(behind.slice(0, 3));
  return beforeWeight(before) + behindWeight(behind) + (anchored ? WEIGHTS.anchor : 0);
}

function beforeWeight(before: string): number {
  if (NAMED.test(before)) return WEIGHTS.before.named;
  if (BEFORE.test(before)) return WEIGHTS.before.cue;
  return /\p{sc=Han}$/u.test(before) ? 0 : WEIGHTS.before.nothing;
}

function behindWeight(behind: string): number {
  if (/^[:：]/.test(behind)) return WEIGHTS.behind.nothing + WEIGHTS.behind.colon;
  if (!/^\p{sc=Han}/u.test(behind)) return WEIGHTS.behind.nothing;
  if (PERSON.test(behind)) return WEIGHTS.behind.person;
  return BEHIND.test(behind) ? WEIGHTS.behind.cue : 0;
}

/** How sure a name must be to stay beside a surer one that overlaps it. */
const SURE = WEIGHTS.least + 0.5;

function apart(found: readonly Candidate[]): readonly Finding[] {
  const kept: Candidate[] = [];
  for (const next of found) {
    const last = kept.at(-1);
    if (!last || next.start >= last.end) kept.push(next);
    else if (next.score > last.score) {
      if (last.score < SURE) kept.pop();
      kept.push(next);
    }
  }
  return kept;
}
