import {
  COMMON,
  ANY,
  FOLLOWS,
  AFTER_STRONG,
  AFTER_WEAK,
  BEFORE_RECEIPT,
  TITLES,
  TITLED,
  SHORT_TITLED,
  NICKNAMED,
  SURNAMED,
  RECEIVED,
  NOBODY,
  ME,
  MYSELF,
  SELF,
  NO_PERSON,
  HANDED,
  SURE,
  IN_SENTENCES,
  ANYWHERE,
  DOTTED,
  FIRST,
  SHORT_ANYWHERE,
  SHORT_FIRST,
  AFTER_ROLE,
  NAMED_AFTER,
  BY_ROLE,
  TOGETHER,
  ALSO,
  DOING,
  BY_ANCHOR,
  ALONE,
} from "./chinese-name-patterns.ts";
import { COMPOUND_SURNAMES, GIVEN_CHARACTERS, NOT_GIVEN, NOT_NAMES, WORDY_GIVEN } from "./content/chinese-names.ts";
import { findingsOf } from "./links.ts";
import type { Detector, Finding } from "./mask-types.ts";

const notGiven = new Set(NOT_GIVEN);
const wordy = new Set(WORDY_GIVEN);
const words = new Set(NOT_NAMES);
const given = new Set(GIVEN_CHARACTERS);
/** Chinese names by the words around them, by titles, beside phones and addresses, and alone on a line. */
export const findChineseNames: Detector = (view) => {
  if (!/\p{sc=Han}/u.test(view)) return [];
  const precise = [BEFORE_RECEIPT, SHORT_TITLED, NICKNAMED, SURNAMED, DOTTED].flatMap((pattern) =>
    findingsOf(view, pattern, "name"),
  );
  return [
    ...afterStrong(view),
    ...afterWeak(view),
    ...findingsOf(view, RECEIVED, "name").filter((one) => !NOBODY.test(view.slice(one.start, one.end))),
    ...[SHORT_ANYWHERE, SHORT_FIRST]
      .flatMap((pattern) => findingsOf(view, pattern, "name"))
      .filter((one) => !isWordAt(view, one.start))
      .map((one) => withLast(view, one)),
    ...[ANYWHERE, FIRST]
      .flatMap((pattern) => overlapping(view, pattern))
      .filter((one) => isAnywhere(view.slice(one.start, one.end))),
    ...findingsOf(view, SELF, "name").filter((one) => isSelf(view.slice(one.start, one.end))),
    ...precise.filter((one) => !isWord(view.slice(one.start, one.end))),
    ...overlapping(view, TITLED).filter((one) => isTitled(view.slice(one.start, one.end))),
    ...BY_ANCHOR.flatMap((pattern) => findingsOf(view, pattern, "name")).filter((one) =>
      isPlausible(view.slice(one.start, one.end)),
    ),
    ...[ALONE, TOGETHER, ALSO, DOING, ME, MYSELF]
      .flatMap((pattern) => overlapping(view, pattern))
      .filter((one) => isLikely(view.slice(one.start, one.end))),
    ...overlapping(view, BY_ROLE).flatMap((one) => afterRole(view, one)),
    ...overlapping(view, HANDED).filter((one) => isHanded(view.slice(one.start, one.end))),
    ...[AFTER_ROLE, NAMED_AFTER]
      .flatMap((pattern) => overlapping(view, pattern))
      .filter((one) => isPossible(view.slice(one.start, one.end))),
  ];
};

const COMMON_FIRST = new RegExp(`^${COMMON}`, "u");
const STARTS_WITH_NAME = new RegExp(`^${ANY}`, "u");
const ENDS_HERE = new RegExp(`^(?:[^\\p{sc=Han}]|$|${FOLLOWS})`, "u");
/** No name, though "name:" came before: 收件人写错了, 姓名和电话. */
const NO_NAME = /[改错写填换是不没要这那什怎谁吗呢吧一下了的我你他她您们和与或跟及电手号码地址信息请麻烦证司位个]/u;
const LONGEST_LONE_NAME = 4;

/** Findings of a pattern even where one begins inside another: what follows 名字 may be 收件写李明. */
function overlapping(view: string, pattern: RegExp): readonly Finding[] {
  const found: Finding[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(view); match; match = pattern.exec(view)) {
    const end = match.index + match[0].length;
    const span = match.groups?.["span"] ?? match.groups?.["line"] ?? "";
    found.push({ start: end - span.length, end, type: "name" });
    pattern.lastIndex = match.index + 1;
  }
  return found;
}

function afterStrong(view: string): readonly Finding[] {
  return overlapping(view, AFTER_STRONG).flatMap((one) => {
    const length = strongLength(view, one);
    return length === 0 ? [] : [{ ...one, end: one.start + length }];
  });
}

/** How much of what follows "name:" is the name. */
function strongLength(view: string, { start, end }: Finding): number {
  const text = view.slice(start, end);
  if (text.includes("·")) return text.length;
  const introduced = /(?:[:：是叫为成写\s,，]|[收寄取联]件?[货系]?人|名字|姓名)$/u.test(
    view.slice(Math.max(0, start - 3), start),
  );
  const surname = introduced ? STARTS_WITH_NAME : COMMON_FIRST;
  if (surname.test(text) && !isWord(text)) return nameLength(view, start, text);
  if (!introduced) return 0;
  const segment = /^\p{sc=Han}{2,5}/u.exec(view.slice(start, start + 6))?.[0] ?? "";
  return segment.length <= LONGEST_LONE_NAME && !NO_NAME.test(segment) && !isWord(segment) ? segment.length : 0;
}

