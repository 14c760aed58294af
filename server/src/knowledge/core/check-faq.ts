import { normalizeText } from "@warmline/nlu";
import { type FaqAnswer, FAQ_LIMITS, type FaqText } from "./faq.ts";

/** Why an entry cannot be kept, and where: an answer is missing, or a question asks nothing or asks the same twice. */
export interface FaqProblem {
  readonly path: string;
  readonly code: "answer_missing" | "question_empty" | "question_repeated";
}

/** An entry as it is kept: without empty space around it, and without a language in which nothing is said. */
export function tidyFaq({ questions, answer }: FaqText): FaqText {
  const [zh, en] = [answer.zh?.trim() ?? "", answer.en?.trim() ?? ""];
  const said: FaqAnswer = { ...(zh !== "" && { zh }), ...(en !== "" && { en }) };
  return { questions: questions.map((question) => question.trim().replace(/\s+/g, " ")), answer: said };
}

/** What is wrong with a tidy entry. */
export function checkFaq({ questions, answer }: FaqText): readonly FaqProblem[] {
  const keys = questions.map(questionKey);
  const wrong = keys.flatMap((key, at): FaqProblem[] => {
    const path = `/questions/${String(at)}`;
    if (key === "") return [{ path, code: "question_empty" }];
    return keys.indexOf(key) < at ? [{ path, code: "question_repeated" }] : [];
  });
  const isAnswered = answer.zh !== undefined || answer.en !== undefined;
  return isAnswered ? wrong : [...wrong, { path: "/answer", code: "answer_missing" }];
}

/** The same for questions that differ in nothing but marks, width and case; empty where there is no word. */
export function questionKey(question: string): string {
  return normalizeText(question)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The entry that has one of these questions already: two answers to the same words would leave both unsaid. */
export function takenBy<Entry extends FaqText>(entries: readonly Entry[], { questions }: FaqText): Entry | undefined {
  const keys = new Set(questions.map(questionKey));
  return entries.find((entry) => entry.questions.some((question) => keys.has(questionKey(question))));
}

/**
 * Why a shop has no room for an entry beside its others; null where it has. `before`: the entry as it was, which may always
 * be kept at its number of questions.
 */
export function fullBy(
  others: readonly FaqText[],
  entry: FaqText,
  before?: FaqText,
): "faq_full" | "faq_questions_full" | null {
  if (before === undefined && others.length >= FAQ_LIMITS.entries) return "faq_full";
  const isMore = entry.questions.length > (before?.questions.length ?? 0);
  const inAll = others.reduce((sum, { questions }) => sum + questions.length, entry.questions.length);
  return isMore && inAll > FAQ_LIMITS.questionsInAll ? "faq_questions_full" : null;
}
