/** A run of Chinese with all the ways in which each character may be said, without tones; ü is `v`. */
export interface Spoken {
  readonly characters: readonly string[];
  readonly syllables: readonly (readonly string[])[];
}

/** How often characters follow each other and how they are said. */
interface Language {
  readonly saidAs: ReadonlyMap<string, ReadonlySet<string>>;
  readonly counts: ReadonlyMap<string, number>;
  readonly pairs: ReadonlyMap<string, number>;
  readonly longest: number;
}

/** Longer texts are not typed in pinyin by anybody who asks a shop something. */
const MAX_LENGTH = 200;
/** At least this share of neighbouring characters must be neighbours in what the trade says. */
const MIN_KNOWN_PAIRS = 0.6;
const MIN_SYLLABLES = 2;
/** An apostrophe inside a word is English: don't, women's. */
const ENGLISH_SIGN = /[a-z]['’][a-z]/i;
const BEGIN = "^";
/** After a figure or a size anything may follow. */
const ANYTHING = "*";
/** What an unseen neighbour counts, against whole sightings. */
const UNSEEN = 0.001;
/** Letters that stay letters in Chinese, too. */
const KEPT = /^(?:x{0,3}[sl]|xs|cm|mm|kg|ml|usb|spf|ok|[a-z])$/;

/**
 * Makes a function that reads Latin letters as Chinese where every word is made of syllables and what comes out is what
 * customers say; any other text stays as it is. `english` is text whose words alone do not make pinyin: can, you, he.
 */
export function createSpeller(spoken: readonly Spoken[], english: string): (text: string) => string {
  const language = learn(spoken);
  const englishWords = frequentWords(english);
  return (text) => {
    if (text.length > MAX_LENGTH || ENGLISH_SIGN.test(text) || /[^\p{ASCII}\p{P}\p{S}\s]/u.test(text)) return text;
    const tokens = text.toLowerCase().match(/[a-z]+|[^a-z]+/g) ?? [];
    const words = tokens.filter((token) => /^[a-z]/.test(token) && !KEPT.test(token));
    if (words.every((word) => englishWords.has(word))) return text;
    return spell(tokens, language) ?? text;
  };
}

/** A word that stands there once or twice may itself be pinyin, or a name. */
const FREQUENT = 3;

function frequentWords(text: string): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) add(counts, word);
  return new Set([...counts].flatMap(([word, count]) => (count >= FREQUENT ? [word] : [])));
}

function learn(spoken: readonly Spoken[]): Language {
  const saidAs = new Map<string, Set<string>>();
  const counts = new Map<string, number>();
  const pairs = new Map<string, number>();
  for (const { characters, syllables } of spoken) {
    let before = BEGIN;
    add(counts, BEGIN);
    characters.forEach((character, index) => {
      for (const syllable of syllables[index] ?? [])
        saidAs.set(syllable, (saidAs.get(syllable) ?? new Set()).add(character));
      add(counts, character);
      add(pairs, before + character);
      before = character;
    });
  }
  return { saidAs, counts, pairs, longest: Math.max(0, ...[...saidAs.keys()].map((one) => one.length)) };
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** A way to read the letters so far, ending in one character. */
interface Path {
  readonly written: string;
  readonly last: string;
  readonly score: number;
  readonly syllables: number;
  readonly known: number;
}

const START: Path = { written: "", last: BEGIN, score: 0, syllables: 0, known: 0 };

/** Reads token by token; null where a word is no pinyin or the whole is nothing that customers say. */
function spell(tokens: readonly string[], language: Language): string | null {
  let paths: readonly Path[] = [START];
  for (const token of tokens) {
    if (!/^[a-z]/.test(token)) paths = paths.map((path) => kept(path, token.trim()));
    else if (KEPT.test(token)) paths = paths.map((path) => kept(path, token.toUpperCase()));
    else paths = readWord(token, paths, language);
  }
  const best = bestOf(paths);
  if (best === undefined || best.syllables < MIN_SYLLABLES) return null;
  return best.known / best.syllables >= MIN_KNOWN_PAIRS ? best.written : null;
}

/** Figures, sizes and signs stay, and say nothing about what follows. */
function kept(path: Path, token: string): Path {
  return token === "" ? path : { ...path, written: path.written + token, last: ANYTHING };
}

/** Every way to cut a word into syllables, and of the ways ending in one character at one place the likeliest. */
function readWord(word: string, from: readonly Path[], language: Language): readonly Path[] {
  const ending: Map<string, Path>[] = Array.from({ length: word.length + 1 }, () => new Map<string, Path>());
  for (const path of from) keepBest(ending[0], path);
  for (let start = 0; start < word.length; start += 1) {
    const paths = [...(ending[start]?.values() ?? [])];
    if (paths.length === 0) continue;
    for (let end = start + 1; end <= Math.min(word.length, start + language.longest); end += 1)
      for (const character of language.saidAs.get(word.slice(start, end)) ?? [])
        keepBest(ending[end], stepTo(character, paths, language));
  }
  return [...(ending[word.length]?.values() ?? [])];
}

function keepBest(ending: Map<string, Path> | undefined, path: Path): void {
  const other = ending?.get(path.last);
  if (other === undefined || other.score < path.score) ending?.set(path.last, path);
}

function stepTo(character: string, paths: readonly Path[], language: Language): Path {
  const steps = paths.map((path) => step(path, character, language));
  return steps.reduce((best, one) => (one.score > best.score ? one : best));
}

function step(path: Path, character: string, { counts, pairs }: Language): Path {
  const common = (counts.get(character) ?? 0) / ((counts.get(BEGIN) ?? 0) + 1);
  const seen = path.last === ANYTHING ? 1 : (pairs.get(path.last + character) ?? 0);
  const likely = path.last === ANYTHING ? common : seen / ((counts.get(path.last) ?? 0) + 1);
  return {
    written: path.written + character,
    last: character,
    score: path.score + Math.log(likely + UNSEEN * common),
    syllables: path.syllables + 1,
    known: path.known + (seen > 0 ? 1 : 0),
  };
}

function bestOf(paths: readonly Path[]): Path | undefined {
  return [...paths].sort((left, right) => right.score - left.score)[0];
}
