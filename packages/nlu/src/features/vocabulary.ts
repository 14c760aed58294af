import type { CountedHashes } from "./feature-counter.ts";
import { kindOf, kinds } from "./hash.ts";
import { createHashTable, findHash, type HashTable } from "./hash-table.ts";

/** The features worth keeping from training, by ascending hash, each with its weight and whether it came from in-scope text. */
export interface Vocabulary {
  readonly hashes: Uint32Array;
  readonly table: HashTable;
  readonly idf: Float32Array;
  /** 1 where the feature was seen in an example that is in scope. */
  readonly known: Uint8Array;
  /** The weight of a feature never seen. */
  readonly unseenIdf: number;
}

/** One training text: its features and whether its words count as known. */
export interface Document {
  readonly features: CountedHashes;
  readonly inScope: boolean;
}

/** Counts in how many documents each feature occurs and derives idf = ln((1 + n) / (1 + df)) + 1. */
export function buildVocabulary(
  documents: readonly Document[],
  { rareFeatures = true }: { readonly rareFeatures?: boolean } = {},
): Vocabulary {
  const all = countRuns(gather(documents.map((document) => document.features.hashes)));
  const { hashes, counts } = rareFeatures ? all : dropRare(all);
  const total = documents.length;
  const idf = Float32Array.from(counts, (count) => Math.log((1 + total) / (1 + count)) + 1);
  const table = createHashTable(hashes);
  return { hashes, table, idf, known: markKnown(table, hashes, documents), unseenIdf: Math.log(1 + total) + 1 };
}

/** Word pairs and character n-grams of one text alone teach little and would fill two thirds of the model. */
function dropRare({ hashes, counts }: CountedHashes): CountedHashes {
  const keeps = (hash: number, count: number): boolean => count > 1 || isWhole(kindOf(hash));
  return {
    hashes: hashes.filter((hash, index) => keeps(hash, counts[index] ?? 0)),
    counts: counts.filter((count, index) => keeps(hashes[index] ?? 0, count)),
  };
}

function isWhole(kind: number): boolean {
  return kind === kinds.word || kind === kinds.concept;
}

function gather(lists: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let offset = 0;
  for (const list of lists) {
    all.set(list, offset);
    offset += list.length;
  }
  return all.sort();
}

function markKnown(table: HashTable, hashes: Uint32Array, documents: readonly Document[]): Uint8Array {
  const known = new Uint8Array(hashes.length);
  for (const { features, inScope } of documents) {
    if (!inScope) continue;
    for (const hash of features.hashes) {
      const index = findHash(table, hashes, hash);
      if (index >= 0) known[index] = 1;
    }
  }
  return known;
}

/** Turns an ascending list into distinct values and their counts. */
function countRuns(sorted: Uint32Array): CountedHashes {
  const hashes = new Uint32Array(sorted.length);
  const counts = new Uint32Array(sorted.length);
  let size = 0;
  for (const hash of sorted) {
    if (size === 0 || hashes[size - 1] !== hash) {
      hashes[size] = hash;
      size += 1;
    }
    counts[size - 1] = (counts[size - 1] ?? 0) + 1;
  }
  return { hashes: hashes.slice(0, size), counts: counts.slice(0, size) };
}
