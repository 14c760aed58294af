import type { Language } from "@warmline/contract";
import { type Bilingual, textIn } from "../../customer/core/order-words.ts";

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

/** Gathers facts by what they are about, in the order in which they were named. */
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
  return [...groups].map(([subject, facts]) => ({ subject, facts }));
}
