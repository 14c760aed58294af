import type { BilingualText, FactNameOf, ShopRules } from "../../commerce/index.ts";

/** What a shop's rules say in words, and the fact that it is. */
export interface RuleText {
  readonly fact: FactNameOf<"shop">;
  readonly texts: readonly BilingualText[];
}

/** Everything that a shop's rules say in words. */
export function ruleTexts(rules: ShopRules): readonly RuleText[] {
  const said: readonly (readonly [FactNameOf<"shop">, readonly (BilingualText | null | undefined)[]])[] = [
    ["dispatch_promise", [rules.dispatch?.text]],
    ["dispatch_when_late", [rules.dispatch?.whenLate]],
    ["coverage", [rules.coverage?.text]],
    ["invoices", [rules.invoices?.text]],
    ["bargaining", [rules.bargaining?.text]],
    ["price_protection", [rules.priceProtection?.text]],
    ["return_window", [rules.returns?.text, rules.returns?.exceptions]],
    ["return_fee", [rules.returns?.feeText]],
    ["refund_days", [rules.refunds?.text]],
    ["combining", [rules.combining?.text]],
    ["gifts", [rules.gifts]],
    ["guarantee", [rules.guarantee]],
    ["repair", [rules.repair]],
    ["how_to_order", rules.howToOrder],
    ["opening_hours", [rules.openingHours]],
    ["visit_address", [rules.visitAddress]],
  ];
  return said.flatMap(([fact, texts]) => {
    const given = texts.filter((text) => text !== null && text !== undefined);
    return given.length > 0 ? [{ fact, texts: given }] : [];
  });
}

const SENTENCE = /(?<=[。！？；!?;])\s*|(?<=[.])\s+/u;

/** The sentences of a rule's texts in both languages: each may be what is asked after. */
export function sentencesOf({ texts }: RuleText): readonly string[] {
  return texts
    .flatMap(({ zh = "", en = "" }) => [zh, en])
    .flatMap((text) => text.split(SENTENCE))
    .filter((sentence) => sentence.trim() !== "");
}
