import { anyBlank } from "./blanks.ts";
import { cuedNames } from "./cued-names.ts";
import { findingsOf } from "./links.ts";
import type { Detector, Finding } from "./mask-types.ts";
import {
  ambiguous,
  BRANDS,
  common,
  firstWord,
  given,
  isBrand,
  isCapital,
  isNameWord,
  known,
  PARTICLE,
  pinyin,
  PLACE_WORDS,
  PLACES,
  plain,
  surnames,
  wordsOf,
} from "./name-words.ts";
import { capitalised, smallLetters } from "./unlisted-names.ts";

const STRONG =
  /(?<![a-z])(?:name(?:'s| is| was|:|,| should (?:be|read)| on (?:the |my )?(?:card|account|order|package|label)(?: is|:)?)|(?:first|last|full|sur|family|middle|maiden|billing|holder|recipient|customer|contact|cardholder|buyer|cx|client|guest|caller)[ -]?(?:name)?(?:\s?(?:is|was|:))|(?:first|last|full|family|middle|maiden|cx|customer|client|guest) name|surname|recipient:?|attn\.?:?|attention:|c\/o|under (?:the )?name(?: of)?:?|signed (?:for )?by|addressed to|call me|(?:receiver|consignee|addressee):?|(?:someone|somebody|guy|man|woman|lady|girl|boy|mums?|moms?|dads?|is|was) (?:called|named)|do you know|in the name of|(?:ship|shipped|send|deliver|delivered|mail|bill|sold)[ -]?(?:it |this |that |them )?to ?:|i go by|known as|change(?:d)? the name (?:from|to))[\s"]{1,3}/gi;
const TITLE =
  /(?<![a-z])(?<title>(?:mr|mrs|ms|dr)\.?\s(?:and|&)\s(?:mr|mrs|ms|dr)|mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam|rev)\b\.?\s/gi;
/** Ranks and kin before a name; in small letters they are words. */
const RANK =
  /(?<![\p{sc=Latin}])(?<title>Col|Capt|Captain|Sgt|Sergeant|Lt|Maj|Major|Gen|Hon|Pastor|Rabbi|Judge|Officer|Sister|Brother|Aunt|Auntie|Uncle|Grandma|Grandpa|Granny|Nana|Coach|Chef|Nurse)\.?\s(?=\p{Lu}\p{Ll})/gu;
/** What only a person does, so that any capitalised word before it is one. */
const ACTING =
  /(?<![\p{sc=Latin}'@.-])(?<span>\p{Lu}[\p{sc=Latin}']{1,20}(?:\s\p{Lu}[\p{sc=Latin}'-]{1,20})?)\s(?:said|says|told|promised|signed|picked|ordered|bought|paid|emailed|asked|helped|wants|lives|will be (?:home|there|here))\b|(?<=^|[.!?\n]\s?)(?<begins>\p{Lu}[\p{sc=Latin}']{1,20})(?=\s(?:here[,.!]|here$|(?:and|&)\s\p{Lu}\p{Ll}+\s(?:or|are|were|both|ordered|live|have)\b))|\b(?:can|could|let|have|had|did|ask|add|my (?:friend|husband|wife|son|daughter|mom|mother|dad|father|sister|brother|neighbor|roommate|boyfriend|girlfriend|partner|aunt|uncle|cousin|niece|nephew|boss|grandson|granddaughter|grandma|grandpa|fiance|kid|boy|girl|baby),?|(?:[Ll]eave|[Ll]eft|[Ss]poke|[Tt]alked|[Cc]hatted|[Ss]peak) (?:it )?(?:with|to|w\/)|[Tt]ell|[Gg]ave|[Cc]ustomer|[Cc]aller|[Cc]lient|[Gg]uest|[Cc]x|[Dd]river|[Aa]gent|[Cc]ourier|[Cc]arrier|[Mm]anager|[Cc]ashier|[Cc]lerk|[Ss]eller|[Rr]ep|[Ss]upervisor|[Tt]echnician|[Tt]ransferred to|[Aa]ssigned to|[Ee]scalated to)\s(?<acts>\p{Lu}[\p{sc=Latin}']{1,20}(?:\s\p{Lu}[\p{sc=Latin}'-]{1,20})?)(?![\p{sc=Latin}])/gu;
const MYSELF =
  /(?<![a-z])(?:this is|i'm|i am|it's|here is|i,)\s(?<span>\p{Lu}[\p{sc=Latin}']{1,20}(?:\s\p{Lu}[\p{sc=Latin}'-]{1,20}){0,2})(?![\p{sc=Latin}])/giu;
/** Who is greeted is somebody, even with a name that is a word: "Hello Amber," */
const GREETED = /(?<![a-z])(?:hi|hello|hey|dear)\s(?<span>\p{Lu}\p{Ll}{1,15})(?=[,!.\n]|$)/giu;
/** "this is tamika with order 5": small letters, where nothing but a name fits. */
const SMALL_SELF = /(?<![a-z])this is (?<span>[a-z]{3,15}(?: [a-z]{3,15})?)(?= (?:from|with|again|here)\b)/g;
/** "i am sun yue": a pinyin name in small letters. */
const SMALL_PINYIN = /(?<![a-z])(?:i am|i'm|im|my name|this is) (?<span>[a-z]{2,6} [a-z]{2,12})(?![a-z])/g;
const FOR_TWO =
  /(?<![a-z])(?:to|for|from|under|with|by|of)\s(?<span>\p{Lu}\p{Ll}{2,20}\s\p{Lu}['\p{sc=Latin}-]{2,20})(?![\p{sc=Latin}])/gu;

const WORD = /(?!\d)[\p{sc=Latin}]['\p{sc=Latin}-]{0,24}\.?/uy;
const SPACE = /[ \t]{1,2}/y;
const MOST_NAME_WORDS = 4;

const PAIR =
  /(?<![\p{sc=Latin}'@.-])(?<first>\p{sc=Latin}['\p{sc=Latin}-]{1,20})(?:\s\p{sc=Latin}\.?)?\s(?<last>\p{sc=Latin}['\p{sc=Latin}-]{1,24})(?![\p{sc=Latin}])/gu;
const INITIALED =
  /(?<![\p{sc=Latin}.])(?<span>\p{Lu}\.\s?(?:\p{Lu}\.\s?)?\p{Lu}\p{Ll}{2,20}|\p{Lu}\p{Ll}{2,20}\s\p{Lu}\.)(?!\p{sc=Latin})/gu;
const SIGNED =
  /(?<![a-z])(?:xoxo|ty|thanks(?: again| so much| a lot)?|thank you|regards|sincerely|best(?: wishes)?|cheers|thx|yours truly|respectfully|love)[,.!\s-]{1,4}(?<span>\p{Lu}[\p{sc=Latin}'-]{1,20}(?:\s\p{Lu}[\p{sc=Latin}'.-]{0,24}){0,2})\s*$/gimu;
const DASHED =
  /(?:^|\s)[-~]{1,2}\s?(?<span>\p{Lu}[\p{sc=Latin}'-]{1,20}(?:\s\p{Lu}[\p{sc=Latin}'.-]{0,24}){0,2})\s*$/gmu;

const ANCHOR = anyBlank(["phone", "address", "email", "identity", "bank_card", "birth_date"]);
const TITLE_CASE = "\\p{Lu}[\\p{sc=Latin}'-]{1,20}(?:\\s\\p{Lu}[\\p{sc=Latin}'.-]{0,20}){1,3}";
const BY_ANCHOR = [
  new RegExp(
    `(?<=^|[\\n:,;.(])\\s{0,2}(?<span>${TITLE_CASE})[\\s,;:|/(-]{1,3}(?:phone|tel|cell|mobile|email|dob|address)?[\\s:#]{0,2}(?=${ANCHOR})`,
    "gu",
  ),
  new RegExp(`${ANCHOR}[\\s,;:|/)-]{1,3}(?<span>${TITLE_CASE})(?=$|[\\n,;.)])`, "gu"),
];

/** Names in Latin letters by the words before them, by titles, by well-known names, beside phones and addresses. */
export const findWesternNames: Detector = (view) => {
  if (!/\p{sc=Latin}{2}/u.test(view)) return [];
  return [
    ...introduced(view, STRONG, isNameAfterStrong),
    ...introduced(view, TITLE, isNameAfterTitle),
    ...introduced(view, RANK, (word, position) => isCapital(word) && (position < 1 || !known.has(plain(word)))),
    ...pairs(view),
    ...unlisted(view),
    ...findingsOf(view, GREETED, "name").filter((one) => {
      const word = plain(view.slice(one.start, one.end));
      return isCapital(view.slice(one.start)) && (ambiguous.has(word) || given.has(word) || !known.has(word));
    }),
    ...findingsOf(view, SMALL_SELF, "name").filter(
      (one) => !wordsOf(view, one).some((word) => known.has(word) || /(?:ing|ed|ly)$/.test(word)),
    ),
    ...findingsOf(view, SMALL_PINYIN, "name").filter((one) => {
      const [family = "", own = ""] = wordsOf(view, one);
      return pinyin.has(family) && PINYIN_GIVEN.test(own) && !common.has(own);
    }),
    ...cuedNames(view),
    ...capitalised(view),
    ...smallLetters(view),
    ...findingsOf(view, INITIALED, "name").filter((one) => !common.has(firstWord(view, one)) && !isBrand(view, one)),
    ...[SIGNED, DASHED, ...BY_ANCHOR]
      .flatMap((pattern) => findingsOf(view, pattern, "name"))
      .filter(
        (one) =>
          isCapital(view.slice(one.start)) &&
          !wordsOf(view, one).some((word) => known.has(word) && !surnames.has(word)),
      ),
  ];
};

/** Whether a word at a position of a name belongs to it. */
type Accept = (word: string, position: number) => boolean;

function introduced(view: string, pattern: RegExp, accept: Accept): readonly Finding[] {
  const found: Finding[] = [];
  for (const match of view.matchAll(pattern)) {
    const start = match.index + match[0].length;
    const end = nameEnd(view, start, accept);
    if (end > start) found.push({ start: match.groups?.["title"] ? match.index : start, end, type: "name" });
  }
  return found;
}

function nameEnd(view: string, start: number, accept: Accept): number {
  let end = start;
  let at = start;
  for (let position = 0; position < MOST_NAME_WORDS; position += 1) {
    WORD.lastIndex = at;
    const written = WORD.exec(view)?.[0] ?? "";
    const word = written.length > 2 ? written.replace(/\.$|'s$/, "") : written;
    if (word === "" || !accept(word, position)) break;
    end = at + word.length;
    SPACE.lastIndex = end;
    const space = SPACE.exec(view)?.[0];
    if (space === undefined) break;
    at = end + space.length;
  }
  return end;
}

function isNameAfterStrong(word: string, position: number): boolean {
  const lower = plain(word);
  if (/\p{sc=Han}/u.test(word) || (common.has(lower) && !isCapital(word))) return false;
  if (position > 0 && PARTICLE.test(lower)) return true;
  if (position < 1 && !isCapital(word)) return !known.has(lower) && !/(?:ing|ed|nt|ly)$/.test(lower);
  if (position < 1) return !common.has(lower) || ambiguous.has(lower) || pinyin.has(lower);
  return isCapital(word)
    ? !common.has(lower) || surnames.has(lower)
    : isNameWord(lower) || (position < 2 && !known.has(lower));
}

function isNameAfterTitle(word: string, position: number): boolean {
  if (/\p{sc=Han}/u.test(word)) return false;
  if (position === 0) return !common.has(plain(word)) || (isCapital(word) && surnames.has(plain(word)));
  return isCapital(word) && !common.has(plain(word));
}

function pairs(view: string): readonly Finding[] {
  const found: Finding[] = [];
  PAIR.lastIndex = 0;
  for (let match = PAIR.exec(view); match; match = PAIR.exec(view)) {
    const { first = "", last = "" } = match.groups ?? {};
    const name = last.replace(/'s$/, "");
    if (isPair(first, name))
      found.push({
        start: match.index,
        end: match.index + match[0].length - (last.length - name.length),
        type: "name",
      });
    // The second word may begin the next pair.
    else PAIR.lastIndex = match.index + first.length + 1;
  }
  return found;
}

function isPair(first: string, last: string): boolean {
  const [one, two] = [plain(first), plain(last)];
  if (BRANDS.has(`${one} ${two}`)) return false;
  const capitals = isCapital(first) && isCapital(last);
  if (capitals && NEVER_LAST.test(two)) return false;
  if (given.has(one) && !ambiguous.has(one)) return capitals || (surnames.has(two) && !common.has(two));
  if (!capitals) return false;
  if (pinyin.has(one) && PINYIN_GIVEN.test(two)) return true;
  if (pinyin.has(two) && PINYIN_GIVEN.test(one) && !common.has(one)) return true;
  if (PLACE_WORDS.test(one) || (SHADES.has(one) && SHADES.has(two))) return false;
  if (surnames.has(one) && surnames.has(two) && !known.has(one)) return true;
  if (ambiguous.has(one)) return surnames.has(two) || (!known.has(two) && !PLACES.has(two));
  return surnames.has(two) && !known.has(two) && !known.has(one);
}

/** Words with a capital that begin something after a first name. */
const NEVER_LAST =
  /^(?:thanks?|please|here|hi|hello|hey|dear|is|are|was|and|the|my|our|your|can|could|from|what|when|where|how|why|who|im|it|its|this|that|these|order|orders|phone|email|address|account|tracking|sincerely|regards|best|to|for|in|on|at|with|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|not|no|yes|ok|if|but|so|you|we|he|she|they)$/;

/** Rose Gold and Olive Green are colours. */
const SHADES = new Set(
  "amber olive rose jade forest ruby ivory violet ginger sandy crystal pearl rusty ash sage sky dusty misty iris lavender coral mint gold brown green gray grey white black blue red pink stone".split(
    " ",
  ),
);

const PINYIN_GIVEN =
  /^(?:(?:b|p|m|f|d|t|n|l|g|k|h|j|q|x|zh|ch|sh|r|z|c|s|y|w)?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ui|uo|ue|a|o|e|i|u)-?){1,2}$/;

/** Capitalised words that no list knows, where the sentence makes them people. */
function unlisted(view: string): readonly Finding[] {
  return [ACTING, MYSELF, FOR_TWO].flatMap((pattern) =>
    [...view.matchAll(pattern)].flatMap((match): readonly Finding[] => {
      const span = match.groups?.["span"] ?? match.groups?.["begins"] ?? match.groups?.["acts"] ?? "";
      const words = span.replace(/'s$/, "").split(/\s/);
      const name = words.every(
        (word) =>
          isCapital(word) && !known.has(plain(word)) && !PLACES.has(plain(word)) && !PLACE_WORDS.test(plain(word)),
      );
      const start = match.index + match[0].lastIndexOf(span);
      const toPerson =
        /(?:with|tell|ask|gave|driver|agent|courier|carrier|manager|clerk|cashier|rep|technician|husband|wife|son|daughter|friend|brother|sister)\s$/i.test(
          match[0].slice(0, match[0].lastIndexOf(span)),
        );
      const acting = match.groups?.["acts"] === undefined && pattern === ACTING;
      const follows = /^ (?:sign|pick|collect|get|receive|return|call|come|take|grab|accept)\b/.test(
        view.slice(start + span.length, start + span.length + 9),
      );
      const unsure = ambiguous.has(plain(words[0] ?? "")) && words.length < 2 && !toPerson && !acting && !follows;
      return name && !unsure && !BRANDS.has(words.map(plain).join(" "))
        ? [{ start, end: start + words.join(" ").length, type: "name" }]
        : [];
    }),
  );
}
