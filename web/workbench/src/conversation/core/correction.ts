import type { AnswerCorrection, CorrectionKind, Message, TurnCorrection } from "@warmline/contract";

/** What can be wrong with an answer, in the order in which it is asked. */
export const CORRECTION_KINDS: readonly CorrectionKind[] = ["intent", "fact", "action", "wording"];

/** A correction while it is written: what was chosen for one kind is kept while another is looked at. */
export interface CorrectionDraft {
  readonly kind: CorrectionKind;
  readonly intent: string | null;
  readonly words: string;
  readonly note: string;
}

/** Where writing begins: with what one said before, if anything. */
export function firstDraft(own: AnswerCorrection | null): CorrectionDraft {
  if (own === null) return { kind: "intent", intent: null, words: "", note: "" };
  const { kind, expected, note = "" } = own;
  return kind === "intent"
    ? { kind, intent: expected, words: "", note }
    : { kind, intent: null, words: expected, note };
}

/** What the draft says; null while it does not say what the answer should have been. */
export function correctionOf({ kind, intent, words, note }: CorrectionDraft): AnswerCorrection | null {
  const expected = kind === "intent" ? intent : words.trim();
  if (expected === null || expected === "") return null;
  return { kind, expected, ...(note.trim() === "" ? {} : { note: note.trim() }) };
}

/** Whether this is something that the assistant answered with, and can have answered wrongly. */
export function isAnswer({ author, body }: Message): boolean {
  return author.kind === "assistant" && body.kind === "text";
}

/** Which answer a key press means: the one that has the focus, else the last; null where the assistant said nothing. */
export function answerMeant(messages: readonly Message[], focused: number | null): number | null {
  const answers = messages.filter(isAnswer);
  return (answers.find(({ seq }) => seq === focused) ?? answers.at(-1))?.seq ?? null;
}

/** What this person said of an answer. */
export function ownCorrection(all: readonly TurnCorrection[], personId: string): TurnCorrection | null {
  return all.find(({ by }) => by.id === personId) ?? null;
}
