import { foldVariants } from "./fold-variants.ts";

/** Longest text, in UTF-16 units, that is read; the rest is ignored so that a hostile message costs no more than a long one. */
export const MAX_TEXT_LENGTH = 2_000;

/** Digit runs at least this long are identifiers (orders, phones): their shape says more than their digits. */
const LONG_DIGIT_RUN = 6;
const PHONE_LENGTH = 11;

const STRAIGHT: Readonly<Record<string, string>> = {
  "‘": "'",
  "’": "'",
  "“": '"',
  "”": '"',
  "「": '"',
  "」": '"',
  "。": ".",
  "、": ",",
};

/**
 * Brings text into the one form that features are made from: well-formed, NFKC, lower case, straight quotes, variants
 * folded ({@link foldVariants}: traditional characters, drawn-out words, faces), single spaces, at most
 * {@link MAX_TEXT_LENGTH} units. Never throws, whatever the text.
 */
export function normalizeText(text: string): string {
  const plain = text
    .slice(0, MAX_TEXT_LENGTH)
    .replace(/\p{Surrogate}/gu, " ")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[‘’“”「」。、]/g, (mark) => STRAIGHT[mark] ?? mark);
  return foldVariants(plain).replace(/\s+/g, " ").trim().slice(0, MAX_TEXT_LENGTH);
}

/** Replaces the digits of long runs by noughts, except the leading 1 of what is as long as a mobile number. */
export function shapeLongNumbers(normalized: string): string {
  return normalized.replace(/\d{6,}/g, shapeOf);
}

function shapeOf(run: string): string {
  const length = Math.min(run.length, LONG_DIGIT_RUN * 4);
  return run.length === PHONE_LENGTH && run.startsWith("1") ? `1${"0".repeat(PHONE_LENGTH - 1)}` : "0".repeat(length);
}
