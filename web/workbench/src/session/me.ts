import type { Language } from "@warmline/contract";
import { queryOptions } from "@tanstack/react-query";
import { type Decoded, type Decoder, list, number, object, oneOf, otherwise, text } from "../platform/decode.ts";
import { request, requireAnswer } from "../platform/http.ts";

/** `"*"`: all shops of the organization. */
export type ShopScope = "*" | readonly string[];

const shops: Decoder<ShopScope> = (value, path) => (value === "*" ? "*" : list(text)(value, path));

const me = object({
  person: object({
    id: text,
    email: text,
    displayName: text,
    language: oneOf("zh", "en"),
    tier: otherwise(number, 1),
  }),
  organization: object({ id: text, name: text }),
  shops: list(
    object({
      id: text,
      slug: text,
      nameZh: text,
      nameEn: text,
      currency: otherwise(text, "CNY"),
      language: otherwise(text, "zh"),
      timeZone: otherwise(text, "UTC"),
    }),
  ),
  permissions: list(object({ permission: text, shops })),
});

/** Who is signed in, and what the server lets him do. */
export type Me = Decoded<typeof me>;

/** The query of `GET /api/v1/me`; fails with `not_signed_in` when nobody is. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: ({ signal }) => requireAnswer(request({ path: "/api/v1/me", decode: me, signal })),
  staleTime: 60_000,
});

/** Whether the server granted a permission: in this shop, or, without a shop, in any. */
export function may(person: Me, permission: string, shopId?: string): boolean {
  const held = person.permissions.find((one) => one.permission === permission);
  if (held === undefined) return false;
  if (held.shops === "*") return true;
  return shopId === undefined ? held.shops.length > 0 : held.shops.includes(shopId);
}

/** A shop's name in the reader's language; its id when the shop is not known. */
export function shopName(person: Me, shopId: string, language: Language): string {
  const shop = person.shops.find(({ id }) => id === shopId);
  if (shop === undefined) return shopId;
  return language === "zh" ? shop.nameZh || shop.nameEn : shop.nameEn || shop.nameZh;
}
