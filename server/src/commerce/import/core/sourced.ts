import type { ImportProblem } from "./import-problem.ts";

/** Something read from a file, not yet known to be well formed, and how to say where a part of it stands. */
export interface Sourced {
  readonly value: unknown;
  /** Turns a path within the value (`/lines/0/quantity`) into a place in the file. */
  readonly locate: (path: string) => string;
}

/** What was read, or everything that is wrong (never empty). */
export type Read<T> =
  { readonly ok: true; readonly items: T } | { readonly ok: false; readonly problems: readonly ImportProblem[] };
