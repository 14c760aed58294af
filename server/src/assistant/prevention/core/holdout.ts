import type { ReminderKind } from "@warmline/contract";

/** Who would be reminded of what. */
export interface Remindable {
  readonly shopId: string;
  readonly kind: ReminderKind;
  readonly customerId: string;
}

/**
 * Whether a customer is one of those who are not reminded, so that the effect can be measured. The same customer and kind
 * are always on the same side while the share stays, and who was held out by a smaller share is by a larger one.
 */
export function isHeldOut({ shopId, kind, customerId }: Remindable, percent: number): boolean {
  return hashOf(`${shopId}/${kind}/${customerId}`) % 10_000 < percent * 100;
}

/** FNV-1a with the last mixing of murmur3: its low digits depend on every letter. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
