import type { Language, Sop, SopStep } from "@warmline/contract";
import { createContext, useContext } from "react";
import { textIn } from "../customer/core/order-words.ts";
import { filled } from "../shops/use-rules-words.ts";
import type { SopsWords } from "./core/sops-en.ts";
import type { Named, SopVocabulary } from "./sops-api.ts";

/** What every field of the form stands in. */
export interface SopSetting {
  readonly sop: Sop;
  readonly vocabulary: SopVocabulary;
  readonly words: SopsWords;
  /** The reader's. */
  readonly language: Language;
}

const Setting = createContext<SopSetting | null>(null);
/** Gives the form its setting. */
export const SopContext = Setting.Provider;

/** The setting of the form. */
export function useSopSetting(): SopSetting {
  const setting = useContext(Setting);
  if (setting === null) throw new Error("a field of a process stands outside of its form");
  return setting;
}

/** `第 3 步` and what it is. */
export function stepName({ sop, words }: Pick<SopSetting, "sop" | "words">, id: string): string {
  const at = sop.steps.findIndex((step) => step.id === id);
  const step = sop.steps[at];
  return step === undefined ? id : `${filled(words.step, { number: at + 1 })} · ${words.kind[step.kind]}`;
}

/** The same with the beginning of what it says, to be told from others like it. */
export function stepChoice(setting: SopSetting, step: SopStep): string {
  const text = stepText(setting, step);
  const name = stepName(setting, step.id);
  return text === "" ? name : `${name} · ${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}`;
}

const SHOWN = 16;

/** What a step says or asks, in the reader's language if it is written in it. */
export function stepText({ vocabulary, language }: Pick<SopSetting, "vocabulary" | "language">, step: SopStep): string {
  if (step.kind === "look_up") return nameIn(vocabulary.told, step.fact, language);
  if (step.kind === "choose") return nameIn(vocabulary.deciding, step.by, language);
  return textIn(step.text, language);
}

/** What an id is called; the id itself where it is unknown. */
export function nameIn(named: readonly Named[], id: string, language: Language): string {
  const found = named.find((one) => one.id === id);
  return found === undefined ? id : textIn(found.name, language);
}

/** The choices that a step which chooses has, by what it looks at. */
export function valuesFor(
  { sop, vocabulary }: Pick<SopSetting, "sop" | "vocabulary">,
  step: Extract<SopStep, { readonly kind: "choose" }>,
): readonly Named[] {
  if (step.by !== "answer") return vocabulary.deciding.find(({ id }) => id === step.by)?.values ?? [];
  const asked = sop.steps.find(({ id }) => id === step.of);
  if (asked?.kind !== "ask") return [];
  if (asked.asks === "number") return vocabulary.numbers;
  return asked.options.map(({ value, label }) => ({ id: value, name: label }));
}
