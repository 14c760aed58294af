import { useWords } from "../i18n/use-words.ts";
import { faqWords, type FaqWords } from "./core/faq-words.ts";

/** The words of the screen of own answers in the reader's language. */
export function useFaqWords(): FaqWords {
  return faqWords(useWords().language);
}
