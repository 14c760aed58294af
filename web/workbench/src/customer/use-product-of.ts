import { useQuery } from "@tanstack/react-query";
import { useWords } from "../i18n/use-words.ts";
import { textIn } from "./core/order-words.ts";
import type { Order } from "./orders-api.ts";
import { type Product, productsQuery } from "./products-api.ts";

/** The product of an order's line, found by its title; undefined while it is looked for, null where the shop has none. */
export function useProductOf(
  shopId: string,
  { title, productSku }: Pick<Order["lines"][number], "title" | "productSku">,
): Product | null | undefined {
  const { language } = useWords();
  const products = useQuery(productsQuery(shopId, textIn(title, language)));
  return products.isPending ? undefined : (products.data?.find(({ sku }) => sku === productSku) ?? null);
}
