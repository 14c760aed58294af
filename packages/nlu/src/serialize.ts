import type { Lexicon } from "./features/concepts.ts";
import type { Vocabulary } from "./features/vocabulary.ts";
import type { Calibration } from "./learn/calibration.ts";
import { createModel, type Model } from "./model.ts";

/** Raised whenever older models would be read wrongly, or training gives other models: caches are keyed by it. */
export const MODEL_VERSION = 4;

const MAGIC = 0x4e4c5557;
const HEADER_BYTES = 16;

/** A model read back, or why not: `model_garbled` is not a whole model, `model_version` one of another version. */
export type DeserializeResult =
  | { readonly ok: true; readonly model: Model }
  | { readonly ok: false; readonly code: "model_garbled" | "model_version" };

interface Summary {
  readonly intents: readonly string[];
  readonly features: number;
  readonly unseenIdf: number;
  readonly calibration: Calibration;
  readonly lexicon: Lexicon;
}

/**
 * Writes a model as bytes: magic, version, length of the summary, checksum; a JSON summary; then the arrays, in the
 * byte order of the machine (little-endian everywhere Node and browsers run).
 */
export function serialize(model: Model): Uint8Array {
  const { vocabulary, weights, calibration, intents, lexicon } = model.parts;
  const summary: Summary = {
    intents,
    features: vocabulary.hashes.length,
    unseenIdf: vocabulary.unseenIdf,
    calibration,
    lexicon,
  };
  const text = padded(new TextEncoder().encode(JSON.stringify(summary)));
  const body = concat([text, vocabulary.hashes, vocabulary.idf, weights.scales, weights.rows, vocabulary.known]);
  const header = Uint32Array.of(MAGIC, MODEL_VERSION, text.length, checksum(body));
  return concat([header, body]);
}

/** Reads what {@link serialize} wrote. Bytes that are damaged or foreign are refused with a code, never thrown at. */
export function deserialize(bytes: Uint8Array): DeserializeResult {
  const aligned = bytes.slice();
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
  const { features, intents } = summary;
  const classes = intents.length;
  const cells = (features + 1) * classes;
  const idfAt = start + features * 4;
  const scalesAt = idfAt + features * 4;
  const rowsAt = scalesAt + (features + 1) * 4;
  if (buffer.byteLength !== rowsAt + cells + features) return undefined;
  const vocabulary: Vocabulary = {
    hashes: new Uint32Array(buffer, start, features),
    idf: new Float32Array(buffer, idfAt, features),
    known: new Uint8Array(buffer, rowsAt + cells, features),
    unseenIdf: summary.unseenIdf,
  };
  const scales = new Float32Array(buffer, scalesAt, features + 1);
  const weights = { features, classes, scales, rows: new Int8Array(buffer, rowsAt, cells) };
  return createModel({ intents, vocabulary, weights, calibration: summary.calibration, lexicon: summary.lexicon });
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
  if (!isRecord(value) || !isRecord(value["calibration"]) || !isLexicon(value["lexicon"])) return false;
  const { intents, features, unseenIdf, calibration } = value;
  const numbers = [unseenIdf, calibration["temperature"], calibration["slope"], calibration["offset"]];
  return (
    areStrings(intents) &&
    Number.isSafeInteger(features) &&
    numbers.every((number) => typeof number === "number") &&
    isSpread(calibration["logProbability"]) &&
    isSpread(calibration["knownShare"])
  );
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
