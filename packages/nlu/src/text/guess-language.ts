import { MAX_TEXT_LENGTH } from "./normalize.ts";

/** The languages Warmline speaks. */
export type Language = "zh" | "en";

/** A Chinese character says about as much as this many Latin letters. */
const LETTERS_PER_CHARACTER = 3;

/**
 * Guesses whether a message is Chinese or English by the weight of its characters. A mixed message with Chinese
 * function words ("这件 hoodie 有 M 吗") is Chinese; text with neither script is English.
 */
export function guessLanguage(text: string): Language {
  const head = text.slice(0, MAX_TEXT_LENGTH);
  const characters = head.match(/\p{sc=Han}/gu)?.length ?? 0;
  const letters = head.match(/[a-zA-Z]/g)?.length ?? 0;
  return characters > 0 && characters * LETTERS_PER_CHARACTER >= letters / 2 ? "zh" : "en";
}
