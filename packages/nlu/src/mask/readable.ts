import { TRADITIONAL } from "./content/traditional.ts";

/**
 * A text as a reader sees it, for searching: full width and styled letters and digits made plain, traditional characters
 * simplified, invisible ones left out, with where each character came from.
 */
export interface Readable {
  readonly view: string;
  /** For every unit of the view the offset in the text; one more at the end, the text's length. */
  readonly offsets: Uint32Array;
}

/** What no reader sees, and the frame that makes a digit a key. */
const INVISIBLE = /^(?:\p{Default_Ignorable_Code_Point}|\u20e3)$/u;
const PLAIN: Readonly<Record<string, string>> = {
  "‘": "'",
  "’": "'",
  "“": '"',
  "”": '"',
  "‐": "-",
  "‑": "-",
  "‒": "-",
  "–": "-",
  "—": "-",
  "―": "-",
  "−": "-",
  "﹣": "-",
  "．": ".",
  "•": "·",
  "・": "·",
  "‧": "·",
};
const simplified = new Map(
  Array.from({ length: TRADITIONAL.length / 2 }, (_, index) => [
    TRADITIONAL.charAt(2 * index),
    TRADITIONAL.charAt(2 * index + 1),
  ]),
);
const FIRST_NOT_ASCII = 0x80;
const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;

/** Makes the view; time and memory linear in the text. */
export function readable(text: string): Readable {
  const offsets = new Uint32Array(text.length + 1);
  const pieces: string[] = [];
  const folded = new Map<string, string>();
  let length = 0;
  let offset = 0;
  for (const character of text) {
    const plain = plainOf(character, folded);
    for (let unit = 0; unit < plain.length; unit += 1) {
      offsets[length] = offset;
      length += 1;
    }
    pieces.push(plain);
    offset += character.length;
  }
  offsets[length] = text.length;
  return { view: pieces.join(""), offsets: offsets.subarray(0, length + 1) };
}

function plainOf(character: string, folded: Map<string, string>): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < FIRST_NOT_ASCII) return character;
  if (code >= FIRST_HAN && code <= LAST_HAN) return simplified.get(character) ?? character;
  const known = folded.get(character);
  if (known !== undefined) return known;
  const plain = INVISIBLE.test(character) ? "" : (PLAIN[character] ?? compatible(character));
  folded.set(character, plain);
  return plain;
}

/** What normalization turns into several characters stays as it is, so that nothing grows. */
function compatible(character: string): string {
  const normal = character.normalize("NFKC");
  return normal.length <= character.length && [...normal].length === 1 ? normal : character;
}
