import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { bilingual, type Decoded, list, number, object, orNull, otherwise, text } from "../platform/decode.ts";
import { request, requireAnswer } from "../platform/http.ts";

/** Products brought by one search. */
const HITS = 8;

const option = object({ name: bilingual, value: bilingual });

const product = object({
  sku: text,
  title: bilingual,
  url: orNull(text),
  imageUrl: orNull(text),
  variants: list(object({ sku: text, options: list(option), price: number, stock: number, restockOn: orNull(text) })),
  attributes: otherwise(list(option), []),
});

/** A product as the workbench shows it; prices in minor units of the shop's currency. */
export type Product = Decoded<typeof product>;

/** Products of a shop that share words with the text, best first. */
export function productsQuery(shopId: string, words: string) {
  const query = new URLSearchParams({ query: words, limit: String(HITS) });
  const path = `/api/v1/shops/${encodeURIComponent(shopId)}/products?${query.toString()}`;
  return queryOptions({
    queryKey: ["products", shopId, words],
    queryFn: async ({ signal }) =>
      (await requireAnswer(request({ path, decode: object({ products: list(product) }), signal }))).products,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
