import { type CountedHashes, countRuns } from "./feature-buffer.ts";
import { kindOf, kinds } from "./hash.ts";

/** The features worth keeping from training, by ascending hash, each with its weight and whether it came from in-scope text. */
export interface Vocabulary {
  readonly hashes: Uint32Array;
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
  return { hashes, idf, known: markKnown(hashes, documents), unseenIdf: Math.log(1 + total) + 1 };
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

function markKnown(hashes: Uint32Array, documents: readonly Document[]): Uint8Array {
  const known = new Uint8Array(hashes.length);
  for (const { features, inScope } of documents) {
    if (!inScope) continue;
    for (const hash of features.hashes) {
      const index = findHash(hashes, hash);
      if (index >= 0) known[index] = 1;
    }
  }
  return known;
}

/** The index of a hash in an ascending list, or -1. */
export function findHash(hashes: Uint32Array, wanted: number): number {
  let low = 0;
  let high = hashes.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = hashes[middle] ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
