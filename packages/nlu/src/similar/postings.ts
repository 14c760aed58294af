import { createHashTable, findHash, type HashTable } from "../features/hash-table.ts";

/** Features of a text, each once, with what each counts. */
export interface Vector {
  readonly hashes: Uint32Array;
  readonly values: Float32Array;
}

/** For each feature who has it, one after the other. */
export interface Postings {
  readonly size: number;
  readonly hashes: Uint32Array;
  readonly table: HashTable;
  readonly starts: Uint32Array;
  readonly holders: Uint32Array;
  readonly values: Float32Array;
}

/** Vectors that one step reads: of long phrases they have some ten thousand features, a few milliseconds of work. */
const AT_ONCE = 32;

/** Turns vectors round, a few of them at a step. */
export function* invertInSteps(vectors: readonly Vector[]): Generator<undefined, Postings> {
  const hashes = yield* distinctInSteps(vectors);
  const table = createHashTable(hashes);
  yield;
  const features: Int32Array[] = [];
  const starts = new Uint32Array(hashes.length + 1);
  for (const [at, vector] of vectors.entries()) {
    const found = Int32Array.from(vector.hashes, (hash) => findHash(table, hashes, hash));
    for (const feature of found) starts[feature + 1] = (starts[feature + 1] ?? 0) + 1;
    features.push(found);
    if (isRest(at)) yield;
  }
  for (let at = 0; at < hashes.length; at += 1) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0);
  const holders = new Uint32Array(starts[hashes.length] ?? 0);
  const values = new Float32Array(holders.length);
  const next = starts.slice();
  for (const [holder, found] of features.entries()) {
    found.forEach((feature, position) => {
      const slot = next[feature] ?? 0;
      holders[slot] = holder;
      values[slot] = vectors[holder]?.values[position] ?? 0;
      next[feature] = slot + 1;
    });
    if (isRest(holder)) yield;
  }
  return { size: vectors.length, hashes, table, starts, holders, values };
}

function isRest(at: number): boolean {
  return at % AT_ONCE === AT_ONCE - 1;
}

/** Every feature of some vectors once, ascending. */
export function distinctOf(vectors: readonly Vector[]): Uint32Array {
  const all = new Uint32Array(vectors.reduce((sum, { hashes }) => sum + hashes.length, 0));
  let size = 0;
  for (const { hashes } of vectors) {
    all.set(hashes, size);
    size += hashes.length;
  }
  all.sort();
  return all.filter((hash, at) => at === 0 || all[at - 1] !== hash);
}

/** The same of many: a few are sorted at a step, and two sorted lists merged at each of the others. */
function* distinctInSteps(vectors: readonly Vector[]): Generator<undefined, Uint32Array> {
  let lists: Uint32Array[] = [];
  for (let at = 0; at < vectors.length; at += AT_ONCE) {
    lists.push(distinctOf(vectors.slice(at, at + AT_ONCE)));
    yield;
  }
  while (lists.length > 1) {
    const merged: Uint32Array[] = [];
    for (let at = 0; at < lists.length; at += 2) {
      merged.push(merge(lists[at] ?? NONE, lists[at + 1] ?? NONE));
      yield;
    }
    lists = merged;
  }
  return lists[0] ?? NONE;
}

const NONE = new Uint32Array();

/** Two ascending lists as one, what both have once. */
function merge(left: Uint32Array, right: Uint32Array): Uint32Array {
  const merged = new Uint32Array(left.length + right.length);
  let size = 0;
  for (let [l, r] = [0, 0]; l < left.length || r < right.length; size += 1) {
    const [a, b] = [left[l] ?? Infinity, right[r] ?? Infinity];
    merged[size] = Math.min(a, b);
    if (a <= b) l += 1;
    if (b <= a) r += 1;
  }
  return merged.slice(0, size);
}

/** The inner product of a text with each holder. */
export function sum({ size, hashes, table, starts, holders, values }: Postings, text: Vector): Float64Array {
  const sums = new Float64Array(size);
  text.hashes.forEach((hash, position) => {
    const feature = findHash(table, hashes, hash);
    if (feature < 0) return;
    const value = text.values[position] ?? 0;
    for (let at = starts[feature] ?? 0; at < (starts[feature + 1] ?? 0); at += 1) {
      const holder = holders[at] ?? 0;
      sums[holder] = (sums[holder] ?? 0) + value * (values[at] ?? 0);
    }
  });
  return sums;
}
