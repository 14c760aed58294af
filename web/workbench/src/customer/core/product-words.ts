/** One variant as far as price and stock go. */
interface Variant {
  readonly price: number;
  readonly stock: number;
}

/** The lowest price of a product in minor units; null when nothing of it is sold. */
export function lowestPrice(variants: readonly Variant[]): number | null {
  return variants.length === 0 ? null : Math.min(...variants.map(({ price }) => price));
}

/** All that is in stock of a product. */
export function stockOf(variants: readonly Variant[]): number {
  return variants.reduce((sum, { stock }) => sum + Math.max(0, stock), 0);
}
