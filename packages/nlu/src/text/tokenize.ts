/** One CJK character, a run of letters, a run of digits, or a single mark. */
const TOKEN =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{M}])+|\p{Nd}+|[^\s]/gu;

/** A CJK run, a run of letters, or a run of digits: what character n-grams are taken from. */
const RUN =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{M}])+|\p{Nd}+/gu;

/** The same, but an apostrophe between letters is one of them. */
const WORD =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])[\p{L}\p{M}](?:'(?=\p{L}))?)+|\p{Nd}+/gu;

const CJK = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;

/** Splits normalized text into tokens; punctuation marks are tokens too, because "?" and "!" carry meaning. */
export function tokenize(normalized: string): readonly string[] {
  return normalized.match(TOKEN) ?? [];
}

/** Splits normalized text into runs of one script, without punctuation. */
export function scriptRuns(normalized: string): readonly string[] {
  return normalized.match(RUN) ?? [];
}

/** Splits normalized text into runs of one script as {@link scriptRuns} does, but "didn't" is one. */
export function wordRuns(normalized: string): readonly string[] {
  return normalized.match(WORD) ?? [];
}

/** Whether text begins with a Chinese or Japanese character. */
export function isCjk(text: string): boolean {
  return CJK.test(text);
}
