import { SIMPLIFIED, TRADITIONAL } from "./content/traditional.ts";

const simplifiedOf: ReadonlyMap<string, string> = new Map(
  Array.from(TRADITIONAL, (character, index) => [character, SIMPLIFIED[index] ?? character]),
);
const HAN = /[㐀-鿿]/g;

/** Writes traditional characters as simplified ones, each in its place: the text stays as long as it was. */
export function simplify(text: string): string {
  return text.replace(HAN, (character) => simplifiedOf.get(character) ?? character);
}
