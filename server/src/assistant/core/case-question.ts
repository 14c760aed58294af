import { caseReply, casesReply, isOverdue } from "./case-reply.ts";
import type { KnownCase } from "./known-case.ts";
import { handedOver, type Outcome } from "./outcome.ts";
import { answeredOffering, type SkillTurn } from "./skill.ts";

/** So many cases are told of at once; the open ones first. */
const TOLD_CASES = 3;

const CASE_ZH =
  "(?:工单|(?<![要去想来再会就给打])(?:投诉|申诉)(?![你他她商卖店到电热平])|(?:登记|反馈)的(?:问题|事情?|单子?))";
const CASE_EN = "(?:case|complaint|ticket|claim|dispute)";
const PROGRESS_ZH =
  "(?:进度|进展|怎么?样了?|咋样|到哪|结果|处理(?:[得的好完到]|了[没吗])|解决了?[没吗]|有消息|回复|答复|状态|多久|什么时候|何时)";
const PROGRESS_EN =
  "(?:status|progress|updates?|news|going|doing|resolved|solved|happening|happened|handled|stands?|far|outcome|result|answer|any word|looking|coming along|decided)";

/** A question how something taken down is doing; "my phone case" is none. */
const ASKS_CASE = new RegExp(
  [
    `${CASE_ZH}.{0,12}${PROGRESS_ZH}`,
    `${PROGRESS_ZH}.{0,8}${CASE_ZH}`,
    `\\b(?:my|the) ${CASE_EN}\\b.{0,40}\\b${PROGRESS_EN}\\b`,
    `\\b${PROGRESS_EN}\\b.{0,24}\\b(?:my|the) ${CASE_EN}\\b`,
    `\\bhow(?:'s| is| are)\\b.{0,12}\\bmy ${CASE_EN}`,
  ].join("|"),
  "iu",
);
const CASE_WORDS = new RegExp(`${CASE_ZH}|\\b${CASE_EN}\\b`, "giu");
const CASE_NUMBER = /(?<!\d)\d{8}(?!\d)/gu;

/** Whether a customer's words ask how a case of his is doing, or name one by its number. */
export function asksCase(text: string): boolean {
  return ASKS_CASE.test(text) || numbersIn(text).length > 0;
}

/** The words without those that only name a case, for somebody who has one: who asks after it is not complaining. */
export function withoutCaseWords(text: string, cases: readonly KnownCase[]): string {
  return cases.length > 0 && ASKS_CASE.test(text) ? text.replace(CASE_WORDS, "") : text;
}

function numbersIn(text: string): readonly string[] {
  return text.match(CASE_NUMBER) ?? [];
}

/** The answer to such a question; null where none is asked or he has no such case. What is overdue goes to a person. */
export function caseQuestion(turn: SkillTurn): Outcome | null {
  const asked = askedCases(turn);
  const [first] = asked;
  if (first === undefined) return null;
  const subject = first.order === null || asked.length > 1 ? {} : { order: first.order };
  const late = asked.find((known) => isOverdue(turn, known));
  if (late !== undefined) return handedOver("action_needed", caseReply(turn, late), subject);
  return answeredOffering(turn, casesReply(turn, asked), subject);
}

function askedCases({ facts: { cases }, text }: SkillTurn): readonly KnownCase[] {
  const numbers = numbersIn(text);
  const named = cases.filter(({ number }) => numbers.includes(number));
  if (named.length > 0) return named;
  if (!ASKS_CASE.test(text)) return [];
  const open = cases.filter(({ standing }) => standing.state === "open");
  return open.length > 0 ? open.slice(0, TOLD_CASES) : cases.slice(0, 1);
}
