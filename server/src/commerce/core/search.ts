import type { Product } from "./product.ts";
import type { BilingualText } from "./text.ts";

/** How much a hit in each place counts. */
const WEIGHT = { title: 6, keyword: 5, category: 3, option: 2, attribute: 1 } as const;

const LATIN = /[\p{Script=Latin}\p{N}]+/gu;
const HAN = /\p{Script=Han}+/gu;

/** Latin words without a plural s, and every pair of neighbouring Chinese characters (single ones stay single). */
export function searchTerms(text: string): ReadonlySet<string> {
  const folded = text.normalize("NFKC").toLowerCase();
  const words = (folded.match(LATIN) ?? []).map((word) => (word.length > 3 ? word.replace(/s$/, "") : word));
  return new Set([...words, ...(folded.match(HAN) ?? []).flatMap(pairs)]);
}

function pairs(run: string): readonly string[] {
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index] ?? ""}${character}`);
}

function bothLanguages(text: BilingualText): string {
  return `${text.zh ?? ""} ${text.en ?? ""}`;
}

/** A product's searchable words with their weights; build once, ask often. */
export interface SearchEntry {
  readonly product: Product;
  readonly weights: ReadonlyMap<string, number>;
}

/** Prepares a product for `rank`. */
export function searchEntry(product: Product): SearchEntry {
  const weights = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    for (const term of searchTerms(text)) weights.set(term, Math.max(weights.get(term) ?? 0, weight));
  };
  for (const attribute of product.attributes) add(bothLanguages(attribute.value), WEIGHT.attribute);
  for (const option of product.variants.flatMap((variant) => variant.options))
    add(bothLanguages(option.value), WEIGHT.option);
  add(bothLanguages(product.categoryName), WEIGHT.category);
  for (const word of product.keywords) add(word, WEIGHT.keyword);
  add(bothLanguages(product.title), WEIGHT.title);
  add(product.sku, WEIGHT.title);
  return { product, weights };
}

/** How many of all products know each term, for telling rare words from common ones. */
function spread(entries: readonly SearchEntry[], term: string): number {
  return entries.filter((entry) => entry.weights.has(term)).length;
}

/** Products sharing terms with the text, best first; rare terms count more. Empty when nothing is shared. */
export function rank(entries: readonly SearchEntry[], text: string, limit: number): readonly Product[] {
  const rarity = [...searchTerms(text)].map(
    (term) => [term, Math.log(1 + entries.length / (1 + spread(entries, term)))] as const,
  );
  return entries
    .map((entry) => ({
      product: entry.product,
      score: rarity.reduce((sum, [term, rare]) => sum + rare * (entry.weights.get(term) ?? 0), 0),
    }))
    .filter((hit) => hit.score > 0)
    .sort((a, b) => b.score - a.score || a.product.sku.localeCompare(b.product.sku))
    .slice(0, limit)
    .map((hit) => hit.product);
}
