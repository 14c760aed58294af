import type { Entity } from "./entity.ts";
import { findAll } from "./matching.ts";
import { readNumber } from "./numerals.ts";

const CM = /(?<![\d.])(?<cm>1\d\d|2[0-2]\d|[89]\d)(?:\.\d)?\s?(?:cm|厘米|公分)(?![a-z])/gi;
const CM_NAMED = /(?:身?高|个子|height|tall)(?: is)?[是:\s]{0,3}(?<cm>1[0-9]\d|2[0-2]\d)(?!\d)/gi;
/** A number before a weight, as in "165 110斤" or "170/60kg", is a height. */
const CM_BEFORE_WEIGHT =
  /(?<!\d)(?<cm>1[3-9]\d|20\d)(?=[\s,，/、]{1,2}(?:\d{2,3}(?:\.\d)?\s?(?:kg|公斤|斤|lbs?)|[一二两三四五六七八九百十]{2,5}斤))/gi;
const METRES = /(?<!\d)(?:(?<m>[12])\s?[米m](?<rest>\d{1,2})|(?<decimal>[12]\.\d{1,2})\s?[米m])(?![a-z\d])/gi;
const METRES_ZH = /一米(?<tens>[三四五六七八九])(?<ones>[一二三四五六七八九]?)/g;
const FEET = /(?<!\d)(?<feet>[3-7])\s?(?:'|ft\.?|feet|foot)\s?(?<inches>1[01]|\d)?(?:\s?(?:"|''|in\b|inch(?:es)?))?/gi;

const KG = /(?<![\d.])(?<kg>\d{2,3}(?:\.\d)?)\s?(?:kg|公斤|千克|kilos?)(?![a-z])/gi;
const JIN = /(?<![\d.])(?<jin>\d{2,3}(?:\.\d)?)\s?斤/g;
const JIN_ZH = /(?<jin>[一二两三四五六七八九百十]{2,5})斤/g;
const POUNDS = /(?<![\d.])(?<lb>\d{2,3})\s?(?:lbs?|pounds?)\b/gi;
const WEIGHT_NAMED =
  /(?:体重|重|weigh(?:t|s)?)(?: is)?[是:\s]{0,3}(?<number>\d{2,3})(?![\d.]|\s?(?:kg|公斤|斤|lb|pound|g\b|克))/gi;

const FOOT =
  /(?:脚长?|foot|feet)[^\d,.!?，。]{0,12}(?<length>2\d(?:\.\d)?|2\d\d)\s?(?<unit>cm|厘米|公分|mm|毫米)?(?![\d.])/gi;
/** American feet: "my foot is 10.6 inches". */
const FOOT_INCHES =
  /(?<!\d ?)(?:foot|feet)(?:, (?:its|it's|it is))?[^\d,.!?]{0,16}(?<inches>[5-9](?:\.\d{1,2})?|1[0-4](?:\.\d{1,2})?)\s?(?:"|''|in\b|inch(?:es)?)/gi;

const CM_PER_FOOT = 30.48;
const CM_PER_INCH = 2.54;
const KG_PER_POUND = 0.453592;
const KG_PER_JIN = 0.5;
/** Somebody who says 体重110 without a unit means 斤; 体重50 means kilograms. */
const LEAST_BARE_JIN = 86;
const WEIGHT = { least: 10, most: 250 };

/** Body measures for size advice: height in cm, weight in kg, foot length in mm. */
export function findMeasures(folded: string): readonly Entity[] {
  if (!/\d|[米斤]/.test(folded)) return [];
  return [...findFeet(folded), ...findHeights(folded), ...findWeights(folded)];
}

function findFeet(folded: string): readonly Entity[] {
  return [
    ...findAll(folded, FOOT, ({ groups }) => {
      const length = Number(groups?.["length"]);
      return { kind: "foot_length", value: length >= 200 ? length : Math.round(length * 10) } as const;
    }),
    ...findAll(folded, FOOT_INCHES, ({ groups }) => ({
      kind: "foot_length" as const,
      value: Math.round(Number(groups?.["inches"]) * CM_PER_INCH * 10),
    })),
  ];
}

function findHeights(folded: string): readonly Entity[] {
  return [
    ...[CM, CM_NAMED, CM_BEFORE_WEIGHT].flatMap((pattern) =>
      findAll(folded, pattern, ({ groups }) => height(Number(groups?.["cm"]))),
    ),
    ...findAll(folded, METRES, ({ groups }) => height(metres(groups ?? {}))),
    ...findAll(folded, METRES_ZH, ({ groups }) =>
      height(100 + 10 * (readNumber(groups?.["tens"] ?? "") ?? 0) + (readNumber(groups?.["ones"] ?? "") ?? 0)),
    ),
    ...findAll(folded, FEET, ({ groups }) =>
      height(Math.round(Number(groups?.["feet"]) * CM_PER_FOOT + Number(groups?.["inches"] ?? 0) * CM_PER_INCH)),
    ),
  ];
}

function metres({ m, rest, decimal }: Record<string, string | undefined>): number {
  if (decimal !== undefined) return Math.round(Number(decimal) * 100);
  return Number(m) * 100 + Number((rest ?? "").padEnd(2, "0"));
}

function height(cm: number) {
  return cm >= 80 && cm <= 229 ? ({ kind: "height", value: cm } as const) : undefined;
}

function findWeights(folded: string): readonly Entity[] {
  return [
    ...findAll(folded, KG, ({ groups }) => weight(Number(groups?.["kg"]))),
    ...findAll(folded, JIN, ({ groups }) => weight(Number(groups?.["jin"]) * KG_PER_JIN)),
    ...findAll(folded, JIN_ZH, ({ groups }) => weight((readNumber(groups?.["jin"] ?? "") ?? 0) * KG_PER_JIN)),
    ...findAll(folded, POUNDS, ({ groups }) => weight(Math.round(Number(groups?.["lb"]) * KG_PER_POUND * 10) / 10)),
    ...findAll(folded, WEIGHT_NAMED, ({ groups }) => weight(bareWeight(Number(groups?.["number"])))),
  ];
}

function bareWeight(number: number): number {
  return number >= LEAST_BARE_JIN ? number * KG_PER_JIN : number;
}

function weight(kg: number) {
  return kg >= WEIGHT.least && kg <= WEIGHT.most ? ({ kind: "weight", value: kg } as const) : undefined;
}
