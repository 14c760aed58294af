import { randomBytes } from "node:crypto";
import { importJWK, type JWK } from "jose";
import type { Transaction } from "../platform/database/index.ts";
import { recordAudit } from "./audit.ts";
import { inOrganization, type IdentityContext } from "./context.ts";
import { authorize } from "./core/authorize.ts";
import type { PersonPrincipal, Principal } from "./core/principal.ts";

/** How a shop's server may sign: a shared secret, or a key pair whose public half we keep. */
export type KeyAlgorithm = "HS256" | "RS256" | "ES256" | "EdDSA";

/** A key as its owner sees it again; the secret is told once, when it is made. */
export interface ShopKeyView {
  readonly keyId: string;
  readonly algorithm: KeyAlgorithm;
  readonly issuer: string;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** A key to be made. Without a public key a shared secret is drawn. */
export interface NewShopKey {
  readonly algorithm: KeyAlgorithm;
  readonly publicJwk?: Readonly<Record<string, unknown>> | undefined;
  /** Whose customers the tokens name; the shop's own by default. */
  readonly issuer?: string | undefined;
}

/** A new key; `secret` (base64url, 32 bytes) only for HS256. */
export type ShopKeyResult =
  | { readonly ok: true; readonly key: ShopKeyView; readonly secret: string | undefined }
  | { readonly ok: false; readonly code: "not_found" | "key_invalid" | "issuer_forbidden" };

/** Bytes of a shared secret: as many as SHA-256 gives. */
const SECRET_BYTES = 32;

/** The issuer of a shop's own customers. */
export function issuerOf(slug: string): string {
  return `shop:${slug}`;
}

/** Makes a key for a shop. Customers of another issuer (a platform, an import) are named only by whoever rules the organization. */
export async function createShopKey(
  context: IdentityContext,
  actor: Principal & { organizationId: string },
  wanted: { shopId: string; key: NewShopKey },
): Promise<ShopKeyResult> {
  const { shopId, key } = wanted;
  if (!(await isUsable(key))) return { ok: false, code: "key_invalid" };
  if (!mayName(actor, key.issuer)) return { ok: false, code: "issuer_forbidden" };
  return inOrganization(context, actor.organizationId, async (trx) => {
    const shop = await trx.selectFrom("shop").select("slug").where("id", "=", shopId).executeTakeFirst();
    if (!shop) return { ok: false, code: "not_found" };
    return insertKey(trx, context, { actor, shopId, key, issuer: key.issuer ?? issuerOf(shop.slug) });
  });
}

/** `shop:` names are never chosen: one shop would sign in as another's customers. */
function mayName(actor: Principal & { organizationId: string }, issuer: string | undefined): boolean {
  if (issuer === undefined) return true;
  if (issuer.startsWith("shop:")) return false;
  return authorize(actor, "shop.keys", { organizationId: actor.organizationId }).ok;
}

async function isUsable({ algorithm, publicJwk }: NewShopKey): Promise<boolean> {
  if (algorithm === "HS256") return publicJwk === undefined;
  if (!publicJwk || "d" in publicJwk || publicJwk["kty"] === "oct") return false;
  return importJWK(publicJwk as JWK, algorithm).then(
    () => true,
    () => false,
  );
}

interface KeyOrder {
  readonly actor: Principal & { organizationId: string };
  readonly shopId: string;
  readonly key: NewShopKey;
  readonly issuer: string;
}

async function insertKey(trx: Transaction, context: IdentityContext, order: KeyOrder): Promise<ShopKeyResult> {
  const { actor, shopId, issuer } = order;
  const { algorithm, publicJwk } = order.key;
  const { organizationId } = actor;
  const keyId = randomBytes(9).toString("base64url");
  const secret = algorithm === "HS256" ? randomBytes(SECRET_BYTES) : null;
  const createdAt = context.clock.now();
  const material = { secret, public_jwk: publicJwk ? JSON.stringify(publicJwk) : null };
  const row = {
    organization_id: organizationId,
    shop_id: shopId,
    key_id: keyId,
    algorithm,
    ...material,
    issuer,
    created_at: createdAt,
  };
  await trx.insertInto("shop_key").values(row).execute();
  const detail = { shopId, algorithm, issuer };
  await recordAudit(trx, context, {
    organizationId,
    actor,
    action: "shop_key.created",
    target: `shop_key:${keyId}`,
    detail,
  });
  return {
    ok: true,
    key: { keyId, algorithm, issuer, createdAt: createdAt.toISOString() },
    secret: secret?.toString("base64url"),
  };
}

/** The keys of a shop that still work, oldest first; undefined when the organization has no such shop. */
export async function listShopKeys(
  context: IdentityContext,
  organizationId: string,
  shopId: string,
): Promise<ShopKeyView[] | undefined> {
  return inOrganization(context, organizationId, async (trx) => {
    const shop = await trx.selectFrom("shop").select("id").where("id", "=", shopId).executeTakeFirst();
    return shop && workingKeys(trx, shopId);
  });
}

async function workingKeys(trx: Transaction, shopId: string): Promise<ShopKeyView[]> {
  const rows = await trx
    .selectFrom("shop_key")
    .select(["key_id", "algorithm", "issuer", "created_at"])
    .where("shop_id", "=", shopId)
    .where("revoked_at", "is", null)
    .orderBy("created_at")
    .orderBy("key_id")
    .execute();
  return rows.map(({ key_id, algorithm, issuer, created_at }) => ({
    keyId: key_id,
    algorithm,
    issuer,
    createdAt: created_at.toISOString(),
  }));
}

/** Withdraws a key: tokens it signed are refused from now on; sessions that stand, stand. False when there is no such key. */
export async function revokeShopKey(
  context: IdentityContext,
  actor: PersonPrincipal,
  wanted: { shopId: string; keyId: string },
): Promise<boolean> {
  const { organizationId } = actor;
  return inOrganization(context, organizationId, async (trx) => {
    const revoked = await trx
      .updateTable("shop_key")
      .set({ revoked_at: context.clock.now() })
      .where("shop_id", "=", wanted.shopId)
      .where("key_id", "=", wanted.keyId)
      .where("revoked_at", "is", null)
      .returning("key_id")
      .execute();
    if (revoked.length === 0) return false;
    await recordAudit(trx, context, {
      organizationId,
      actor,
      action: "shop_key.revoked",
      target: `shop_key:${wanted.keyId}`,
      detail: { shopId: wanted.shopId },
    });
    return true;
  });
}
