import type { ImportProblemCode } from "./import-problem.ts";

/** Currencies without a smaller unit; all others here have two decimals. */
const NO_DECIMALS = new Set(["JPY", "KRW", "VND", "CLP", "ISK", "UGX", "XAF", "XOF"]);
/** The most that one amount may be, in minor units: a thousand million yuan. */
export const MAX_AMOUNT = 100_000_000_000;

const WRITTEN = /^(?:[¥￥$€£]\s*)?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(?:\s*元)?$/u;

/** An amount in minor units, or why it is none. */
export type MoneyRead =
  { readonly ok: true; readonly amount: number } | { readonly ok: false; readonly code: ImportProblemCode };

/** Reads `129`, `129.9`, `1,299.00`, `¥129` or `129元` exactly, without floating point in between. */
export function parseMoney(written: string | number, currency: string): MoneyRead {
  const text = typeof written === "number" ? plain(written) : written.normalize("NFKC").trim();
  const match = WRITTEN.exec(text);
  if (match === null) return { ok: false, code: text.startsWith("-") ? "number_out_of_range" : "value_invalid" };
  const decimals = NO_DECIMALS.has(currency) ? 0 : 2;
  const fraction = (match[2] ?? "").replace(/0+$/, "");
  if (fraction.length > decimals) return { ok: false, code: "too_precise" };
  const amount = Number(`${(match[1] ?? "").replaceAll(",", "")}${fraction.padEnd(decimals, "0")}`);
  return amount <= MAX_AMOUNT ? { ok: true, amount } : { ok: false, code: "number_out_of_range" };
}

/** As many digits as the largest amount has; sums like 0.1 + 0.2 leave noise behind them. */
const DIGITS = 12;

/** A number as it was meant, without an exponent. */
function plain(number: number): string {
  const meant = Number(number.toPrecision(DIGITS));
  const text = String(meant);
  return text.includes("e") ? meant.toFixed(10) : text;
}
