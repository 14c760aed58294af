import type { SopProblem } from "@warmline/contract";
import { filled } from "../shops/use-rules-words.ts";
import { nameIn, type SopSetting } from "./sop-context.ts";

/** What is wrong, in words: what is meant stands by its name. */
export function problemWords(setting: Omit<SopSetting, "sop">, { code, of }: SopProblem): string {
  const { words, vocabulary, language } = setting;
  return filled(words.problem[code], { of: of === null ? "" : meant() });

  function meant(): string {
    if (of === "zh" || of === "en") return words.language[of];
    const named = [...vocabulary.skills, ...vocabulary.starts, ...vocabulary.told];
    return nameIn(named, of ?? "", language);
  }
}
