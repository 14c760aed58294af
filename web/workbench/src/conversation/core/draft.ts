/** What is being written: an answer to the customer, or a note for colleagues. Their drafts never mix. */
export type ComposerMode = "answer" | "note";

/** Everything remembered per conversation begins with this. */
export const DRAFT_PREFIX = "warmline.draft.";

/** Where a draft is kept. */
export function draftKey(personId: string, conversationId: string, mode: ComposerMode): string {
  return `${DRAFT_PREFIX}${personId}.${conversationId}.${mode}`;
}

/** How a text stands against the limit, so that it is said before the server refuses. */
export type TextState =
  | { readonly kind: "empty" }
  | { readonly kind: "fits"; readonly left: number }
  | { readonly kind: "too_long"; readonly over: number };

/** Judges a text as the server will: without the blanks around it, counted in UTF-16 units. */
export function judgeText(text: string, limit: number): TextState {
  const { length } = text.trim();
  if (length === 0) return { kind: "empty" };
  return length <= limit ? { kind: "fits", left: limit - length } : { kind: "too_long", over: length - limit };
}
