import type { Language } from "../../commerce/index.ts";
import type { Dialogue } from "./dialogue.ts";

type Body = Dialogue["body"];

const CM_PER_IN = 2.54;
const KG_PER_LB = 0.45359237;
const KG_PER_JIN = 0.5;
/** What people are tall, in centimetres. */
const TALL = { min: 140, max: 210 };
/** From here on a bare weight is in jin (zh) or pounds (en), below in kilograms: few adults weigh as much in the larger unit. */
const SMALL_UNIT_FROM = 90;
/** Between this and the above nobody can tell. */
const KG_UP_TO = 75;

const FEET = /^\D*([4-7])\s*(?:['′’]|ft\.?|feet|foot|\s)\s*(\d{1,2})(?:["″”]|in\b|\s|$)/i;
const NUMBERS = /\d+(?:\.\d)?/g;

/**
 * Measures given as bare numbers to the question for them: "5 11", "165 52", "118". A height is only read while none is
 * known. What could be two things is not guessed.
 */
export function bareBody(text: string, known: Body, language: Language): Body {
  const feet = known.heightCm === null ? FEET.exec(text) : null;
  const height = feet === null ? null : Math.round((Number(feet[1]) * 12 + Number(feet[2])) * CM_PER_IN);
  const rest = feet === null ? text : text.slice(feet[0].length);
  const numbers = (rest.match(NUMBERS) ?? []).map(Number);
  const tall = height ?? (known.heightCm === null ? (numbers.find(isHeight) ?? null) : null);
  const weighing = numbers.filter((one) => height !== null || one !== tall);
  return { heightCm: tall, weightKg: weighing.length === 1 ? weightOf(weighing[0], language) : null, footCm: null };
}

function isHeight(number: number): boolean {
  return number >= TALL.min && number <= TALL.max;
}

function weightOf(number: number | undefined, language: Language): number | null {
  if (number === undefined || number < 30 || number > 400) return null;
  if (number >= SMALL_UNIT_FROM) return Math.round(number * (language === "zh" ? KG_PER_JIN : KG_PER_LB) * 10) / 10;
  return number <= KG_UP_TO ? number : null;
}
