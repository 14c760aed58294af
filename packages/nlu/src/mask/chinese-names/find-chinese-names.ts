import type { Detector } from "../mask-types.ts";
import { readChinese } from "./reading.ts";
import { scoredNames } from "./scored-names.ts";
import { namesSpokenOf } from "./spoken-of-names.ts";
import { transcribedNames } from "./transcribed-names.ts";

/** Chinese names: by what their characters and their surroundings say, by what is said of them, and transcribed ones. */
export const findChineseNames: Detector = (view) => {
  if (!/\p{sc=Han}/u.test(view)) return [];
  const reading = readChinese(view);
  return [...scoredNames(reading), ...transcribedNames(reading), ...namesSpokenOf(view)];
};
