import type { Entity } from "./entity.ts";
import { findAll } from "./matching.ts";

/** What precedes the sign is bounded as in RFC 5321 (64 octets), which also bounds the search. */
const EMAIL = /(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z\d-]{1,63}\.){1,4}[a-z]{2,12}(?![a-z\d-])/gi;

/** E-mail addresses, as people type them. */
export function findEmails(folded: string): readonly Entity[] {
  if (!folded.includes("@")) return [];
  return findAll(folded, EMAIL, (match) => ({ kind: "email", value: match[0].toLowerCase() }));
}
