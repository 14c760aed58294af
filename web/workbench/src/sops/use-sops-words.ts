import { useWords } from "../i18n/use-words.ts";
import { sopsEn, type SopsWords } from "./core/sops-en.ts";
import { sopsZh } from "./core/sops-zh.ts";

/** The words of these screens in the reader's language. */
export function useSopsWords(): SopsWords {
  const { language } = useWords();
  return language === "zh" ? sopsZh : sopsEn;
}
