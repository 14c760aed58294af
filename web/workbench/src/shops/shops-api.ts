import { queryOptions } from "@tanstack/react-query";
import { type Decoded, list, nothing, object, text } from "../platform/decode.ts";
import { type Answer, request, requireAnswer } from "../platform/http.ts";

const shop = object({
  id: text,
  slug: text,
  nameZh: text,
  nameEn: text,
  language: text,
  accentColour: text,
  allowedOrigins: list(text),
});
const keyFields = { keyId: text, algorithm: text, issuer: text, createdAt: text };
const key = object(keyFields);
const newKey = object({ keyId: text, issuer: text }, { secret: text });

/** A shop's settings. */
export type ShopSettings = Decoded<typeof shop>;

/** A key with which the shop's own server vouches for its customers; never its secret. */
export type ShopKey = Decoded<typeof key>;

/** A key just made, with the secret that is told this once. */
export type NewShopKey = Decoded<typeof newKey>;

/** What may be changed of a shop. */
export type ShopChange = Partial<Pick<ShopSettings, "nameZh" | "nameEn" | "accentColour" | "allowedOrigins">>;

const pathOf = (shopId: string): string => `/api/v1/shops/${encodeURIComponent(shopId)}`;

/** The query of a shop's settings. */
export function shopQuery(shopId: string) {
  return queryOptions({
    queryKey: ["shop", shopId],
    queryFn: ({ signal }) => requireAnswer(request({ path: pathOf(shopId), decode: shop, signal })),
  });
}

/** Changes a shop's settings; `origin_invalid` when a text is no origin. */
export function changeShop(shopId: string, change: ShopChange): Promise<Answer<ShopSettings>> {
  return request({ method: "PATCH", path: pathOf(shopId), body: change, decode: shop });
}

/** The query of a shop's working keys. */
export function keysQuery(shopId: string) {
  return queryOptions({
    queryKey: ["shop-keys", shopId],
    queryFn: async ({ signal }) =>
      (await requireAnswer(request({ path: `${pathOf(shopId)}/keys`, decode: object({ keys: list(key) }), signal })))
        .keys,
  });
}

/** Makes a shared-secret key. */
export function createKey(shopId: string): Promise<Answer<NewShopKey>> {
  return request({ method: "POST", path: `${pathOf(shopId)}/keys`, body: { algorithm: "HS256" }, decode: newKey });
}

/** Withdraws a key: tokens it signed are taken no longer. */
export function revokeKey(shopId: string, keyId: string): Promise<Answer<null>> {
  return request({ method: "DELETE", path: `${pathOf(shopId)}/keys/${encodeURIComponent(keyId)}`, decode: nothing });
}
