/** Words that typing errors are measured against: those that ask for something, and others that are right as they stand. */
export interface Spelling {
  /** Words of six letters or more, by their first. */
  readonly meant: ReadonlyMap<string, readonly string[]>;
  readonly known: ReadonlySet<string>;
}

/** Shorter words are too often one letter from each other. */
const LEAST = 6;
const WORD = /[a-z]{5,}/g;

/** Makes the spelling of a trade's written words; `right` are words of their own that look like errors in others. */
export function spellingOf(written: readonly string[], right: string): Spelling {
  // A word with a `*` has no known end.
  const words = new Set(written.flatMap((one) => one.replace(/[a-z]+\*/g, "").match(WORD) ?? []));
  const meant = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < LEAST) continue;
    const start = word.slice(0, 1);
    meant.set(start, [...(meant.get(start) ?? []), word]);
  }
  return { meant, known: new Set([...words, ...(right.match(WORD) ?? [])]) };
}

/** Mends English typing errors in a folded text where just one word can be meant: waranty, weigth, strech. */
export function mendTypos(text: string, { meant, known }: Spelling): string {
  return text.replace(WORD, (word) => {
    if (isKnown(word, known)) return word;
    const near = meant.get(word.slice(0, 1)) ?? [];
    const found = near.filter((right) => isTypoOf(word, right));
    if (found.length > 0 || !word.endsWith("s")) return found.length === 1 ? (found[0] ?? word) : word;
    const one = near.filter((right) => isTypoOf(word.slice(0, -1), right));
    return one.length === 1 ? `${one[0] ?? ""}s` : word;
  });
}

const ENDING = /(?:ies|es|s|ed|d|ing|ers?|y|ly)$/;

function isKnown(word: string, known: ReadonlySet<string>): boolean {
  const stem = word.replace(ENDING, "");
  return [word, stem, `${stem}e`, stem.slice(0, -1)].some((one) => known.has(one));
}

/** Two letters exchanged, one vowel for another, one left out, or one doubled. */
function isTypoOf(word: string, right: string): boolean {
  const at = firstDifference(word, right);
  const rest = (text: string, from: number): string => text.slice(from);
  if (word.length === right.length - 1) return at < word.length && rest(word, at) === rest(right, at + 1);
  if (word.length === right.length + 1) return word[at] === word[at - 1] && rest(word, at + 1) === rest(right, at);
  if (word.length !== right.length) return false;
  const isExchanged = word[at] === right[at + 1] && word[at + 1] === right[at];
  if (isExchanged && rest(word, at + 2) === rest(right, at + 2)) return true;
  return isVowel(word[at]) && isVowel(right[at]) && rest(word, at + 1) === rest(right, at + 1);
}

function firstDifference(left: string, right: string): number {
  const shorter = Math.min(left.length, right.length);
  for (let at = 0; at < shorter; at += 1) if (left[at] !== right[at]) return at;
  return shorter;
}

function isVowel(letter: string | undefined): boolean {
  return letter !== undefined && "aeiouy".includes(letter);
}
