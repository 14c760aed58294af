/** What a feature is made of; the number is the top two bits of its hash. */
export const kinds = { word: 0, phrase: 1, characters: 2, concept: 3 } as const;

/** One of the kinds of feature. */
export type Kind = (typeof kinds)[keyof typeof kinds];

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;
const KIND_SHIFT = 30;

/** The start of a hash. */
export const emptyHash = OFFSET;

/** Extends a hash by one character code: FNV-1a, which is cheap to roll forward over growing n-grams. */
export function extendHash(hash: number, code: number): number {
  return Math.imul(hash ^ code, PRIME);
}

/** Extends a hash by a whole string. */
export function extendHashBy(hash: number, text: string): number {
  let extended = hash;
  for (let index = 0; index < text.length; index += 1) extended = extendHash(extended, text.charCodeAt(index));
  return extended;
}

/** Mixes the bits (murmur's finaliser) and puts the kind into the top two. */
export function finishHash(hash: number, kind: Kind): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  mixed ^= mixed >>> 16;
  return ((mixed >>> 2) | (kind << KIND_SHIFT)) >>> 0;
}

/** The kind of a finished hash. */
export function kindOf(hash: number): number {
  return hash >>> KIND_SHIFT;
}
