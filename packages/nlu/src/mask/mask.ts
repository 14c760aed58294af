import { guessLanguage } from "../text/guess-language.ts";
import { findAccounts } from "./accounts.ts";
import { findBirthDates } from "./birth-dates.ts";
import { blanked, placeholdersIn, united } from "./blanks.ts";
import { findChineseNames } from "./chinese-names/find-chinese-names.ts";
import { findCodes, findUnknown } from "./codes.ts";
import { findKnown } from "./known-values.ts";
import { findLinks } from "./links.ts";
import { findMaskedAddresses } from "./mask-addresses.ts";
import { type Keeper, keeper } from "./keeper.ts";
import type { Detector, Finding, KnownValue, MaskedSpan, MaskType } from "./mask-types.ts";
import { findNumbers, findSpokenNumbers } from "./numbers.ts";
import { createPlaceholders, type Placeholders } from "./placeholders.ts";
import { readable } from "./readable.ts";
import { findWesternNames } from "./western-names.ts";

/** What a masker is told. */
export interface MaskOptions {
  /** Exact values from the order's record: the recipient, the phone, the address. They go first. */
  readonly known?: readonly KnownValue[];
  /** A shop's own words that look like names or codes and are nobody's: products, makers, models. Known values go nevertheless. */
  readonly keep?: readonly string[];
  /** The language of placeholders, [姓名1] or [NAME1]; without, that of the first text. */
  readonly placeholders?: "zh" | "en";
}

/** A text without personal data, and what was taken out. */
export interface Masked {
  readonly text: string;
  readonly spans: readonly MaskedSpan[];
}

/** Masks the texts of one conversation: the same value has the same placeholder in all of them. */
export interface Masker {
  /** Masks one text; further known values count from here on. */
  mask(text: string, known?: readonly KnownValue[]): Masked;
}

/** Each finds some kinds; where two claim the same characters, both are masked, under the type of the earlier. */
const DETECTORS: readonly Detector[] = [
  findLinks,
  findNumbers,
  findBirthDates,
  findAccounts,
  findCodes,
  findSpokenNumbers,
  findMaskedAddresses,
  findChineseNames,
  findWesternNames,
  findUnknown,
];
/** What is masked shows its neighbours for what they are; in texts that people write nothing new is found after three rounds. */
const MOST_ROUNDS = 12;

/**
 * Takes personal data out of a text and puts typed placeholders there. What looks like an identifier and is not
 * recognised is masked, too. Never throws; masking what was masked changes nothing; time linear in the text.
 */
export function mask(text: string, options: MaskOptions = {}): Masked {
  return createMasker(options).mask(text);
}

/** A masker that remembers across the texts of one conversation. */
export function createMasker(options: MaskOptions = {}): Masker {
  const known = [...(options.known ?? [])];
  const met: KnownValue[] = [];
  const keep = keeper(options.keep ?? []);
  let placeholders: Placeholders | undefined;
  return {
    mask: (text, more = []) => {
      for (const { type, value } of more)
        if (!known.some((one) => one.type === type && one.value === value)) known.push({ type, value });
      placeholders ??= createPlaceholders(options.placeholders ?? guessLanguage(text));
      return maskWith(text, { known, met, keep, placeholders });
    },
  };
}

/** What a masker has in mind while it reads a text. */
interface Memory {
  readonly known: readonly KnownValue[];
  /** Names that texts introduced: somebody who was named once is known wherever the name stands. */
  readonly met: KnownValue[];
  readonly keep: Keeper;
  readonly placeholders: Placeholders;
}

/** More names than this are no conversation. */
const MOST_MET = 64;

function maskWith(text: string, memory: Memory): Masked {
  const { placeholders } = memory;
  const { view, offsets } = readable(text);
  const spans = findAll(view, memory).map((finding): MaskedSpan => {
    const { start, end, type, key } = finding;
    return {
      start: offsets[start] ?? 0,
      end: offsets[end] ?? text.length,
      type,
      placeholder: placeholders.of(type, key ?? view.slice(start, end)),
    };
  });
  return { text: replaced(text, spans), spans };
}

function findAll(view: string, memory: Memory): readonly Finding[] {
  const { placeholders } = memory;
  const placed = placeholdersIn(view);
  for (const { type, number } of placed) placeholders.reserve(type, number);
  let left = blanked(view, placed);
  let all: readonly Finding[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const found = united(
      [...findKnown(left, memory), ...keepIn(left, memory.keep)].flatMap((one) => unblanked(left, one)),
    );
    if (found.length === 0) break;
    all = all.concat(found);
    remember(memory.met, left, found);
    left = blanked(left, found);
  }
  return [...all].sort((one, other) => one.start - other.start);
}

/** What detectors find, without what lies inside a shop's own words. */
function keepIn(view: string, keep: Keeper): readonly Finding[] {
  const found = DETECTORS.flatMap((find) => find(view));
  const kept = keep(view);
  if (kept.length === 0) return found;
  const ends = new Uint32Array(view.length);
  for (const { start, end } of kept) ends.fill(end, start, end);
  return found.filter(({ type, start, end }) => !KEEPABLE.has(type) || end > (ends[start] ?? 0));
}

const KEEPABLE: ReadonlySet<MaskType> = new Set(["name", "code", "order", "address", "account"]);

const FULL_NAME = /^(?:\p{sc=Han}{2,4}|\p{sc=Han}+·\p{sc=Han}+|\p{L}[\p{L}'-]+(?:\s\p{L}[\p{L}'.-]*)+)$/u;
const TITLED = /^(?:mr|mrs|ms|miss|dr|prof)\b/iu;
const TITLE_BEHIND = /(?<=^\p{sc=Han}{2,4})(?:先生|女士|小姐|老师|太太|同学|师傅|阿姨|经理)$/u;
/** 王先生 and 小王 are many. */
const NO_FULL_NAME = /(?:先生|女士|小姐|老师|太太|同学|师傅|阿姨|经理|[总哥姐叔姨])$|^[小老阿]\p{sc=Han}$/u;

function remember(met: KnownValue[], view: string, found: readonly Finding[]): void {
  for (const { type, start, end } of found) {
    const value = view.slice(start, end).replace(TITLE_BEHIND, "");
    if (type !== "name" || met.length >= MOST_MET || !isFullName(value)) continue;
    if (!met.some((one) => one.value === value)) met.push({ type, value });
  }
}

function isFullName(value: string): boolean {
  return FULL_NAME.test(value) && !TITLED.test(value) && !NO_FULL_NAME.test(value);
}

const NOT_BLANK = /[^\p{Co}]+/gu;

/** What of a finding was not masked before. */
function unblanked(view: string, finding: Finding): readonly Finding[] {
  const text = view.slice(finding.start, finding.end);
  if (!/\p{Co}/u.test(text)) return [finding];
  return [...text.matchAll(NOT_BLANK)].flatMap((match) => {
    const start = finding.start + match.index;
    return /[\p{L}\p{N}]/u.test(match[0]) ? [{ start, end: start + match[0].length, type: finding.type }] : [];
  });
}

function replaced(text: string, spans: readonly MaskedSpan[]): string {
  const pieces: string[] = [];
  let end = 0;
  for (const span of spans) {
    pieces.push(text.slice(end, span.start), span.placeholder);
    end = span.end;
  }
  return pieces.join("") + text.slice(end);
}
