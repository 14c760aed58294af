import { NOT_TRANSCRIBED, TRANSCRIBING } from "../content/transcriptions.ts";
import type { Finding } from "../mask-types.ts";
import type { Reading } from "./reading.ts";

const RUN = new RegExp(`(?:[${TRANSCRIBING}]{1,9}[·•.])*[${TRANSCRIBING}]{3,9}`, "gu");
const WORDS = new RegExp(NOT_TRANSCRIBED.join("|"), "u");

/** Names of other languages written in Chinese, 乌云其木格, 扎西顿珠: runs of their characters that no word explains. */
export function transcribedNames({ view, isPair }: Reading): readonly Finding[] {
  return [...view.matchAll(RUN)].flatMap(({ 0: run, index }): readonly Finding[] => {
    if (/^(.)\1+$/u.test(run) || WORDS.test(view.slice(Math.max(0, index - 2), index + run.length + 2))) return [];
    const end = index + run.length;
    const pairs = Array.from(run, (_, offset) => offset > 0 && isPair(index + offset)).filter(Boolean).length;
    if (pairs > (run.length > 3 ? 1 : 0) || (isPair(end) && run.length < 5)) return [];
    return [{ start: index, end, type: "name" }];
  });
}
