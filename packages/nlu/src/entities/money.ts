import type { Entity, Meaning, Money } from "./entity.ts";
import { findAll } from "./matching.ts";
import { readNumber } from "./numerals.ts";

const AMOUNT = "\\d{1,7}(?:,\\d{3}){0,3}(?:\\.\\d{1,2})?";
const SIGN_FIRST = new RegExp(
  `(?<sign>[¥￥$]|\\brmb|\\bcny|\\busd)\\s?(?<amount>${AMOUNT})(?![\\d.])(?<many>[万千kw](?![a-z]))?`,
  "gi",
);
const UNIT_AFTER = new RegExp(
  `(?<![\\d.])(?<amount>${AMOUNT})\\s?(?<many>[万千])?(?<unit>元|块|rmb|cny|yuan|usd|dollars?|bucks|\\$)(?:钱)?(?<dime>[1-9](?![\\d.]|\\s?[个件双条台]))?`,
  "gi",
);
const ZH_WORDS =
  /(?<amount>[一二两三四五六七八九十百千]{1,7})(?<unit>元|块)(?:钱)?(?<dime>[一二两三四五六七八九](?![十百千个件双条台]))?(?!布|手表|电池|屏|肥皂|香皂)/g;
/** 三百五 and 一千二 are prices where no unit follows and no body was spoken of. */
const ZH_BARE =
  /(?<![第重体高一二两三四五六七八九十百千万])(?<amount>(?:[一二两三四五六七八九]千)?[一二两三四五六七八九]百[一二三四五六七八九](?:十[一二三四五六七八九]?)?|[一二两三四五六七八九]千[一二三四五六七八九])(?![十百千万斤公克个件双条套天号年月人台只页本米位次]|毫)/g;
/** 1.2万 is money where nothing is counted by it. */
const TEN_THOUSANDS =
  /(?<!销量?|[\d.粉])(?<amount>\d{1,4}(?:\.\d{1,2})?)(?<many>万)(?![\d人件单个次粉条台毫m米字步公]|\s?mah)/gi;
const DOLLARS = /^(?:\$|usd|dollars?|bucks)$/i;
const MINOR_PER_MAJOR = 100;
const MULTIPLES: Readonly<Record<string, number>> = { 万: 10_000, w: 10_000, 千: 1_000, k: 1_000 };

/** Amounts of money: ¥99.9, 100块钱, 99块9, 三十元, 三百五, 1.2万, $20, "20 bucks". */
export function findMoney(folded: string): readonly Entity[] {
  if (!/\d|[元块百千]/.test(folded)) return [];
  return [
    ...[SIGN_FIRST, UNIT_AFTER].flatMap((pattern) =>
      findAll(folded, pattern, ({ groups = {} }) => money(majorOf(groups), groups["sign"] ?? groups["unit"])),
    ),
    ...findAll(folded, ZH_WORDS, ({ groups = {} }) => {
      const whole = readNumber(groups["amount"] ?? "");
      return money(
        whole === undefined ? undefined : whole + (readNumber(groups["dime"] ?? "") ?? 0) / 10,
        groups["unit"],
      );
    }),
    ...findAll(folded, ZH_BARE, ({ groups }) => money(readNumber(groups?.["amount"] ?? ""))),
    ...findAll(folded, TEN_THOUSANDS, ({ groups = {} }) => money(majorOf(groups))),
  ];
}

function majorOf({ amount, many, dime }: Record<string, string | undefined>): number {
  const whole = Number((amount ?? "").replaceAll(",", "")) + Number(dime ?? 0) / 10;
  return whole * (MULTIPLES[many?.toLowerCase() ?? ""] ?? 1);
}

/** Without a unit the currency was not said. */
function money(major: number | undefined, unit?: string): Meaning | undefined {
  if (major === undefined || !Number.isFinite(major)) return undefined;
  const minorUnits = Math.round(major * MINOR_PER_MAJOR);
  if (unit === undefined) return { kind: "money", value: { minorUnits } };
  const value: Money = { minorUnits, currency: DOLLARS.test(unit) ? "USD" : "CNY" };
  return { kind: "money", value };
}
