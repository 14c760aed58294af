import type { Setting } from "@warmline/ui";
import { createContext, use } from "react";
import { useWords } from "../i18n/use-words.ts";
import { useMe } from "./me-context.ts";

/** The shop that what is shown belongs to: its orders, parcels and cards go by its clock. Null outside of any. */
export const ShopContext = createContext<string | null>(null);

/** How times of orders and parcels are set: by the shop's clock, as the assistant and the shop's own pages say them. */
export function useShopTime(): Setting {
  const { language } = useWords();
  const { shops } = useMe();
  const shopId = use(ShopContext);
  return { language, timeZone: shops.find(({ id }) => id === shopId)?.timeZone };
}
