import { GOODS_KINDS } from "./read-import.ts";
import { SAID_KINDS } from "./read-said.ts";

/** What a file can bring. */
export const IMPORT_KINDS = [...GOODS_KINDS, ...SAID_KINDS] as const;

/** One of `IMPORT_KINDS`. */
export type ImportKind = (typeof IMPORT_KINDS)[number];
