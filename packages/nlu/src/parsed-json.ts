import type { Lexicon } from "./features/concepts.ts";

/** Whether it is an object, or a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Whether it is a whole number from 0 upwards. */
export function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** Whether it is a list of strings. */
export function areStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

/** Whether it has the shape of a lexicon. */
export function isLexicon(value: unknown): value is Lexicon {
  if (!isRecord(value) || !areStrings(value["fillers"])) return false;
  return Array.isArray(value["synonyms"]) && value["synonyms"].every(areStrings);
}
