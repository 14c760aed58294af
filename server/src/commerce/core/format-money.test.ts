import { describe, expect, test } from "vitest";
import { formatMoney } from "./format-money.ts";

describe("money as it is said in a chat", () => {
  test.each([
    [19_900, "CNY", "zh", "199元"],
    [850, "CNY", "zh", "8.50元"],
    [5_500, "USD", "en", "$55.00"],
    [5_500, "USD", "zh", "$55.00"],
    [19_900, "CNY", "en", "¥199.00"],
    [1_200, "JPY", "en", "¥1,200"],
  ] as const)("%d %s in %s", (amount, currency, language, said) => {
    expect(formatMoney(amount, currency, language)).toBe(said);
  });
});
