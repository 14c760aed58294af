import type { Sop, SopStep } from "@warmline/contract";
import type { BilingualText, Language } from "../../../commerce/index.ts";

/** A shop's process as it was published. */
export interface PublishedSop {
  readonly id: string;
  /** Counts up with each publishing, also of an older text again. */
  readonly version: number;
  readonly sop: Sop;
}

const PREFIX = "sop:";

/** The wish for a shop's process, as dialogues and traces name it: `sop:<id>`. */
export function sopIntent({ id }: Pick<PublishedSop, "id">): string {
  return `${PREFIX}${id}`;
}

/** Whether an intent is the wish for a shop's process. */
export function isSopIntent(intent: string): boolean {
  return intent.startsWith(PREFIX);
}

/** The process that an intent wishes for; undefined where it is no more. */
export function sopOfIntent(sops: readonly PublishedSop[], intent: string): PublishedSop | undefined {
  return sops.find((one) => sopIntent(one) === intent);
}

/** The processes that a turn knows of. */
export interface KnownSops {
  /** As published. */
  readonly sops: readonly PublishedSop[];
  /** The version in which the customer stands, where it is published no more. */
  readonly formerSop?: PublishedSop | undefined;
}

/** The very version in which a customer stands; undefined where he stands in none, or nobody has read it. */
export function standingIn(
  { sops, formerSop }: KnownSops,
  position: { readonly sop: string; readonly version: number } | undefined,
): PublishedSop | undefined {
  const known = formerSop === undefined ? sops : [...sops, formerSop];
  return known.find(({ id, version }) => id === position?.sop && version === position.version);
}

/** Those of some wishes that can still be served: a process that was withdrawn is not offered again. */
export function stillThere<T extends { readonly intent: string }>(
  wishes: readonly T[],
  sops: readonly PublishedSop[],
): readonly T[] {
  return wishes.filter(({ intent }) => !isSopIntent(intent) || sopOfIntent(sops, intent) !== undefined);
}

/** A step by its id. */
export function stepOf({ steps }: Sop, id: string | null): SopStep | undefined {
  return id === null ? undefined : steps.find((step) => step.id === id);
}

/** Words as they are written, by where they stand; a hand-over may say nothing of its own. */
export function wordsOf(step: SopStep): readonly BilingualText[] {
  switch (step.kind) {
    case "say":
    case "hand_over":
      return [step.text];
    case "ask":
      // Options of what is no choice are seen by nobody: they say nothing, and lack nothing.
      return [step.text, ...(step.asks === "choice" ? step.options.map(({ label }) => label) : [])];
    case "offer":
      return [step.text, ...step.buttons.map(({ label }) => label)];
    case "look_up":
    case "choose":
      return [];
  }
}

/** Whether every word of a process is there in a language. */
export function speaks({ title, steps }: Sop, language: Language): boolean {
  const needed = steps.filter(({ kind }) => kind !== "hand_over").flatMap(wordsOf);
  return [title, ...needed].every((words) => isWritten(words[language]));
}

/** Whether there is anything to read. */
export function isWritten(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== "";
}
