import type { Lexicon } from "./features/concepts.ts";
import { createHashTable } from "./features/hash-table.ts";
import type { Vocabulary } from "./features/vocabulary.ts";
import type { Calibration } from "./learn/calibration.ts";
import type { ByteRows } from "./learn/byte-rows.ts";
import { createModel, type Model } from "./model.ts";
import { type ArrayReader, packBytes, unpackBytes } from "./packed-bytes.ts";
import { areStrings, isCount, isLexicon, isRecord } from "./parsed-json.ts";

/** Raised whenever older models would be read wrongly, or training gives other models: caches are keyed by it. */
export const MODEL_VERSION = 7;

const FORMAT = { magic: 0x4e4c5557, version: MODEL_VERSION };

/** A model read back, or why not: `model_garbled` is not a whole model, `model_version` one of another version. */
export type DeserializeResult =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly code: "model_garbled" | "model_version" };

interface Summary {
  readonly intents: readonly string[];
  readonly outOfScope: string;
  readonly features: number;
  /** Columns of the three matrices of weights. */
  readonly widths: readonly [linear: number, embedding: number, output: number];
  readonly unseenIdf: number;
  readonly calibration: Calibration;
  readonly lexicon: Lexicon;
}

/** Writes a model as bytes, with its version and a checksum. */
export function serialize(model: Model): Uint8Array {
  const { intents, outOfScope, vocabulary, weights, calibration, lexicon } = model.parts;
  const { linear, embedding, output } = weights;
  const summary: Summary = {
    intents,
    outOfScope,
    features: vocabulary.hashes.length,
    widths: [linear.width, embedding.width, output.width],
    unseenIdf: vocabulary.unseenIdf,
    calibration,
    lexicon,
  };
  const scales = [linear.scales, embedding.scales, output.scales];
  const bytes = [linear.values, embedding.values, output.values, vocabulary.known];
  return packBytes(FORMAT, summary, [vocabulary.hashes, vocabulary.idf, ...scales, ...bytes]);
}

/** Reads what {@link serialize} wrote. Bytes that are damaged or foreign are refused with a code, never thrown at. */
export function deserialize(bytes: Uint8Array): DeserializeResult {
  const unpacked = unpackBytes(FORMAT, bytes);
  if (!unpacked.ok) return { ok: false, code: `model_${unpacked.reason}` };
  const model = isSummary(unpacked.summary) && readModel(unpacked.summary, unpacked.arrays);
  return model ? { ok: true, model } : { ok: false, code: "model_garbled" };
}

function readModel(summary: Summary, reader: ArrayReader): Model | undefined {
  const { intents, outOfScope, features, widths, unseenIdf, calibration, lexicon } = summary;
  const counts = [features + 1, features + 1, widths[1] + 1] as const;
  const cells = counts.map((count, index) => count * (widths[index] ?? 0));
  const length = 4 * (2 * features + sum(counts)) + sum(cells) + features;
  if (reader.left !== length || Math.min(widths[0], widths[2]) < intents.length) return undefined;
  // Copies, so that the bytes that were read can be forgotten.
  const hashes = reader.words(features).slice();
  const idf = reader.floats(features).slice();
  const scales = counts.map((count) => reader.floats(count));
  const [linear, embedding, output] = counts.map((count, index): ByteRows => {
    const width = widths[index] ?? 0;
    return { count, width, scales: scales[index] ?? new Float32Array(), values: reader.bytes(count * width) };
  });
  if (!linear || !embedding || !output) return undefined;
  const table = createHashTable(hashes);
  const vocabulary: Vocabulary = { hashes, table, idf, known: Uint8Array.from(reader.bytes(features)), unseenIdf };
  return createModel({ intents, outOfScope, vocabulary, weights: { linear, embedding, output }, calibration, lexicon });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function isSummary(value: unknown): value is Summary {
  if (!isRecord(value) || !isCalibration(value["calibration"]) || !isLexicon(value["lexicon"])) return false;
  const { intents, outOfScope, features, widths, unseenIdf } = value;
  return (
    areStrings(intents) &&
    typeof outOfScope === "string" &&
    isCount(features) &&
    Array.isArray(widths) &&
    widths.length === 3 &&
    widths.every((width) => isCount(width) && width > 0 && width % 16 === 0) &&
    typeof unseenIdf === "number"
  );
}

function isCalibration(value: unknown): boolean {
  if (!isRecord(value) || !isRecord(value["stacking"])) return false;
  const { stacking, slope, offset, scopeThreshold } = value;
  const numbers = [stacking["linear"], stacking["net"], slope, offset, scopeThreshold];
  const spreads = [value["logProbability"], value["peak"], value["knownShare"]];
  return numbers.every((number) => typeof number === "number") && spreads.every(isSpread);
}

function isSpread(value: unknown): boolean {
  return isRecord(value) && typeof value["mean"] === "number" && typeof value["deviation"] === "number";
}
