import { normalizeText, shapeLongNumbers } from "../text/normalize.ts";
import { isCjk, scriptRuns, tokenize } from "../text/tokenize.ts";
import { createConceptReader, type Lexicon } from "./concepts.ts";
import { type CountedHashes, FeatureCounter } from "./feature-counter.ts";
import { emptyHash, extendHash, extendHashBy, finishHash, kinds } from "./hash.ts";

const CJK_GRAMS = { shortest: 1, longest: 4 };
const LATIN_GRAMS = { shortest: 2, longest: 5 };
const BEGIN = "\u0002";
const END = "\u0003";
const SEPARATOR = 0x1f;
const EDGE = 0x20;

const counter = new FeatureCounter();

/** Reads texts as counted features, to be used before the next text is read: see {@link keepFeatures}. */
export type FeatureReader = (text: string) => CountedHashes;

/** Copies features, so that they outlive the next text. */
export function keepFeatures({ hashes, counts }: CountedHashes): CountedHashes {
  return { hashes: hashes.slice(), counts: counts.slice() };
}

/**
 * Makes a reader of features: words, word pairs with marks for beginning and end, character n-grams inside words, and
 * (only with a lexicon) concepts. Empty text has only its begin-and-end pair.
 */
export function createFeatureReader(lexicon: Lexicon): FeatureReader {
  const readConcepts = lexicon.synonyms.length > 0 ? createConceptReader(lexicon) : undefined;
  return (text) => {
    const shaped = shapeLongNumbers(normalizeText(text));
    counter.clear();
    addWords(tokenize(shaped));
    for (const run of scriptRuns(shaped)) addCharacters(run);
    if (readConcepts) addConcepts(tokenize(readConcepts(text)));
    return counter.counted();
  };
}

/** Adds concepts one by one: pairs of them were tried, ordered and not, and made generalisation worse. */
function addConcepts(tokens: readonly string[]): void {
  for (const token of tokens)
    if (isMeaningful(token)) counter.add(finishHash(extendHashBy(emptyHash, token), kinds.concept));
}

function isMeaningful(token: string): boolean {
  return !/^[\p{P}\p{S}]$/u.test(token);
}

function addWords(tokens: readonly string[]): void {
  let previous = extendHashBy(emptyHash, BEGIN);
  for (const token of [...tokens, END]) {
    counter.add(finishHash(extendHashBy(extendHash(previous, SEPARATOR), token), kinds.phrase));
    previous = extendHashBy(emptyHash, token);
    if (token !== END) counter.add(finishHash(previous, kinds.word));
  }
}

function addCharacters(run: string): void {
  const { shortest, longest } = isCjk(run) ? CJK_GRAMS : LATIN_GRAMS;
  const codes = [EDGE, ...Array.from(run, (character) => character.codePointAt(0) ?? EDGE), EDGE];
  for (let start = 0; start < codes.length; start += 1) {
    let hash = emptyHash;
    for (let length = 1; length <= longest && start + length <= codes.length; length += 1) {
      hash = extendHash(hash, codes[start + length - 1] ?? EDGE);
      if (length >= shortest) counter.add(finishHash(hash, kinds.characters));
    }
  }
}
