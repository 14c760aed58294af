import type { FaqWords } from "./faq-words.ts";

/** An entry as it is written: questions one a line. */
export interface FaqDraft {
  readonly questions: string;
  readonly zh: string;
  readonly en: string;
}

/** An entry as it is sent. */
export interface FaqText {
  readonly questions: readonly string[];
  readonly answer: { readonly zh?: string | undefined; readonly en?: string | undefined };
}

/** Why a draft cannot be saved, by its words' key. */
export type FaqProblem = keyof FaqWords["problem"];

/** A draft of nothing. */
export const NO_DRAFT: FaqDraft = { questions: "", zh: "", en: "" };

/** As much as the server takes. */
const MOST = { questions: 20, question: 200 };

/** The draft of an entry that is there already. */
export function draftOf({ questions, answer }: FaqText): FaqDraft {
  return { questions: questions.join("\n"), zh: answer.zh ?? "", en: answer.en ?? "" };
}

/** What a draft says; empty lines are no questions. */
export function textOf({ questions, zh, en }: FaqDraft): FaqText {
  const lines = questions
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return { questions: lines, answer: { ...(zh.trim() && { zh: zh.trim() }), ...(en.trim() && { en: en.trim() }) } };
}

/** The first thing that is wrong with a draft; null when it can be sent. */
export function problemOf(draft: FaqDraft): FaqProblem | null {
  const { questions, answer } = textOf(draft);
  if (questions.length === 0) return "question_missing";
  if (questions.length > MOST.questions) return "questions_many";
  if (questions.some((question) => question.length > MOST.question)) return "question_long";
  return answer.zh === undefined && answer.en === undefined ? "answer_missing" : null;
}

/** Whether an entry has all the words that are searched for, in any of its texts. */
export function holds({ questions, answer }: FaqText, query: string): boolean {
  const text = [...questions, answer.zh ?? "", answer.en ?? ""].join("\n").toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Whether two drafts say the same. */
export function isSame(one: FaqDraft, other: FaqDraft): boolean {
  return one.questions === other.questions && one.zh === other.zh && one.en === other.en;
}
