import { createHmac } from "node:crypto";

/** An admin's session, for what a shop owner does once before his own server can vouch for customers. */
export interface Admin {
  readonly url: string;
  readonly cookie: string;
}

/** What a shop's own server keeps, to vouch for its customers. */
export interface ShopKey {
  readonly keyId: string;
  readonly secret: string;
}

/** How long a token is good for. Seconds. */
const LIFETIME = 600;

/** Signs in as a person of the organization. */
export async function signInAdmin(
  url: string,
  credentials: { readonly email: string; readonly password: string },
): Promise<Admin> {
  const response = await post({ url, cookie: "" }, "/api/v1/session", credentials);
  const cookie = response.headers.getSetCookie()[0]?.split(";")[0];
  if (!response.ok || cookie === undefined) throw new Error(`Not signed in: ${await response.text()}`);
  return { url, cookie };
}

/** Makes a key for a shop; `issuer` says whose customers its tokens name, where they are not the shop's own. */
export async function createKey(
  admin: Admin,
  { shopId, issuer }: { readonly shopId: string; readonly issuer?: string },
): Promise<ShopKey> {
  const response = await post(admin, `/api/v1/shops/${shopId}/keys`, {
    algorithm: "HS256",
    ...(issuer === undefined ? {} : { issuer }),
  });
  const key: unknown = await response.json();
  if (typeof key === "object" && key !== null && "keyId" in key && "secret" in key) {
    const { keyId, secret } = key;
    if (typeof keyId === "string" && typeof secret === "string") return { keyId, secret };
  }
  throw new Error(`No key: ${JSON.stringify(key)}`);
}

/** Says groups of rules in a shop, beside those that it has. */
export async function setRules(admin: Admin, slug: string, said: object): Promise<void> {
  const { shops } = await get<{ readonly shops: readonly { readonly id: string; readonly slug: string }[] }>(
    admin,
    "/api/v1/me",
  );
  const path = `/api/v1/shops/${shops.find((shop) => shop.slug === slug)?.id ?? ""}/rules`;
  const { revision, rules } = await get<{ readonly revision: string; readonly rules: object }>(admin, path);
  const response = await post(admin, path, { revision, rules: { ...rules, ...said } }, "PUT");
  if (!response.ok) throw new Error(`No rules: ${await response.text()}`);
}

async function get<Body>({ url, cookie }: Admin, path: string): Promise<Body> {
  const response = await fetch(`${url}${path}`, { headers: { cookie } });
  return (await response.json()) as Body;
}

/** Signs a customer's token as a shop's server would, with nothing but a hash function (JWT, HS256). */
export function signToken(
  { keyId, secret }: ShopKey,
  { shop, customer, now }: { readonly shop: string; readonly customer: string; readonly now: Date },
): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const exp = Math.floor(now.getTime() / 1000) + LIFETIME;
  const text = `${part({ alg: "HS256", kid: keyId })}.${part({ aud: shop, sub: customer, exp })}`;
  return `${text}.${createHmac("sha256", Buffer.from(secret, "base64url")).update(text).digest("base64url")}`;
}

function post({ url, cookie }: Admin, path: string, body: object, method: "POST" | "PUT" = "POST"): Promise<Response> {
  return fetch(`${url}${path}`, {
    method,
    headers: {
      "content-type": "application/json",
      "x-warmline-csrf": "1",
      ...(cookie === "" ? {} : { cookie }),
    },
    body: JSON.stringify(body),
  });
}
