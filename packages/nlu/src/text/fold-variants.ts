import { MARKED_SIGNS } from "./content/signs.ts";
import { simplify } from "./simplify.ts";

const markOf: ReadonlyMap<string, string> = new Map(
  MARKED_SIGNS.flatMap(([mark, signs]) => signs.split(" ").map((sign) => [sign, mark])),
);

/** What changes only how a sign is drawn: variation selectors, skin tones, the joiner between two signs. */
const DRAWING = /\ufe0e|\ufe0f|\u200d|\p{Emoji_Modifier}/gu;
const SIGN = /\p{Extended_Pictographic}|\[[^\s[\]]{1,4}\]|(?<![:\w]):-?[)(]+(?!\S)/gu;
/** A sign that is said again and again says no more than once. */
const REPEATED_SIGN = /(\p{Extended_Pictographic})\1+/gu;
/** Sounds at the end of a sentence, drawn out: 好慢啊啊啊. */
const DRAWN_SOUND = /([啊呀呢吧哦噢喔嗯哈呵嘿嘻嘛啦呜额呃哎唉诶嗷哇])\1+/g;
/** Any other character three times or more; numerals are left alone. */
const DRAWN_CHARACTER = /(?![零一二三四五六七八九十百千万亿])(\p{sc=Han})\1{2,}/gu;
/** A letter three times or more beside other letters: "sooo", "yesss"; XXXL, www, AAA and III are names. */
const DRAWN_LETTER = /(?<=[a-z])([a-vyz])(?<!\1\1)\1{2,}|(?<![a-z])([a-vyz])\2{2,}(?=[a-z])/gi;
const REPEATED_MARKS = /[!！?？]{2,}|([,，;；、~～])\1+|[.。…]{2,}/g;

/**
 * Brings what is written differently but means the same into one form: traditional characters into simplified ones,
 * drawn-out words and repeated marks to their shortest, faces and hands to a few signs (😊 ❤ 😢 😡 🙏 👍 👎 😂 😮).
 * Sizes and numbers stay. Folding twice changes nothing more; never throws, whatever the text; offsets are not kept.
 */
export function foldVariants(text: string): string {
  return simplify(text)
    .replace(DRAWING, "")
    .replace(DRAWN_SOUND, "$1")
    .replace(DRAWN_CHARACTER, "$1")
    .replace(DRAWN_LETTER, (run) => run.slice(0, 2))
    .replace(REPEATED_MARKS, shortestOf)
    .replace(SIGN, (sign) => markOf.get(sign) ?? smileyOf(sign))
    .replace(REPEATED_SIGN, "$1");
}

function smileyOf(sign: string): string {
  if (!sign.startsWith(":")) return sign;
  return sign.endsWith(")") ? "😊" : "😢";
}

function shortestOf(marks: string): string {
  if (!/[!！?？]/.test(marks)) return /[.。…]/.test(marks) ? "…" : marks.slice(0, 1);
  const [asks, shouts] = [/[?？]/.test(marks), /[!！]/.test(marks)];
  return asks && shouts ? "?!" : asks ? "?" : "!";
}
