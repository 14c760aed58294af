import { wordSource, wordsIn } from "./words-pattern.ts";

/** A place in a text where a word of a list stands. */
export interface FoundWord<T> {
  readonly at: number;
  readonly words: string;
  readonly of: T;
}

/** Words of one thing, divided by `|` as for `wordsPattern`. */
export interface WordList<T> {
  readonly written: readonly string[];
  readonly of: T;
}

interface Entry {
  readonly list: number;
  readonly rank: number;
  /** The word itself where it stands for nothing but itself. */
  readonly plain: string | null;
  readonly pattern: RegExp;
}

/**
 * Finds in a text what `wordsPattern` of each list finds, list after list, but in one walk over the text: words are kept by
 * how they begin.
 */
export function wordFinder<T>(lists: readonly WordList<T>[]): (text: string) => readonly FoundWord<T>[] {
  const index = indexOf(lists);
  return (text) => {
    const found: { readonly list: number; readonly at: number; readonly end: number }[] = [];
    const ends = new Map<number, number>();
    for (let at = 0; at < text.length; at += 1)
      for (const [list, end] of foundAt(text, at, { index, ends })) {
        ends.set(list, end);
        found.push({ list, at, end });
      }
    return found
      .sort((left, right) => left.list - right.list)
      .flatMap(({ list, at, end }) => {
        const of = lists[list];
        return of === undefined ? [] : [{ at, words: text.slice(at, end), of: of.of }];
      });
  };
}

type Index = ReadonlyMap<string, readonly Entry[]>;

interface Walk {
  readonly index: Index;
  /** Where the last word of each list ended. */
  readonly ends: ReadonlyMap<number, number>;
}

/** The lists of which a word begins at a place, each with the end of the first that is written there. */
function foundAt(text: string, at: number, { index, ends }: Walk): ReadonlyMap<number, number> {
  const ranks = new Map<number, number>();
  const found = new Map<number, number>();
  for (const key of [text.slice(at, at + 1), text.slice(at, at + 2)])
    for (const entry of index.get(key) ?? []) {
      const { list, rank } = entry;
      if ((ends.get(list) ?? 0) > at || (ranks.get(list) ?? Infinity) < rank) continue;
      const end = endOf(text, at, entry);
      if (end === null) continue;
      ranks.set(list, rank);
      found.set(list, end);
    }
  return found;
}

function endOf(text: string, at: number, { plain, pattern }: Entry): number | null {
  if (plain !== null) return text.startsWith(plain, at) ? at + plain.length : null;
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function indexOf<T>(lists: readonly WordList<T>[]): Index {
  const index = new Map<string, Entry[]>();
  for (const [list, { written }] of lists.entries())
    for (const [rank, word] of wordsIn(written).entries()) {
      const entry = { list, rank, plain: isPlain(word) ? word : null, pattern: new RegExp(wordSource(word), "y") };
      for (const key of keysOf(word)) {
        const entries = index.get(key) ?? [];
        entries.push(entry);
        index.set(key, entries);
      }
    }
  return index;
}

/** Chinese words and signs stand for themselves, unless one of the signs for something else is in them. */
function isPlain(word: string): boolean {
  return !/[…~*]/.test(word) && !/^[a-z]/.test(word) && !/[a-z]$/.test(word);
}

const DIGITS = "0 1 2 3 4 5 6 7 8 9".split(" ");

/** How the texts begin that a word stands for: two characters, or one where the second may be anything. */
function keysOf(word: string): readonly string[] {
  if (word.startsWith("~")) return DIGITS;
  return /^.(?: ?[…]|[~*]|$)/u.test(word) ? [word.slice(0, 1)] : [word.slice(0, 2)];
}
