import { Segmented } from "antd";
import type { Language } from "@warmline/contract";
import type { ReactElement } from "react";
import { chooseLanguage } from "../i18n/i18n.ts";
import { useWords } from "../i18n/use-words.ts";

/** Each language under its own name, so that it is found by who cannot read the other. */
const LANGUAGES: { readonly value: Language; readonly label: string }[] = [
  { value: "zh", label: "中文" },
  { value: "en", label: "English" },
];

/** Switches the language of everything at once. */
export function LanguageSwitch(): ReactElement {
  const { t, language } = useWords();
  return (
    <Segmented
      size="small"
      aria-label={t("common.language")}
      options={LANGUAGES}
      value={language}
      onChange={chooseLanguage}
    />
  );
}
