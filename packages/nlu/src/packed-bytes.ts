const HEADER_BYTES = 16;

/** What kind of file it is, and how its contents are to be read. */
export interface Format {
  /** The first four bytes. */
  readonly magic: number;
  readonly version: number;
}

/** What was packed, or why not: `garbled` is damaged or something else, `version` of another version. */
export type Unpacked =
  | { readonly ok: true; readonly summary: unknown; readonly arrays: ArrayReader }
  | { readonly ok: false; readonly reason: "garbled" | "version" };

type Packable = Uint8Array | Int8Array | Uint32Array | Float32Array;

/**
 * Writes magic, version, length of the summary, checksum; a JSON summary; then the arrays, in the byte order of the
 * machine (little-endian everywhere Node and browsers run). Arrays of words come first, for alignment.
 */
export function packBytes({ magic, version }: Format, summary: object, arrays: readonly Packable[]): Uint8Array {
  const text = padded(new TextEncoder().encode(JSON.stringify(summary)));
  const body = concat([text, ...arrays]);
  return concat([Uint32Array.of(magic, version, text.length, checksum(body)), body]);
}

/** Reads what {@link packBytes} wrote, without throwing, whatever the bytes. What the summary says is not looked at. */
export function unpackBytes({ magic, version }: Format, bytes: Uint8Array): Unpacked {
  const aligned = new Uint8Array(bytes);
  if (aligned.length < HEADER_BYTES) return GARBLED;
  const [mark, written, summaryLength = 0, sum] = new Uint32Array(aligned.buffer, 0, HEADER_BYTES / 4);
  if (mark !== magic) return GARBLED;
  if (written !== version) return { ok: false, reason: "version" };
  const body = aligned.subarray(HEADER_BYTES);
  if (sum !== checksum(body) || summaryLength % 4 !== 0 || summaryLength > body.length) return GARBLED;
  const summary = parse(body.subarray(0, summaryLength));
  return { ok: true, summary, arrays: new ArrayReader(aligned.buffer, HEADER_BYTES + summaryLength) };
}

const GARBLED = { ok: false, reason: "garbled" } as const;

/** Takes arrays from a buffer, one after the other. */
export class ArrayReader {
  readonly #buffer: ArrayBuffer;
  #at: number;

  constructor(buffer: ArrayBuffer, start: number) {
    this.#buffer = buffer;
    this.#at = start;
  }

  /** How many bytes are left. */
  get left(): number {
    return this.#buffer.byteLength - this.#at;
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

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** Pads JSON with spaces to whole words, so that the arrays after it are aligned. */
function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / 4) * 4).fill(0x20);
  whole.set(bytes);
  return whole;
}

function concat(parts: readonly Packable[]): Uint8Array {
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
