import fc from "fast-check";
import { expect, test } from "vitest";
import { wordFinder } from "./word-finder.ts";
import { wordsPattern } from "./words-pattern.ts";

const WORDS = ["防水", "防", "水", "拿…下", "~ oz", "~", "zip", "zip*", "pull on", "a …b", "-~", "b5", "一 天"];
const PIECES = [
  "防",
  "水",
  "拿",
  "下",
  "12",
  "1.5",
  " ",
  "oz",
  "zip",
  "zipped",
  "zips",
  "pull",
  "on",
  "a",
  "b",
  "-",
  "一",
  "天",
  "5",
  "，",
];

test("finds what a pattern of each list finds", () => {
  const lists = fc.array(fc.array(fc.constantFrom(...WORDS), { maxLength: 5 }), { maxLength: 4 });
  const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(lists, texts, (written, text) => {
      const found = wordFinder(written.map((words, of) => ({ written: words, of })))(text);
      const expected = written.flatMap((words, of) =>
        [...text.matchAll(wordsPattern(words))].map((match) => ({ at: match.index, words: match[0], of })),
      );
      expect(found).toEqual(expected);
    }),
  );
});
