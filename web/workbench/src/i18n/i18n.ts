import type { Language } from "@warmline/contract";
import i18next, { type TFunction } from "i18next";
import { initReactI18next } from "react-i18next";
import { readStored, writeStored } from "../platform/storage.ts";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

const STORAGE_KEY = "warmline.language";

/** Translates a key of `zh.ts` into the chosen language. */
export type Translate = TFunction;

/** The language to begin with: the one chosen before, else the browser's, Chinese only where it is asked for. */
export function preferredLanguage(stored: string | null, browser: readonly string[]): Language {
  if (stored === "zh" || stored === "en") return stored;
  return browser[0]?.toLowerCase().startsWith("zh") === true ? "zh" : "en";
}

/** Starts i18next with both languages; both are small enough to be there from the first paint. */
export function startLanguages(): Promise<TFunction> {
  const language = preferredLanguage(readStored(STORAGE_KEY), navigator.languages);
  markDocument(language);
  return i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: "zh",
    ns: ["words"],
    defaultNS: "words",
    resources: { zh: { words: zh }, en: { words: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

/** Switches the language at once, without a reload, and remembers it. */
export function chooseLanguage(language: Language): void {
  writeStored(STORAGE_KEY, language);
  markDocument(language);
  void i18next.changeLanguage(language);
}

function markDocument(language: Language): void {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
}
