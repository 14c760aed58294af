import type { MessageBody } from "@warmline/contract";

/** Longest preview of a message in a list, in characters. */
const PREVIEW_LENGTH = 120;

/** The line that an inbox shows for a message, or null where the message should not change it (events, notes, ratings). */
export function previewOf(body: MessageBody): string | null {
  switch (body.kind) {
    case "text":
      return [...body.text.replace(/\s+/g, " ")].slice(0, PREVIEW_LENGTH).join("");
    case "image":
      return "🖼";
    case "note":
    case "rating":
    case "event":
    case "erased":
      return null;
  }
}
