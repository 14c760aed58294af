import { kernelBytes } from "./kernel-bytes.ts";

const PAGE_BYTES = 65_536;
const ALIGNMENT_BYTES = 16;

/** The inner loops of kernel.wat. Arrays must come from the workspace; rows lie one behind the other. */
export interface Workspace {
  /** `into += Σ values[i] · rows[indexes[i]]`, each row as wide as `into`, a multiple of four. */
  gather(into: Float32Array, rows: Float32Array, list: SparseList): void;
  /** The same for rows of signed bytes, each times its scale; widths are multiples of sixteen. */
  gatherBytes(into: Float32Array, rows: Int8Array, scales: Float32Array, list: SparseList): void;
  /** `rows[indexes[i]] += values[i] · step` */
  scatter(step: Float32Array, rows: Float32Array, list: SparseList): void;
  /** `into[i] = rows[indexes[i]] · vector` */
  dots(into: Float32Array, rows: Float32Array, list: SparseList, vector: Float32Array): void;
  /** Hands out zeros. */
  floats(length: number): Float32Array;
  words(length: number): Uint32Array;
  bytes(length: number): Int8Array;
}

/** The first `count` entries of two arrays: which rows, and how much of each. */
export interface SparseList {
  readonly indexes: Uint32Array;
  readonly values: Float32Array;
  count: number;
}

/** kernel.wat's exports: every argument is an offset in bytes, or a count. */
interface Loops {
  gather(into: number, rows: number, width: number, indexes: number, values: number, count: number): void;
  gatherBytes(
    into: number,
    rows: number,
    scales: number,
    width: number,
    indexes: number,
    values: number,
    count: number,
  ): void;
  scatter(step: number, rows: number, width: number, indexes: number, values: number, count: number): void;
  dots(into: number, rows: number, width: number, indexes: number, count: number, vector: number): void;
}

/** What is used of the platform's WebAssembly: the library's types come with the DOM's or with none. */
declare const WebAssembly: {
  readonly Memory: new (size: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

let compiled: object | undefined;

function compileOnce(): object {
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(kernelBytes), (letter) => letter.charCodeAt(0)));
  return compiled;
}

/**
 * Opens so many bytes of memory that are handed out once, with the loops that work on them; {@link aligned} tells what
 * an array takes. Throws a `RangeError` beyond 4 GB.
 */
export function openWorkspace(bytes: number): Workspace {
  const pages = Math.ceil(bytes / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const loops = new WebAssembly.Instance(compileOnce(), { memory: { all: memory } }).exports as Loops;
  let used = 0;
  const take = (length: number): number => {
    const at = used;
    used += aligned(length);
    return at;
  };
  return {
    gather: (into, rows, { indexes, values, count }) =>
      loops.gather(into.byteOffset, rows.byteOffset, into.length, indexes.byteOffset, values.byteOffset, count),
    gatherBytes: (into, rows, scales, { indexes, values, count }) =>
      loops.gatherBytes(
        into.byteOffset,
        rows.byteOffset,
        scales.byteOffset,
        into.length,
        indexes.byteOffset,
        values.byteOffset,
        count,
      ),
    scatter: (step, rows, { indexes, values, count }) =>
      loops.scatter(step.byteOffset, rows.byteOffset, step.length, indexes.byteOffset, values.byteOffset, count),
    dots: (into, rows, { indexes, count }, vector) =>
      loops.dots(into.byteOffset, rows.byteOffset, vector.length, indexes.byteOffset, count, vector.byteOffset),
    floats: (length) => new Float32Array(memory.buffer, take(length * 4), length),
    words: (length) => new Uint32Array(memory.buffer, take(length * 4), length),
    bytes: (length) => new Int8Array(memory.buffer, take(length), length),
  };
}

/** The bytes that an array of so many bytes takes in a workspace. */
export function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
}
