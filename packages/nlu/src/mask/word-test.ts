import { ORDINARY_WORDS } from "./content/ordinary-english.ts";
import { known, PLACES } from "./name-words.ts";

const ordinary = new Set(ORDINARY_WORDS);

/** Endings by which words are inflected, and what may stand in their place in the stem. */
const ENDINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ies$|ied$|ier$|iest$|ily$/, ["y"]],
  [/(?:'s|s'|')$/, [""]],
  [/(?:'ll|'d|'ve|'re|'m|n't)$/, [""]],
  [/e?s$/, ["", "e"]],
  [/(?:ed|ing|er|est|ers|able|ish|y)$/, ["", "e"]],
  [/(?:ly|ness|ment|ments|less|ful|ful|al|ally|ity|ive|ion|ions)$/, ["", "e"]],
];
const BEGINNINGS = /^(?:un|re|non|pre|over|under|out|mis|dis|anti|self|super|multi)-?(?=[a-z]{3})/;
const LAUGHTER = /^(?:ha|he|hi|lo|hm|ah|oh|ug|gr|um)+[a-z]?$/;

/** Whether a word, lower case, is one of the language rather than somebody's: also inflected, joined or drawn out. */
export function isOrdinary(word: string): boolean {
  const plain = word.replace(/\.$/, "");
  if (isListed(plain) || /(.)\1\1/.test(plain) || LAUGHTER.test(plain)) return true;
  if (plain.includes("-")) return plain.split("-").every((part) => part.length < 3 || isOrdinary(part));
  if (isInflected(plain)) return true;
  const stem = plain.replace(BEGINNINGS, "");
  return stem !== plain && (isListed(stem) || isInflected(stem));
}

function isListed(word: string): boolean {
  return ordinary.has(word) || known.has(word) || PLACES.has(word);
}

function isInflected(word: string): boolean {
  return ENDINGS.some(([ending, stems]) => {
    const stem = word.replace(ending, "");
    if (stem === word || stem.length < 2) return false;
    return stems.some((one) => isListed(stem + one)) || (/(.)\1$/.test(stem) && isListed(stem.slice(0, -1)));
  });
}

const LEAST_MISSPELT = 6;
let shortened: ReadonlySet<string> | undefined;

/** Whether one slip of the finger away from a longer word of the language: recieve, shippment. */
export function isMisspelt(word: string): boolean {
  if (word.length < LEAST_MISSPELT) return false;
  shortened ??= new Set([...ordinary, ...known].flatMap((one) => (one.length < LEAST_MISSPELT ? [] : withoutOne(one))));
  const near = shortened;
  return near.has(word) || withoutOne(word).some((one) => near.has(one) || isListed(one));
}

/** The word without each of its letters in turn: words that differ by a letter have one of these in common. */
function withoutOne(word: string): readonly string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}
