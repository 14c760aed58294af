import { createHash } from "node:crypto";

/** A fingerprint of what a source said; the same content gives the same one, whatever the order of its keys. */
export function contentHash(content: unknown): string {
  return createHash("sha256").update(JSON.stringify(content, sortKeys)).digest("base64url");
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
