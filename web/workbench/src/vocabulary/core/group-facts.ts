import type { Language } from "@warmline/contract";
import { type Bilingual, textIn } from "../../customer/core/order-words.ts";

/** Stands between a product's name and a variant's options. */
const BEFORE_OPTIONS = " · ";

/** A fact in words: what it is about and what it says of that. */
export interface NamedFact {
  readonly id: string;
  readonly subject: Bilingual;
  readonly name: Bilingual;
}

/** Facts about one thing; `subject` is empty for ids that have no words, which are shown as they are. */
export interface FactGroup {
  readonly subject: string;
  readonly facts: readonly { readonly id: string; readonly words: string }[];
}

/** Gathers facts by what they are about, in the order in which they were named; variants alike under their product. */
export function groupFacts(
  ids: readonly string[],
  named: readonly NamedFact[],
  language: Language,
): readonly FactGroup[] {
  const known = new Map(named.map((fact) => [fact.id, fact]));
  const groups = new Map<string, { id: string; words: string }[]>();
  for (const id of new Set(ids)) {
    const fact = known.get(id);
    const subject = fact === undefined ? "" : textIn(fact.subject, language);
    const words = fact === undefined ? id : textIn(fact.name, language);
    groups.set(subject, [...(groups.get(subject) ?? []), { id, words }]);
  }
  return joinVariants([...groups].map(([subject, facts]) => ({ subject, facts })));
}

/** Variants of one product of which the same was said are one line under the product's name; the ids stay on it. */
function joinVariants(groups: readonly FactGroup[]): readonly FactGroup[] {
  const joined = new Map<string, FactGroup>();
  for (const group of groups) {
    const product = group.subject.split(BEFORE_OPTIONS)[0] ?? "";
    const alike = JSON.stringify([product, ...group.facts.map(({ words }) => words)]);
    const before = joined.get(alike);
    joined.set(alike, before === undefined ? group : { subject: product, facts: joinIds(before, group) });
  }
  return [...joined.values()];
}

function joinIds(before: FactGroup, { facts }: FactGroup): FactGroup["facts"] {
  return before.facts.map(({ id, words }, index) => ({ id: `${id}, ${facts[index]?.id ?? ""}`, words }));
}
