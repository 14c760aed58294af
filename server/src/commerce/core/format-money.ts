import { once } from "../../platform/once.ts";
import type { Language, MinorUnits } from "./text.ts";

const LOCALES = { zh: "zh-CN", en: "en-US" } as const;
const ZH_COUNT_UNIT: Readonly<Record<string, string>> = { CNY: "元" };

/** Money as one says it in a chat: `199元`, `8.50元`, `$24.90`. */
export function formatMoney(amount: MinorUnits, currency: string, language: Language): string {
  const digits = fractionDigits(currency);
  const major = amount / 10 ** digits;
  const whole = Number.isInteger(major);
  const unit = language === "zh" ? ZH_COUNT_UNIT[currency] : undefined;
  if (unit !== undefined) return `${whole ? String(major) : major.toFixed(digits)}${unit}`;
  return currencyFormat(LOCALES[language], currency).format(major);
}

function fractionDigits(currency: string): number {
  return currencyFormat("en-US", currency).resolvedOptions().maximumFractionDigits ?? 2;
}

/** Formats are made once: making one costs a hundred times what using it does. There are few locales, zones and currencies. */
const currencyFormat = once((locale: string, currency: string) => {
  return new Intl.NumberFormat(locale, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
});
