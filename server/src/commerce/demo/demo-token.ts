import { SignJWT } from "jose";
import { checkingKeys, createShopKey, type IdentityContext, type Shop } from "../../identity/index.ts";
import { withScope } from "../../platform/database/index.ts";

/** How long a demo page vouches for its customer, in seconds. */
const LIFETIME = 3600;

interface SigningKey {
  readonly keyId: string;
  readonly secret: Uint8Array;
}

/** Whom the demo page vouches for. */
export interface DemoVisitor {
  readonly externalId: string;
  readonly name: string;
}

/** Signs a customer's token the way the shop's own server would, with the shop's key. Only for customers of the demo. */
export async function signAsShop(context: IdentityContext, shop: Shop, visitor: DemoVisitor): Promise<string | null> {
  const key = (await knownKey(context, shop)) ?? (await newKey(context, shop));
  if (key === null) return null;
  const now = Math.floor(context.clock.now().getTime() / 1000);
  return new SignJWT({ name: visitor.name })
    .setProtectedHeader({ alg: "HS256", kid: key.keyId })
    .setSubject(visitor.externalId)
    .setAudience(shop.slug)
    .setIssuedAt(now)
    .setExpirationTime(now + LIFETIME)
    .sign(key.secret);
}

async function knownKey({ database }: IdentityContext, shop: Shop): Promise<SigningKey | null> {
  const scope = { organizationId: shop.organizationId, shops: [shop.id] };
  const keys = await withScope(database, scope, (trx) => checkingKeys(trx, shop.id));
  const own = keys.find(({ algorithm, issuer }) => algorithm === "HS256" && issuer === `shop:${shop.slug}`);
  return own?.secret ? { keyId: own.keyId, secret: own.secret } : null;
}

async function newKey(context: IdentityContext, shop: Shop): Promise<SigningKey | null> {
  const actor = { kind: "system", organizationId: shop.organizationId, purpose: "demo" } as const;
  const made = await createShopKey(context, actor, { shopId: shop.id, key: { algorithm: "HS256" } });
  if (!made.ok || made.secret === undefined) return null;
  return { keyId: made.key.keyId, secret: Buffer.from(made.secret, "base64url") };
}
