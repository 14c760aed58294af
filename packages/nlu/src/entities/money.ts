import type { Entity, Meaning, Money } from "./entity.ts";
import { findAll } from "./matching.ts";
import { readNumber } from "./numerals.ts";

const AMOUNT = "\\d{1,7}(?:,\\d{3})*(?:\\.\\d{1,2})?";
const SIGN_FIRST = new RegExp(`(?<sign>[¥￥$]|\\brmb|\\bcny|\\busd)\\s?(?<amount>${AMOUNT})(?![\\d.])`, "gi");
const UNIT_AFTER = new RegExp(
  `(?<![\\d.])(?<amount>${AMOUNT})\\s?(?<unit>元|块|rmb|cny|yuan|usd|dollars?|bucks|\\$)(?:钱)?(?<dime>[1-9](?!\\d))?`,
  "gi",
);
const ZH_WORDS = /(?<amount>[一二两三四五六七八九十百千]{1,7})(?<unit>元|块)(?:钱)?(?!布|手表|电池|屏|肥皂|香皂)/g;
const DOLLARS = /^(?:\$|usd|dollars?|bucks)$/i;
const MINOR_PER_MAJOR = 100;

/** Amounts of money: ¥99.9, 100块钱, 三十元, $20, "20 bucks". */
export function findMoney(folded: string): readonly Entity[] {
  return [
    ...findAll(folded, SIGN_FIRST, ({ groups }) => money(Number(plain(groups?.["amount"])), groups?.["sign"])),
    ...findAll(folded, UNIT_AFTER, ({ groups }) =>
      money(Number(plain(groups?.["amount"])) + Number(groups?.["dime"] ?? 0) / 10, groups?.["unit"]),
    ),
    ...findAll(folded, ZH_WORDS, ({ groups }) => money(readNumber(groups?.["amount"] ?? ""), groups?.["unit"])),
  ];
}

function plain(amount: string | undefined): string {
  return (amount ?? "").replaceAll(",", "");
}

function money(major: number | undefined, unit: string | undefined): Meaning | undefined {
  if (major === undefined || !Number.isFinite(major)) return undefined;
  const minorUnits = Math.round(major * MINOR_PER_MAJOR);
  const value: Money = { minorUnits, currency: DOLLARS.test(unit ?? "") ? "USD" : "CNY" };
  return { kind: "money", value };
}
