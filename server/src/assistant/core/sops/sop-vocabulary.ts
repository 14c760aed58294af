import type { BilingualText, ShopFacts } from "../../../commerce/index.ts";
import type { IntentTitle } from "../../../knowledge/index.ts";
import { skillFor } from "../skills/index.ts";
import { MAX_SOP_STEPS, mayOffer, mayStart } from "./check-sop.ts";
import { DECIDING_FACTS, NUMBER_BRANCHES, TOLD_FACTS } from "./sop-facts.ts";

interface Named {
  readonly id: string;
  readonly name: BilingualText;
}

const named = (table: Readonly<Record<string, BilingualText>>): Named[] =>
  Object.entries(table).map(([id, name]) => ({ id, name }));

/** Everything that a step of a shop's process can name, in words, for the form that it is made by. */
export function sopVocabulary({ shop, products }: ShopFacts, intents: readonly IntentTitle[]) {
  const titled = intents.map(({ id, title }) => ({ id, name: title }));
  const categories = new Map(products.map(({ category, categoryName }) => [category, categoryName]));
  return {
    languages: shop.language === "zh" ? (["zh", "en"] as const) : (["en", "zh"] as const),
    currency: shop.currency,
    maxSteps: MAX_SOP_STEPS,
    told: Object.entries(TOLD_FACTS).map(([id, { name }]) => ({ id, name })),
    deciding: Object.entries(DECIDING_FACTS).map(([id, { name, limited, values }]) => ({
      id,
      name,
      limited,
      values: id === "product.category" ? named(Object.fromEntries(categories)) : named(values ?? {}),
    })),
    numbers: named(NUMBER_BRANCHES),
    starts: titled.filter(({ id }) => mayStart(id)),
    skills: titled.filter(({ id }) => mayOffer(id) && skillFor(id) !== undefined),
  };
}

/** Paths of the categories that a shop's products are in. */
export function categoriesOf({ products }: ShopFacts): readonly string[] {
  return [...new Set(products.map(({ category }) => category))];
}
