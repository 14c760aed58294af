import type { Language } from "@warmline/contract";
import { useTranslation } from "react-i18next";
import type { Translate } from "./i18n.ts";

/** The words of a screen: `t` for texts, `language` for money and times. Renders again when the language changes. */
export function useWords(): { readonly t: Translate; readonly language: Language } {
  const { t, i18n } = useTranslation("words");
  return { t, language: i18n.language === "zh" ? "zh" : "en" };
}
