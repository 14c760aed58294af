import { cities, countries, states, usCities } from "../entities/place-names.ts";
import { PROPER_NOUNS, SERVICE_WORDS } from "./content/english-words.ts";
import { AMBIGUOUS_NAMES, COMMON_WORDS, GIVEN_NAMES, PINYIN_SURNAMES, SURNAMES } from "./content/western-names.ts";

import type { Finding } from "./mask-types.ts";

/** Given names that are hardly anything else. */
export const given = new Set(GIVEN_NAMES);
/** Surnames. */
export const surnames = new Set(SURNAMES);
/** Names that are everyday words, too. */
export const ambiguous = new Set(AMBIGUOUS_NAMES);
/** Words that end a name. */
export const common = new Set(COMMON_WORDS);
/** What begins with a capital without being a person. */
export const known = new Set([...COMMON_WORDS, ...SERVICE_WORDS, ...PROPER_NOUNS]);
/** Surnames in pinyin. */
export const pinyin = new Set(PINYIN_SURNAMES);

/** Small words inside names: Anneke van der Merwe. */
export const PARTICLE = /^(?:van|von|der|den|de|del|della|da|dos|di|la|le|bin|al|el|ibn|ter|ten|y)$/;

/** Words that begin names of places. */
export const PLACE_WORDS =
  /^(?:new|north|south|east|west|fort|san|santa|los|las|st|mount|lake|port|el|la|the|order|dear|hi|hello|hey|mr|mrs|ms|dr|miss|my|please|can|via)$/;

/** Names of makers and shops that are names of people, too. */
export const BRANDS = new Set(
  "calvin klein,ralph lauren,michael kors,tommy hilfiger,marc jacobs,kate spade,stella mccartney,victoria beckham,ted baker,paul smith,jack wolfskin,jack daniels,louis vuitton,christian dior,christian louboutin,jimmy choo,harry potter,hello kitty,dr martens,doc martens,helly hansen,eddie bauer,steve madden,sam edelman,elizabeth arden,bobbi brown,estee lauder,mary kay,trader joe,air jordan,james bond,peter pan,mickey mouse,santa claus,charlotte tilbury,vera wang,alexander wang,alexander mcqueen,oscar mayer,stanley cup,tory burch".split(
    ",",
  ),
);

/** Every word of a known place. */
export const PLACES = new Set(
  [
    ...states.map(([name]) => name),
    ...usCities.map(([name]) => name),
    ...countries.map(([, name]) => name),
    ...cities.map(([, name]) => name),
  ].flatMap((name) => name.split(" ")),
);

/** Whether a maker or a shop is called so. */
export function isBrand(view: string, { start }: Finding): boolean {
  const words = view
    .slice(start, start + 40)
    .toLowerCase()
    .split(/[^\p{L}']+/u);
  return BRANDS.has(words.slice(0, 2).join(" "));
}

/** Whether a word is a name by one of the lists. */
export function isNameWord(lower: string): boolean {
  return given.has(lower) || surnames.has(lower) || pinyin.has(lower);
}

/** A word as the lists have it: small, without possessive, apostrophes and dots. */
export function plain(word: string): string {
  return word.toLowerCase().replace(/'s$/, "").replace(/['.]/g, "");
}

/** Whether a word begins with a capital. */
export function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** The words of a finding, as the lists have them. */
export function wordsOf(view: string, { start, end }: Finding): readonly string[] {
  return view.slice(start, end).split(/\s+/).map(plain);
}

/** The first of them. */
export function firstWord(view: string, one: Finding): string {
  return wordsOf(view, one)[0] ?? "";
}
