import type { Product } from "../../commerce/index.ts";
import { asksToCompare } from "./asks.ts";
import { namedProducts } from "./find-product.ts";
import type { SkillTurn } from "./skill.ts";

/** So many things can be told beside each other. */
const MOST_COMPARED = 3;
/** What stands between the names of two things. */
const BETWEEN = /[和跟与同比、]|还是|或者|\b(?:and|or|vs\.?|versus|than|from|compared (?:to|with)|between)\b/i;
const THIS = /这[个款件条双支瓶盒]|\b(?:this|it)\b/i;
const ALL_OF_THEM =
  /[这那][两二2几三][个款件条双支瓶盒种]|它们|\b(?:these|those|the) (?:two|three)\b|\bboth\b|\bthem\b/i;
const WHICH = /哪[个款件条双支瓶盒种]|区别|差别|\bwhich (?:one|of|is|has)\b|\bdifferen(?:ce|t)\b/i;

/** The products that a question sets beside each other, as they are named; fewer than two where it compares none. */
export function comparedProducts(turn: SkillTurn): readonly Product[] {
  if (!asksToCompare(turn.text) && !WHICH.test(turn.text)) return [];
  const { products } = turn.facts.shop;
  const current = products.find((one) => one.sku === turn.dialogue.product) ?? null;
  const named = turn.text.split(BETWEEN).flatMap((part) => namedAlone(part, { products, current }));
  const all = [...new Set(current !== null && named.length < 2 ? [current, ...named] : named)];
  if (all.length > 1) return all.slice(0, MOST_COMPARED);
  return ALL_OF_THEM.test(turn.text) ? listedProducts(turn) : [];
}

interface Shelf {
  readonly products: readonly Product[];
  readonly current: Product | null;
}

/** The one product that words name; of several the one of the same kind as the product talked about. */
function namedAlone(part: string, { products, current }: Shelf): readonly Product[] {
  if (current !== null && THIS.test(part) && namedProducts(products, part).length === 0) return [current];
  const named = namedProducts(products, part);
  if (named.length < 2) return named;
  const alike = named.filter((one) => one !== current && one.category === current?.category);
  return alike.length === 1 ? alike : [];
}

function listedProducts({ dialogue: { listed }, facts }: SkillTurn): readonly Product[] {
  if (listed?.kind !== "products") return [];
  const shown = listed.keys.flatMap((sku) => facts.shop.products.find((one) => one.sku === sku) ?? []);
  return shown.slice(0, MOST_COMPARED);
}

/** A text without the words that name products: what is left says what is compared. */
export function withoutNames(text: string, products: readonly Product[]): string {
  const names = products.flatMap(({ title: { zh = "", en = "" } }) => [...piecesOf(zh), ...wordsOf(en)]);
  return names
    .toSorted((left, right) => right.length - left.length)
    .reduce((left, name) => left.replaceAll(name, " "), text.normalize("NFKC").toLowerCase());
}

function piecesOf(title: string): readonly string[] {
  const runs = title.match(/\p{sc=Han}{2,}/gu) ?? [];
  return runs.flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, from) =>
      Array.from({ length: run.length - from - 1 }, (_length, more) => run.slice(from, from + more + 2)),
    ).flat(),
  );
}

function wordsOf(title: string): readonly string[] {
  return title.toLowerCase().match(/[a-z]{3,}/g) ?? [];
}