/** Two or three characters, with a compound surname up to four: where the words go on, the name ends. */
function nameLength(view: string, start: number, text: string): number {
  const surname = COMPOUND_SURNAMES.some((one) => text.startsWith(one)) ? 2 : 1;
  const han = /^\p{sc=Han}*/u.exec(text)?.[0].length ?? 0;
  const short = surname + 1;
  const long = surname + 2;
  if (han <= short) return han;
  const third = text[long - 1] ?? "";
  const endsShort = ENDS_HERE.test(view.slice(start + short));
  if (endsShort && !(given.has(third) && ENDS_HERE.test(view.slice(start + long)))) return short;
  return long;
}

function afterWeak(view: string): readonly Finding[] {
  return overlapping(view, AFTER_WEAK).flatMap((one) => {
    const text = view.slice(one.start, one.end);
    const length = [nameLength(view, one.start, text), 2].find((count) =>
      isNameAt(view, one.start, text.slice(0, count)),
    );
    return length === undefined ? [] : [{ ...one, end: one.start + length }];
  });
}

/** Whether a likely name ends where it should, or is so clear that anything may follow. */
function isNameAt(view: string, start: number, name: string): boolean {
  if (!isLikely(name) || words.has(view.slice(start, start + 2))) return false;
  const clear = [...name].slice(1).every((character) => !wordy.has(character));
  if (clear || ROLE_BEFORE.test(view.slice(Math.max(0, start - 4), start))) return true;
  return ENDS_HERE.test(view.slice(start + name.length, start + name.length + 4));
}

const ROLE_BEFORE = /(?:我[姐哥弟妹妈爸]|爱人|业务员|店主|司机|房东|队长|组长|主管|快递员)[\s:]?$/u;

/** Words that begin like names, unless another character of names follows: 刘海 is one, 刘海燕 a name. */
function isWord(text: string): boolean {
  if (words.has(text) || words.has(text.slice(0, 3))) return true;
  if (!words.has(text.slice(0, 2)) || COMPOUND_SURNAMES.some((one) => text.startsWith(one) && text.length > 2))
    return false;
  return text.length < 3 || !given.has(text[2] ?? "");
}

/** Good enough where a phone or an address stands beside it. */
function isPlausible(name: string): boolean {
  return isLikely(name) || isSure(name) || (SURE.test(name) && isPossible(name));
}

function isLikely(name: string): boolean {
  const surname = COMPOUND_SURNAMES.some((one) => name.startsWith(one)) ? 2 : 1;
  const rest = [...name.slice(surname)];
  return rest.length > 0 && rest.every((character) => given.has(character)) && !isWord(name);
}

/** Good enough where the words around say that a person is meant. */
function isPossible(name: string): boolean {
  if (isLikely(name)) return true;
  const rest = [...name].slice(1);
  return (
    rest.length === 2 && COMMON_FIRST.test(name) && !isWord(name) && !rest.some((character) => notGiven.has(character))
  );
}

function afterRole(view: string, one: Finding): readonly Finding[] {
  const text = view.slice(one.start, one.end);
  const name = isLikely(text) ? text : text.slice(0, 2);
  return isLikely(name) ? [{ ...one, end: one.start + name.length }] : [];
}

function isHanded(name: string): boolean {
  return isPossible(name) || isSure(name);
}

/** Two characters, the first of which is a surname and hardly ever anything else. */
function isSure(name: string): boolean {
  return name.length === 2 && SURE.test(name) && !isWord(name) && !notGiven.has(name.charAt(1));
}

/** 谭咏仪: an uncommon third character belongs to the name where nothing comes after it. */
function withLast(view: string, one: Finding): Finding {
  const third = view.charAt(one.end);
  const ends = !/\p{sc=Han}/u.test(view.charAt(one.end + 1));
  const belongs =
    ends && /\p{sc=Han}/u.test(third) && !notGiven.has(third) && !ENDS_HERE.test(view.slice(one.end, one.end + 4));
  return belongs ? { ...one, end: one.end + 1 } : one;
}

/** Whether an everyday word begins here. */
function isWordAt(view: string, start: number): boolean {
  return words.has(view.slice(start, start + 2)) || words.has(view.slice(start, start + 3));
}

function isAnywhere(name: string): boolean {
  return (
    !IN_SENTENCES.test(name.slice(1)) && !words.has(name.slice(0, 2)) && !words.has(name.slice(1)) && !words.has(name)
  );
}

function isSelf(name: string): boolean {
  return !NO_PERSON.test(name) && !NO_NAME.test(name) && !isWord(name);
}

function isTitled(text: string): boolean {
  const name = text.replace(new RegExp(`(?:${TITLES})$`, "u"), "");
  const surname = COMPOUND_SURNAMES.some((one) => name.startsWith(one)) ? 2 : 1;
  if (isWord(text)) return false;
  return name.length === surname || [...name.slice(surname)].every((character) => given.has(character));
}
