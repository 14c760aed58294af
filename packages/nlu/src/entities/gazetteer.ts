import { foldWidth, withoutOverlaps } from "./matching.ts";

/** A name a shop uses, with what it stands for: a product, an attribute, a value. */
export interface GazetteerEntry<Value> {
  /** As people write it, in any script; full width, case and spaces at its ends do not matter. */
  readonly name: string;
  readonly value: Value;
}

/** A name found in a text; offsets are UTF-16 units of the text as given, end exclusive. */
export interface GazetteerMatch<Value> {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Everything this name stands for, in the order of the entries. */
  readonly values: readonly Value[];
  /** Written exactly so, or with one slip: a letter more, fewer or another, two swapped, one other Chinese character. */
  readonly exact: boolean;
}

/** Finds a shop's names in texts. */
export interface Gazetteer<Value> {
  /** The names in a text, in order, without overlaps; the longer wins, then the exact. Never throws. */
  find(text: string): readonly GazetteerMatch<Value>[];
}

/** From this many letters on a Latin word may have a slip; shorter ones are too alike. */
const FUZZY_LETTERS = 5;
/** From this many characters on a Chinese name may have a wrong one. */
const FUZZY_CHARACTERS = 4;
/** A name is not looked for beyond this many units. */
const LONGEST_NAME = 80;

/** A name cut into what is compared: Chinese characters, words of letters and digits; marks and spaces are not. */
interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}
interface Name<Value> {
  readonly tokens: readonly string[];
  readonly values: Value[];
}
interface Candidate<Value> {
  readonly from: number;
  readonly to: number;
  readonly name: Name<Value>;
  readonly exact: boolean;
}

/**
 * Compiles names so that a text is searched in time that hardly depends on how many there are. Words must match whole
 * ("cap" is not found in "capacity"), Chinese names anywhere. Entries whose name has no letter and no digit are ignored.
 */
export function compileGazetteer<Value>(entries: readonly GazetteerEntry<Value>[]): Gazetteer<Value> {
  const names = [...namesOf(entries).values()];
  const index = new Map<string, Name<Value>[]>();
  for (const name of names) for (const key of keysOf(name.tokens)) append(index, key, name);
  return {
    find: (text) => {
      const tokens = tokensOf(foldWidth(text));
      const candidates = tokens.flatMap((_, at) => candidatesAt(tokens, at, index));
      return matchesOf(text, tokens, candidates);
    },
  };
}

function namesOf<Value>(entries: readonly GazetteerEntry<Value>[]): ReadonlyMap<string, Name<Value>> {
  const names = new Map<string, Name<Value>>();
  for (const { name, value } of entries) {
    const tokens = tokensOf(foldWidth(name.slice(0, LONGEST_NAME))).map((token) => token.text);
    const key = tokens.join(" ");
    const known = names.get(key);
    if (known) known.values.push(value);
    else if (key !== "") names.set(key, { tokens, values: [value] });
  }
  return names;
}

const TOKEN = /\p{sc=Han}|(?:(?!\p{sc=Han})[\p{L}\p{M}\p{N}])+/gu;
const HAN = /^\p{sc=Han}/u;

function tokensOf(folded: string): readonly Token[] {
  return [...folded.matchAll(TOKEN)].map((match) => ({
    text: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function append<Value>(index: Map<string, Name<Value>[]>, key: string, name: Name<Value>): void {
  const known = index.get(key);
  if (known) known.push(name);
  else index.set(key, [name]);
}

/**
 * Where a name can be looked up from. One slip leaves the first or the second token as it is, or the first word with
 * one letter left out: `n:token` says which token of the name, `d:word` is a word with a letter dropped.
 */
function keysOf(tokens: readonly string[]): readonly string[] {
  const [first = "", second] = tokens;
  const keys = [`0:${first}`];
  if (second !== undefined && isFuzzy(tokens)) keys.push(`1:${second}`);
  if (isFuzzyWord(first)) keys.push(...[first, ...shortened(first)].map((word) => `d:${word}`));
  return keys;
}

function candidatesAt<Value>(
  tokens: readonly Token[],
  at: number,
  index: ReadonlyMap<string, Name<Value>[]>,
): Candidate<Value>[] {
  const word = tokens[at]?.text ?? "";
  const names = new Set(index.get(`0:${word}`));
  for (const name of index.get(`1:${tokens[at + 1]?.text ?? ""}`) ?? []) names.add(name);
  if (!HAN.test(word) && word.length >= FUZZY_LETTERS - 1 && word.length <= LONGEST_NAME)
    for (const key of [word, ...shortened(word)]) for (const name of index.get(`d:${key}`) ?? []) names.add(name);
  return [...names].flatMap((name) => candidateOf(tokens, at, name) ?? []);
}

/** A word with each of its letters left out once. */
function shortened(word: string): readonly string[] {
  return Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1));
}

function candidateOf<Value>(tokens: readonly Token[], at: number, name: Name<Value>): Candidate<Value> | undefined {
  let slips = 0;
  for (let offset = 0; offset < name.tokens.length; offset += 1) {
    const wanted = name.tokens[offset] ?? "";
    const given = tokens[at + offset]?.text;
    if (given === wanted) continue;
    slips += 1;
    if (given === undefined || slips > 1 || !isSlip(given, wanted, name.tokens)) return undefined;
  }
  return { from: at, to: at + name.tokens.length - 1, name, exact: slips === 0 };
}

function isSlip(given: string, wanted: string, name: readonly string[]): boolean {
  if (HAN.test(wanted)) return HAN.test(given) && isFuzzy(name) && name.every((token) => HAN.test(token));
  return isFuzzyWord(wanted) && !/\p{N}/u.test(given) && withinOneEdit(given, wanted);
}

function isFuzzy(name: readonly string[]): boolean {
  return name.some(isFuzzyWord) || name.filter((token) => HAN.test(token)).length >= FUZZY_CHARACTERS;
}

/** Figures in a word are its meaning: XM4 is no slip of XM5. */
function isFuzzyWord(word: string): boolean {
  return word.length >= FUZZY_LETTERS && !HAN.test(word) && !/\p{N}/u.test(word);
}

/** Whether one letter more, fewer or another, or two neighbours swapped, make one word the other. */
function withinOneEdit(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  let head = 0;
  while (head < left.length && left[head] === right[head]) head += 1;
  if (left.length < right.length) return left.slice(head) === right.slice(head + 1);
  if (left.length > right.length) return left.slice(head + 1) === right.slice(head);
  const swapped = left[head] === right[head + 1] && left[head + 1] === right[head];
  return left.slice(head + 1) === right.slice(head + 1) || (swapped && left.slice(head + 2) === right.slice(head + 2));
}

function matchesOf<Value>(
  text: string,
  tokens: readonly Token[],
  candidates: readonly Candidate<Value>[],
): readonly GazetteerMatch<Value>[] {
  const found = candidates.flatMap(({ from, to, name, exact }) => {
    const start = tokens[from]?.start ?? 0;
    const end = tokens[to]?.end ?? start;
    return [{ start, end, text: text.slice(start, end), values: name.values, exact }];
  });
  const exactFirst = found.sort((left, right) => Number(right.exact) - Number(left.exact));
  return withoutOverlaps(exactFirst).sort((left, right) => left.start - right.start);
}
