import { useWords } from "../i18n/use-words.ts";
import { rulesEn, type RulesWords } from "./core/rules-en.ts";
import { rulesZh } from "./core/rules-zh.ts";

/** The editor's words in the reader's language. */
export function useRulesWords(): RulesWords {
  const { language } = useWords();
  return language === "zh" ? rulesZh : rulesEn;
}

/** A text with its places filled: `{{number}}`. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => String(values[name] ?? place));
}
