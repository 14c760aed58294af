import {
  COMMON_GIVEN_NAMES,
  COMMON_SURNAMES,
  COMPOUND_SURNAMES,
  GIVEN_CHARACTERS,
  NOT_GIVEN,
  RARE_SURNAMES,
  SURE_SURNAMES,
  WORDY_GIVEN,
} from "../content/chinese-names.ts";
import { TRANSCRIBING } from "../content/transcriptions.ts";
import { isRare } from "./reading.ts";

/**
 * How much speaks for and against a name, to be added up. Set by trial so that little is missed: what is masked for
 * nothing costs less than a name that stays.
 */
export const WEIGHTS = {
  /** What a name needs in all. */
  least: 1.8,
  surname: { sure: 2, common: 1.3, rare: 0.5, compound: 3.2, none: -1, unknownRun: -1.3 },
  given: { likely: 1, transcribed: 1, rare: 0.6, wordy: 0.4, unknown: 0.2, soft: -0.3, ordinary: -2, never: -5 },
  /** Two given characters are likelier than one, and doubled ones likelier still: 李莉莉. */
  twoGiven: 0.8,
  doubledGiven: 1.5,
  compoundAlone: 2.4,
  title: 2.6,
  /** A given name that many have: 晓明. */
  commonGiven: 2.2,
  nickname: { prefixed: 1.4, ranked: 1.1, doubled: 1.5, pet: 2.5, numbered: 3 },
  /** Ordinary pairs inside a name, the same at the surname of a longer one, and across its edges. */
  pair: { inside: -2.6, eased: -1.3, edge: -1.4 },
  /** A dictionary's words: the whole name, a whole given name, the beginning of one, and across an edge. */
  word: { whole: -1.5, given: -0.5, inside: -1, across: -2 },
  before: { named: 3, cue: 1.5, nothing: 0.8 },
  behind: { person: 1.5, cue: 0.6, nothing: 0.5, colon: 0.6 },
  /** A phone, an address or a card beside it. */
  anchor: 1.5,
} as const;

/** Function words: no part of a name, and no sign of a word that reaches over its edge. */
const FUNCTION =
  "的了是不我你他她它您们在有这那个吗呢吧啊呀么就都也还没去给到和跟与让把被请问要能会什怎谁哪几很太最再又但因为所";
/** Ordinary characters that given names have, too. */
const SOFT = "发家年月日里开贵亲友前可多";

const never = new Set(FUNCTION);
const likely = new Set(GIVEN_CHARACTERS);
const compounds = new Set(COMPOUND_SURNAMES);

function each(characters: string, weight: number): readonly (readonly [string, number])[] {
  return Array.from(characters, (character) => [character, weight] as const);
}

/** Later lists have the last word. */
const given = new Map<string, number>([
  ...each(TRANSCRIBING, WEIGHTS.given.transcribed),
  ...each(GIVEN_CHARACTERS, WEIGHTS.given.likely),
  ...each(WORDY_GIVEN, WEIGHTS.given.wordy),
  ...each(NOT_GIVEN, WEIGHTS.given.ordinary),
  ...each(SOFT, WEIGHTS.given.soft),
  ...each(FUNCTION, WEIGHTS.given.never),
]);
const surnames = new Map<string, number>([
  ...each(RARE_SURNAMES, WEIGHTS.surname.rare),
  ...each(COMMON_SURNAMES, WEIGHTS.surname.common),
  ...each(SURE_SURNAMES, WEIGHTS.surname.sure),
]);

/** Whether a character is a function word. */
export function isFunction(character: string): boolean {
  return never.has(character);
}

const commonGiven = new Set(COMMON_GIVEN_NAMES);

/** Whether many have this given name. */
export function isCommonGiven(two: string): boolean {
  return commonGiven.has(two);
}

/** Whether every character is one that given names are made of. */
export function isLikelyGiven(text: string): boolean {
  return Array.from(text).every((character) => likely.has(character));
}

/** Whether two characters are a surname together. */
export function isCompound(two: string): boolean {
  return compounds.has(two);
}

/** What a character says as a surname, or nothing. */
export function surnameWeight(character: string): number | undefined {
  return surnames.get(character);
}

/** What a character says as a part of a given name. */
export function givenWeight(character: string): number {
  if (!/\p{sc=Han}/u.test(character)) return 2 * WEIGHTS.given.never;
  return given.get(character) ?? (isRare(character) ? WEIGHTS.given.rare : WEIGHTS.given.unknown);
}

/** What a character says in a nickname, where a surname or a given name may stand. */
export function eitherWeight(character: string): number {
  return Math.max(surnameWeight(character) ?? 0, given.get(character) ?? 0);
}
