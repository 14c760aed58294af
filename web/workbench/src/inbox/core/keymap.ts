/** What a key can ask for in the inbox. */
export type Command =
  "next" | "previous" | "open" | "search" | "close" | "note" | "take" | "correct" | "send" | "leave" | "help";

/** A key press, reduced to what decides. `inText`: the cursor is in a text field; `composing`: an input method is at work. */
export interface KeyPress {
  readonly key: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly inText: boolean;
  readonly composing: boolean;
  /** A button or link has the focus, which takes Enter for itself. */
  readonly onControl: boolean;
}

const PLAIN: Readonly<Record<string, Command>> = {
  j: "next",
  ArrowDown: "next",
  k: "previous",
  ArrowUp: "previous",
  "/": "search",
  e: "close",
  n: "note",
  t: "take",
  w: "correct",
  "?": "help",
};

/** The command of a key press, or null when the key belongs to somebody else: a text field, the browser, an input method. */
export function commandFor(press: KeyPress): Command | null {
  if (press.composing || press.alt) return null;
  const held = press.ctrl || press.meta;
  if (press.key === "Enter") return held ? "send" : press.inText || press.onControl ? null : "open";
  if (held) return null;
  if (press.key === "Escape") return "leave";
  return press.inText ? null : (PLAIN[press.key] ?? null);
}
