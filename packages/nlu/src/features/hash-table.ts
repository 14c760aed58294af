/** Slots per hash: with so many free ones, most look-ups end at the first. */
const ROOM = 2;
const SPREAD = 0x9e3779b1;

/** Where each hash of a list stands in it: open addressing in a table whose length is a power of two. */
export interface HashTable {
  /** Index + 1 of a hash, 0 for a free slot. */
  readonly slots: Uint32Array;
  readonly shift: number;
}

/** Makes the table of a list of distinct hashes. */
export function createHashTable(hashes: Uint32Array): HashTable {
  const bits = Math.max(1, Math.ceil(Math.log2(hashes.length * ROOM + 1)));
  const table = { slots: new Uint32Array(2 ** bits), shift: 32 - bits };
  const mask = table.slots.length - 1;
  for (let index = 0; index < hashes.length; index += 1) {
    let slot = slotOf(table, hashes[index] ?? 0);
    while (table.slots[slot] !== 0) slot = (slot + 1) & mask;
    table.slots[slot] = index + 1;
  }
  return table;
}

/** The index of a hash in the list that the table was made of, or -1. */
export function findHash(table: HashTable, hashes: Uint32Array, wanted: number): number {
  const { slots } = table;
  const mask = slots.length - 1;
  for (let slot = slotOf(table, wanted); ; slot = (slot + 1) & mask) {
    const index = (slots[slot] ?? 0) - 1;
    if (index < 0 || hashes[index] === wanted) return index;
  }
}

function slotOf({ shift }: HashTable, hash: number): number {
  return Math.imul(hash, SPREAD) >>> shift;
}
