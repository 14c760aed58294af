import { decodeProtectedHeader, importJWK, jwtVerify, type CryptoKey, type JWK, type JWTPayload } from "jose";
import type { KeyAlgorithm } from "./shop-keys.ts";

/** A key as the database keeps it, ready to check signatures. */
export interface CheckingKey {
  readonly keyId: string;
  readonly algorithm: KeyAlgorithm;
  readonly secret: Buffer | null;
  readonly publicJwk: unknown;
  readonly issuer: string;
}

/** Whom a shop's server vouches for. */
export interface VouchedCustomer {
  readonly issuer: string;
  readonly externalId: string;
  readonly displayName: string | undefined;
}

/** Why a customer's token is not taken. Each is a mistake in the shop's own server; the customer is then anonymous or turned away. */
export type TokenRefusal =
  | "token_malformed"
  | "token_key_unknown"
  | "token_signature_wrong"
  | "token_expired"
  | "token_too_long_lived"
  | "token_audience_wrong"
  | "token_subject_missing";

/** A checked token, or why not. */
export type TokenCheck =
  { readonly ok: true; readonly customer: VouchedCustomer } | { readonly ok: false; readonly code: TokenRefusal };

/** Longer texts are not looked at. Characters. */
export const TOKEN_MAX_LENGTH = 4096;

/** How far two clocks may be apart. Seconds. */
const CLOCK_SKEW = 60;

/** A token may be good for at most so long: whoever copies one out of a page has it for a day, not for ever. Seconds. */
const MAX_LIFETIME = 24 * 60 * 60;

const SUBJECT_MAX = 200;
const NAME_MAX = 80;

const refuse = (code: TokenRefusal): TokenCheck => ({ ok: false, code });

/**
 * Checks a token (JWT) that a shop's server signed: `kid` names one of the shop's keys, the algorithm is that key's own
 * (never the token's choice), `aud` is the shop's slug, `exp` at most 24 hours away, `sub` the customer's id there.
 */
export async function checkCustomerToken(
  token: string,
  shop: { slug: string; keys: readonly CheckingKey[]; now: Date },
): Promise<TokenCheck> {
  const keyId = readKeyId(token);
  if (keyId === undefined) return refuse("token_malformed");
  const key = shop.keys.find((candidate) => candidate.keyId === keyId);
  if (!key) return refuse("token_key_unknown");
  const verified = await verifySignature(token, { key, slug: shop.slug, now: shop.now });
  return typeof verified === "string" ? refuse(verified) : readClaims(verified, { key, now: shop.now });
}

function readKeyId(token: string): string | undefined {
  if (token.length > TOKEN_MAX_LENGTH) return undefined;
  try {
    return decodeProtectedHeader(token).kid;
  } catch {
    return undefined;
  }
}

async function verifySignature(
  token: string,
  given: { key: CheckingKey; slug: string; now: Date },
): Promise<JWTPayload | TokenRefusal> {
  const { key, slug, now } = given;
  const rules = {
    algorithms: [key.algorithm],
    audience: slug,
    clockTolerance: CLOCK_SKEW,
    currentDate: now,
    requiredClaims: ["exp"],
  };
  try {
    return (await jwtVerify(token, await materialOf(key), rules)).payload;
  } catch (error) {
    return refusalOf(error);
  }
}

async function materialOf({ secret, publicJwk, algorithm }: CheckingKey): Promise<Uint8Array | CryptoKey> {
  return secret ?? importJWK(publicJwk as JWK, algorithm);
}

function refusalOf(error: unknown): TokenRefusal {
  const { code, claim } = error as { code?: string; claim?: string };
  if (code === "ERR_JWT_EXPIRED") return "token_expired";
  if (claim === "aud") return "token_audience_wrong";
  if (claim === "exp") return "token_expired";
  if (code === "ERR_JWS_SIGNATURE_VERIFICATION_FAILED" || code === "ERR_JOSE_ALG_NOT_ALLOWED")
    return "token_signature_wrong";
  return "token_malformed";
}

function readClaims(payload: JWTPayload, { key, now }: { key: CheckingKey; now: Date }): TokenCheck {
  const { sub, exp = 0 } = payload;
  const name: unknown = payload["name"];
  if (exp > now.getTime() / 1000 + MAX_LIFETIME + CLOCK_SKEW) return refuse("token_too_long_lived");
  if (typeof sub !== "string" || sub.length === 0 || sub.length > SUBJECT_MAX || sub.includes("\0"))
    return refuse("token_subject_missing");
  return {
    ok: true,
    customer: {
      issuer: key.issuer,
      externalId: sub,
      displayName: typeof name === "string" ? cleanName(name) : undefined,
    },
  };
}

/** Names come from strangers: no control characters, no half characters, not longer than a name. */
function cleanName(name: string): string {
  return [...name.toWellFormed().replaceAll(/\p{Cc}+/gu, " ")].slice(0, NAME_MAX).join("").trim();
}
