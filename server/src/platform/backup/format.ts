import { Type, type Static } from "typebox";
import { Compile } from "typebox/compile";

/**
 * A backup is a tar file that `tar tf` lists: `warmline.json` says what it is, `tables/`, `jobs/` and `blobs/` hold the
 * data, `contents.json` counts it, and `seal` is the SHA-256 of every byte before it.
 */
export const FORMAT = 1;

/** Names of the entries that are one of a kind. */
export const HEADER_NAME = "warmline.json";
export const CONTENTS_NAME = "contents.json";
export const SEAL_NAME = "seal";
/** The row-by-row check is made of this many bytes of text at a time; it bounds the memory that a backup needs. */
export const PART_BYTES = 4 * 1024 * 1024;

const Migration = Type.Object({ id: Type.String(), checksum: Type.String() });

const Header = Type.Object({
  format: Type.Integer({ minimum: 1 }),
  product: Type.Literal("warmline"),
  version: Type.String(),
  /** ISO 8601. */
  createdAt: Type.String(),
  /** What the database had taken, in the order it took them. */
  migrations: Type.Array(Migration),
});

const Table = Type.Object({
  name: Type.String(),
  columns: Type.Array(Type.String()),
  rows: Type.Integer({ minimum: 0 }),
  /** SHA-256 of the rows as text, in the order of the table's key. */
  sha256: Type.String(),
});

const Contents = Type.Object({
  tables: Type.Array(Table),
  /** Tables whose rows stay out: what they hold is worth nothing elsewhere or would open a door again. */
  leftOut: Type.Array(Type.String()),
  sequences: Type.Array(Type.Object({ name: Type.String(), last: Type.String() })),
  jobs: Type.Integer({ minimum: 0 }),
  blobs: Type.Object({
    count: Type.Integer({ minimum: 0 }),
    bytes: Type.Integer({ minimum: 0 }),
    /** Files that a row names and that were gone when they were to be read. */
    missing: Type.Integer({ minimum: 0 }),
  }),
});

/** What a file says of itself, before anything else. */
export type Header = Static<typeof Header>;
/** What is in the file, counted. */
export type Contents = Static<typeof Contents>;
/** One table's rows in the file. */
export type TableContents = Static<typeof Table>;

const headers = Compile(Header);
const contents = Compile(Contents);

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Reads a header; undefined where it is none. */
export function parseHeader(bytes: Uint8Array): Header | undefined {
  const value = parseJson(bytes);
  return headers.Check(value) ? value : undefined;
}

/** Reads the list of contents; undefined where it is none. */
export function parseContents(bytes: Uint8Array): Contents | undefined {
  const value = parseJson(bytes);
  return contents.Check(value) ? value : undefined;
}
