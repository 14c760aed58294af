import type { Product } from "../../commerce/index.ts";
import { type Aspect, attributeAspect, type Questions, type Sought, wordsOf } from "./questions.ts";
import { namesText } from "./statements.ts";
import { type FoundWord, wordFinder } from "./word-finder.ts";

/** Words of a question that ask for something; several aspects where the same words may mean either. */
export interface Asked {
  readonly at: number;
  readonly words: string;
  readonly aspects: readonly Aspect[];
  /** Asks only where a fact answers. */
  readonly hint: boolean;
}

interface Hit {
  readonly at: number;
  readonly words: string;
  readonly aspect: Aspect;
  readonly hint: boolean;
}

/** What a folded clause asks of a product, from left to right. Of words inside each other the longest counts. */
export function askedIn(questions: Questions, product: Product, clause: string): readonly Asked[] {
  const found = [...questions.find(clause), ...findOwn(questions, product)(clause)];
  const hits = found.flatMap(({ at, words, of: { aspect, hint } }) =>
    aspect === null ? [] : [{ at, words, aspect, hint }],
  );
  const beside = found.flatMap(({ at, words, of }) => (of.aspect === null ? [{ at, words, hint: false }] : []));
  const longest = hits.filter((hit) => ![...hits, ...beside].some((other) => isInside(hit, other)));
  return apartFromName(grouped(longest).slice(0, MOST_ASKED), product, clause);
}

/** Nobody asks for more in one breath; somebody may write a word a thousand times. */
const MOST_ASKED = 16;

function isInside(hit: Hit, other: Omit<Hit, "aspect">): boolean {
  if (other.words.length <= hit.words.length || other.hint) return false;
  return other.at <= hit.at && hit.at + hit.words.length <= other.at + other.words.length;
}

function grouped(hits: readonly Hit[]): readonly Asked[] {
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) {
    const key = `${String(hit.at)} ${hit.words} ${String(hit.hint)}`;
    groups.set(key, [...(groups.get(key) ?? []), hit]);
  }
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      return first === undefined ? [] : [{ ...first, aspects: group.map(({ aspect }) => aspect) }];
    })
    .sort((left, right) => left.at - right.at);
}

type Find = (text: string) => readonly FoundWord<Sought>[];

/** Kept with the very product they were made from. */
const kept = new WeakMap<Product, Find>();

/** A shop may call an attribute as nobody else does. */
function findOwn({ known: worded }: Questions, product: Product): Find {
  const known = kept.get(product);
  if (known !== undefined) return known;
  const own = product.attributes
    .filter(({ key }) => !worded.has(key))
    .map(({ key, name }) => attributeAspect(key, [name.zh ?? "", name.en ?? "", key]));
  const made = wordFinder(own.flatMap(wordsOf));
  kept.set(product, made);
  return made;
}

/** What is in the product's name asks only where nothing else does and it does not stand in that name: 保温吗, not 保温杯呢. */
function apartFromName(asked: readonly Asked[], product: Product, text: string): readonly Asked[] {
  const names = namesText(product);
  const inName = (words: string) => names.includes(words);
  const apart = asked.filter(({ words }) => !inName(words));
  if (apart.some(({ hint }) => !hint)) return apart;
  return asked.filter((one) => !inName(one.words) || (!isThing(one) && !standsInName(one, text, names)));
}

/** Nobody asks whether there is honey in honey. */
function isThing({ aspects }: Asked): boolean {
  return aspects.every(({ about }) => about === "thing");
}

function standsInName({ at, words }: Asked, text: string, names: string): boolean {
  const [before = ""] = /(?:[a-z]+ |\p{sc=Han})$/u.exec(text.slice(0, at)) ?? [];
  const [after = ""] = /^(?: [a-z]+|\p{sc=Han})/u.exec(text.slice(at + words.length)) ?? [];
  return [`${before}${words}`, `${words}${after}`].some((longer) => longer !== words && names.includes(longer));
}
