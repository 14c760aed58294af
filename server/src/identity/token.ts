import { createHash, randomBytes } from "node:crypto";

/** 256 bits: nobody guesses one, so that one fast hash of it is enough to keep. */
const TOKEN_BYTES = 32;

/** What a new token's text looks like; anything else is not looked up at all. */
const TOKEN_SHAPE = /^[A-Za-z0-9_-]{43}$/;

/** A new secret for a session or a link, as text that fits into a cookie and a path. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** Whether the text could be a token of ours. */
export function looksLikeToken(text: string): boolean {
  return TOKEN_SHAPE.test(text);
}

/** What the database keeps instead of the token. */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
