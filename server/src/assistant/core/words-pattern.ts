/**
 * A pattern for words divided by `|`, the longest first. Chinese is found anywhere; Latin words from their beginning with the
 * usual endings, or with any where a `*` stands. `…` is a few words in between, `~` a number. Global and without capitals.
 */
export function wordsPattern(written: readonly string[]): RegExp {
  const words = wordsIn(written);
  return new RegExp(words.length === 0 ? "(?!)" : words.map(wordSource).join("|"), "g");
}

/** The words of lists divided by `|`, each once, the longest first. */
export function wordsIn(written: readonly string[]): readonly string[] {
  const words = written
    .flatMap((one) => one.split("|"))
    .map((word) => word.trim().replace(/\s+|(?<=[a-z])-(?=[a-z])/g, " "))
    .filter((word) => word !== "");
  return [...new Set(words)].sort((left, right) => right.length - left.length);
}

/** Doubled letters and endings of English words: zip, zips, zipped, zipper. */
const ENDINGS = "(?:[a-z]?(?:s|es|ed|ing|ers?|y)|'s|d)?";
const NUMBER = "\\d+(?:\\.\\d+)?";
const BETWEEN = "[^.,!?;，。！？]{0,16}";

/** The source of the pattern for one such word. */
export function wordSource(word: string): string {
  const source = word
    .replace(/[\\^$.*+?()[\]{}]/g, "\\$&")
    .replaceAll("\\*", "[a-z]*")
    .replace(/ ?… ?/g, BETWEEN)
    .replace(/~ ?/g, `${NUMBER} ?`)
    .replaceAll("|", "\\|");
  const begins = /^[a-z]/.test(word) ? "\\b" : /^~/.test(word) ? "(?<![\\d.])" : "";
  if (word.endsWith("*") || !/[a-z]$/.test(word)) return `${begins}${source}`;
  return `${begins}${source}${ENDINGS}\\b`;
}
