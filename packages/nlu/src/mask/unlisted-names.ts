import { findingsOf } from "./links.ts";
import type { Finding } from "./mask-types.ts";
import { ambiguous, given, isCapital, known, PARTICLE, plain, PLACES, surnames } from "./name-words.ts";

const CAPITALS =
  /(?<![\p{sc=Latin}\p{N}'@.#&/-])(?<span>\p{Lu}\p{Ll}['\p{sc=Latin}-]{1,20}(?:\s(?:(?:van|von|der|den|de|del|della|da|dos|di|bin|al|el)\s){0,2}\p{Lu}['\p{sc=Latin}-]{0,20}\.?){0,3})(?![\p{sc=Latin}\p{N}]|\s\d|\s?&|-\d)/gu;
/** People take no article: the Alpine tent, your Bicycle, two Kettles. */
const AFTER_ARTICLE =
  /(?:^|[^a-z])(?:the|an?|your|our|this|that|these|those|one|two|three|\d+|another|some|any|each|every|which|what|no|used?|wear|have)\s$/i;
const SENTENCE_START = /(?:^|[.!?:\n"(])\s{0,3}$/;
const PERSON_FOLLOWS =
  /^(?: (?:here|again|from|at|called|wrote|will|is (?:my|the)|has|wants|needs|signed|picked)\b| (?:and|&) \p{Lu}\p{Ll}+ (?:are|were|live|both|have|ordered|and)\b|[!,]? (?:here|again)\b|$|\s?\n)/u;
const PLACE_FIRST = /^(?:San|Santa|Los|Las|Fort|Port|Saint|St\.?|New|Mount|Lake|Puerto|North|South|East|West)$/;
/** A headline writes every word so. */
const MOST_CAPITALS = 0.75;
const FEW_WORDS = 5;

/** Words with a capital in the middle of a sentence that no list of words knows: unknown means masked. */
export function capitalised(view: string): readonly Finding[] {
  return [...view.matchAll(LINE)].flatMap(({ 0: line, index }) =>
    isHeadline(line)
      ? []
      : findingsOf(line, CAPITALS, "name").flatMap((one) => {
          const part = unknownPart(line, one);
          return part ? [{ ...part, start: part.start + index, end: part.end + index }] : [];
        }),
  );
}

/** What is left of capitalised words when known ones before are left out: "Hi Quentin" is Quentin. */
function unknownPart(line: string, { start, end }: Finding): Finding | undefined {
  const words = line.slice(start, end).split(/\s/);
  const first = words.findIndex((word) => !isKnownWord(word));
  const name = words.slice(first);
  if (first < 0 || name.some((word) => !PARTICLE.test(word) && isThing(word))) return undefined;
  const from = start + words.slice(0, first).join(" ").length + (first > 0 ? 1 : 0);
  if (first > 0 && PLACE_FIRST.test(words[first - 1] ?? "")) return undefined;
  if (AFTER_ARTICLE.test(line.slice(Math.max(0, from - 12), from))) return undefined;
  const begins = first === 0 && SENTENCE_START.test(line.slice(Math.max(0, start - 4), start));
  if (begins && !isPersonal(line, end, words)) return undefined;
  return { start: from, end: from + name.join(" ").replace(/(?:'s|\.)$/, "").length, type: "name" };
}

const LINE = /[^\n]{1,2000}/g;

/** TypeC and MacBook are goods; McDonald and DeShawn are people. */
const CAMEL = /^(?!Mc|Mac|De|Di|Da|La|Le|Van|O')\p{Lu}\p{Ll}+\p{Lu}/u;

function isKnownWord(word: string): boolean {
  if (CAMEL.test(word)) return true;
  const lower = word.toLowerCase().replace(/'s$|\.$/, "");
  if (/(?:ing|ed|n't|'m|'d|'ll|'ve|'re)$/.test(lower)) return true;
  if (lower.includes("-")) return lower.split("-").every((part) => part.length < 3 || isKnownWord(part));
  return known.has(lower) || known.has(lower.replace(/s$/, "")) || PLACES.has(lower) || ambiguous.has(lower);
}

/** Part of a longer name of goods or of a maker. */
function isThing(word: string): boolean {
  const lower = plain(word);
  return known.has(lower) && !surnames.has(lower) && !ambiguous.has(lower);
}

function isPersonal(line: string, end: number, words: readonly string[]): boolean {
  return words.length > 1
    ? !words.some(isKnownWord)
    : PERSON_FOLLOWS.test(line.slice(end)) && line.slice(end).trim() !== "";
}

function isHeadline(line: string): boolean {
  const words = line.match(/[A-Za-z][A-Za-z'-]+/g) ?? [];
  return words.length >= FEW_WORDS && words.filter(isCapital).length / words.length > MOST_CAPITALS;
}

const SMALL =
  /(?<![\p{sc=Latin}'@.#/-])(?<span>\p{Ll}{5,20})(?:\s(?<last>\p{Ll}[\p{Ll}'-]{2,20}))?(?![\p{sc=Latin}@])/gu;

/** Well-known names that people wrote small, with the unknown word after them. */
export function smallLetters(view: string): readonly Finding[] {
  const found: Finding[] = [];
  SMALL.lastIndex = 0;
  for (let match = SMALL.exec(view); match; match = SMALL.exec(view)) {
    const { span = "", last } = match.groups ?? {};
    SMALL.lastIndex = match.index + span.length;
    if (!given.has(span) || ambiguous.has(span) || known.has(span)) continue;
    const surname =
      last !== undefined && !known.has(last) && !known.has(last.replace(/s$/, "")) && !/(?:ed|ing|ly)$/.test(last);
    found.push({ start: match.index, end: match.index + (surname ? match[0].length : span.length), type: "name" });
  }
  return found;
}
