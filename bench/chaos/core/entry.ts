/**
 * What a participant notes down in its own record, in the order in which it happened: that it begins its `k`-th message,
 * that its client has it (`kept`: from now on it may not vanish), what the server acknowledged, refused for good, and every
 * log entry that a socket brought (its number for this reader, and its text).
 */
export type Entry =
  | { readonly t: "write"; readonly k: number }
  | { readonly t: "kept"; readonly k: number; readonly id: string }
  | { readonly t: "ack"; readonly id: string; readonly c: string; readonly seq: number }
  | { readonly t: "failed"; readonly id: string; readonly code: string }
  | { readonly t: "got"; readonly c: string; readonly m: readonly Shown[] };

/** A log entry as a reader sees it: its number and what stands there. */
export type Shown = readonly [seq: number, text: string];

/** Marks a text as somebody's `k`-th, so that it is recognised wherever it turns up. */
export const tagOf = (name: string, k: number): string => `〔${name}-${k}〕`;

const TAG = /〔([a-z]\d+)-(\d+)〕/u;

/** Whose message a text is, and his how-manieth; undefined for words of the assistant and of the system. */
export function readTag(text: string): { readonly name: string; readonly k: number } | undefined {
  const [, name, k] = TAG.exec(text) ?? [];
  return name === undefined || k === undefined ? undefined : { name, k: Number(k) };
}

/** What of a message's body is compared: its words, or what kind of event it is. */
export function textOf(body: Readonly<Record<string, unknown>>): string {
  const { kind, text, comment, event } = body;
  if (typeof text === "string") return text;
  if (typeof comment === "string") return comment;
  const isEvent = typeof event === "object" && event !== null && "type" in event && typeof event.type === "string";
  return isEvent ? `event:${String(event.type)}` : String(kind);
}

/** A record's lines read back. The last line of a killed program may be cut short; nothing else may be unreadable. */
export function readEntries(text: string): readonly Entry[] {
  const lines = text.split("\n");
  return lines.flatMap((line, at) => {
    if (line === "") return [];
    try {
      // Written by `openRecord` only.
      return [JSON.parse(line) as Entry];
    } catch (error) {
      const wasCut = at === lines.length - 1 || lines[at + 1] === "";
      if (wasCut) return [];
      throw error;
    }
  });
}
