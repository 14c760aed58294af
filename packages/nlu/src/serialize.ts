import type { Lexicon } from "./features/concepts.ts";
import { createHashTable } from "./features/hash-table.ts";
import type { Vocabulary } from "./features/vocabulary.ts";
import type { Calibration } from "./learn/calibration.ts";
import type { ByteRows } from "./learn/byte-rows.ts";
import { createModel, type Model } from "./model.ts";

/** Raised whenever older models would be read wrongly, or training gives other models: caches are keyed by it. */
export const MODEL_VERSION = 6;

const MAGIC = 0x4e4c5557;
const HEADER_BYTES = 16;

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

/**
 * Writes a model as bytes: magic, version, length of the summary, checksum; a JSON summary; then the arrays, in the
 * byte order of the machine (little-endian everywhere Node and browsers run).
 */
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
  const text = padded(new TextEncoder().encode(JSON.stringify(summary)));
  const scales = [linear.scales, embedding.scales, output.scales];
  const bytes = [linear.values, embedding.values, output.values, vocabulary.known];
  const body = concat([text, vocabulary.hashes, vocabulary.idf, ...scales, ...bytes]);
  const header = Uint32Array.of(MAGIC, MODEL_VERSION, text.length, checksum(body));
  return concat([header, body]);
}

/** Reads what {@link serialize} wrote. Bytes that are damaged or foreign are refused with a code, never thrown at. */
export function deserialize(bytes: Uint8Array): DeserializeResult {
  const aligned = new Uint8Array(bytes);
  if (aligned.length < HEADER_BYTES) return { ok: false, code: "model_garbled" };
  const [magic, version, summaryLength, sum] = new Uint32Array(aligned.buffer, 0, HEADER_BYTES / 4);
  if (magic !== MAGIC) return { ok: false, code: "model_garbled" };
  if (version !== MODEL_VERSION) return { ok: false, code: "model_version" };
  const body = aligned.subarray(HEADER_BYTES);
  if (sum !== checksum(body) || summaryLength === undefined || summaryLength % 4 !== 0 || summaryLength > body.length) {
    return { ok: false, code: "model_garbled" };
  }
  const summary = readSummary(body.subarray(0, summaryLength));
  const model = summary && readModel(summary, aligned.buffer, HEADER_BYTES + summaryLength);
  return model ? { ok: true, model } : { ok: false, code: "model_garbled" };
}

function readModel(summary: Summary, buffer: ArrayBuffer, start: number): Model | undefined {
  const { intents, outOfScope, features, widths, unseenIdf, calibration, lexicon } = summary;
  const counts = [features + 1, features + 1, widths[1] + 1] as const;
  const cells = counts.map((count, index) => count * (widths[index] ?? 0));
  const length = 4 * (2 * features + sum(counts)) + sum(cells) + features;
  if (buffer.byteLength !== start + length || Math.min(widths[0], widths[2]) < intents.length) return undefined;
  const reader = new ArrayReader(buffer, start);
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

/** Takes arrays from a buffer, one after the other. */
class ArrayReader {
  readonly #buffer: ArrayBuffer;
  #at: number;

  constructor(buffer: ArrayBuffer, start: number) {
    this.#buffer = buffer;
    this.#at = start;
  }

  words(length: number): Uint32Array {
    return new Uint32Array(this.#buffer, this.#take(length * 4), length);
  }

  floats(length: number): Float32Array {
    return new Float32Array(this.#buffer, this.#take(length * 4), length);
  }

  bytes(length: number): Int8Array {
    return new Int8Array(this.#buffer, this.#take(length), length);
  }

  #take(bytes: number): number {
    const at = this.#at;
    this.#at += bytes;
    return at;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function readSummary(bytes: Uint8Array): Summary | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isSummary(value) ? value : undefined;
  } catch {
    return undefined;
  }
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

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isLexicon(value: unknown): boolean {
  if (!isRecord(value) || !areStrings(value["fillers"])) return false;
  return Array.isArray(value["synonyms"]) && value["synonyms"].every(areStrings);
}

function areStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function isSpread(value: unknown): boolean {
  return isRecord(value) && typeof value["mean"] === "number" && typeof value["deviation"] === "number";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Pads JSON with spaces to whole words, so that the arrays after it are aligned. */
function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / 4) * 4).fill(0x20);
  whole.set(bytes);
  return whole;
}

function concat(parts: readonly (Uint8Array | Int8Array | Uint32Array | Float32Array)[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), offset);
    offset += part.byteLength;
  }
  return whole;
}

function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
