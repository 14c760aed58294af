import { DIMENSIONS, weighTexts } from "../lsa/text-space.ts";
import { type ArrayReader, packBytes, unpackBytes } from "../packed-bytes.ts";
import { areStrings, isLexicon, isRecord } from "../parsed-json.ts";
import { type IndexParts, openIndex, type SimilarityIndex } from "./create-index.ts";

/** Raised whenever older indexes would be read wrongly, or answer otherwise than a new one of the same texts. */
export const INDEX_VERSION = 1;

const FORMAT = { magic: 0x58444957, version: INDEX_VERSION };

/** An index read back, or why not: `index_garbled` is not a whole index, `index_version` one of another version. */
export type LoadResult =
  | { readonly ok: true; readonly index: SimilarityIndex }
  | { readonly ok: false; readonly code: "index_garbled" | "index_version" };

type Summary = Omit<IndexParts, "basis">;

/**
 * Writes an index as bytes, with a version and a checksum: its texts, and a byte for each direction of each n-gram
 * that two texts share. The same index gives the same bytes.
 */
export function save({ parts }: SimilarityIndex): Uint8Array {
  const { texts, lexicon, seed, basis } = parts;
  const summary: Summary = { texts, lexicon, seed };
  return packBytes(FORMAT, summary, [basis.scales, basis.values]);
}

/**
 * Reads what {@link save} wrote: the index answers as the one that was saved did. Bytes that are damaged, foreign or of
 * another version are refused with a code, never thrown at. It takes the time of reading the texts, not of learning from them.
 */
export function load(bytes: Uint8Array): LoadResult {
  const unpacked = unpackBytes(FORMAT, bytes);
  if (!unpacked.ok) return { ok: false, code: `index_${unpacked.reason}` };
  const index = isSummary(unpacked.summary) && readIndex(unpacked.summary, unpacked.arrays);
  return index ? { ok: true, index } : { ok: false, code: "index_garbled" };
}

function readIndex(summary: Summary, arrays: ArrayReader): SimilarityIndex | undefined {
  const weighed = weighTexts(summary.texts, summary.lexicon);
  const [count, width] = [weighed.features, DIMENSIONS];
  if (arrays.left !== count * (4 + width)) return undefined;
  const basis = { count, width, scales: arrays.floats(count), values: arrays.bytes(count * width) };
  return openIndex(weighed, { ...summary, basis });
}

function isSummary(value: unknown): value is Summary {
  if (!isRecord(value)) return false;
  return areStrings(value["texts"]) && isLexicon(value["lexicon"]) && typeof value["seed"] === "number";
}
