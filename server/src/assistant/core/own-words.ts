import type { ShopFacts } from "../../commerce/index.ts";
import { type FindClosest, NO_OWN_ANSWERS, type OpenClosest, type OwnAnswers } from "../../knowledge/index.ts";
import { ruleTexts, sentencesOf } from "./rule-texts.ts";

/** What a shop says in its own words, and how it is found by likeness. */
export interface OwnWords {
  /** Questions that the owner answers himself. */
  readonly answers: OwnAnswers;
  /** Finds the rule whose words are most alike, by its fact. */
  readonly rules: FindClosest;
}

/** A shop that says nothing in its own words. */
export const NO_OWN_WORDS: OwnWords = { answers: NO_OWN_ANSWERS, rules: () => null };

/** Made when first asked, and gone with the version of the facts that it was made of. */
const rulesOf = new WeakMap<ShopFacts, FindClosest>();

/** A shop's own words: its answers, and the words of its rules. */
export function ownWords(answers: OwnAnswers, shop: ShopFacts, openClosest: OpenClosest): OwnWords {
  return {
    answers,
    rules: (text) => {
      const finder = rulesOf.get(shop) ?? openClosest(groupsOf(shop));
      rulesOf.set(shop, finder);
      return finder(text);
    },
  };
}

function groupsOf({ rules }: ShopFacts) {
  return ruleTexts(rules).map((rule) => ({ key: rule.fact, phrases: sentencesOf(rule) }));
}
