import { fold } from "./fold.ts";

/** Something to choose, by what stands on its button. */
export interface Choosable {
  readonly labels: readonly string[];
}

/** How sure it is that an option is meant: its very words, or words that hold it. */
export interface OptionMatch<T> {
  readonly option: T;
  readonly exact: boolean;
}

/** Denies what comes right after it: 不是色差 is no 色差. */
const DENIED = /(?:不|没|别|无|非)(?:是|有|要|用)?$|\b(?:not|no|isn'?t|don'?t)(?: a| the)?$/;

/** The option that a text means: by its words, by a part that only it has, or by its place; null where several or none could be. */
export function matchOption<T extends Choosable>(
  options: readonly T[],
  text: string,
  pick: number | "other" | null,
): OptionMatch<T> | null {
  // A button's own signs are the first to tell: <500元 and >500元 are one and the same without them.
  const raw = only(options.filter(({ labels }) => labels.some((label) => plain(label) === plain(text))));
  if (raw !== undefined) return { option: raw, exact: true };
  const said = fold(text);
  if (said === "") return null;
  const exact = options.filter(({ labels }) => labels.some((label) => fold(label) === said));
  if (exact.length > 0) return one(exact, true);
  const held =
    longest(options, said) ?? only(options.filter(({ labels }) => labels.some((label) => holds(label, said))));
  if (held !== undefined) return { option: held, exact: false };
  const placed = typeof pick === "number" ? options.at(pick > 0 ? pick - 1 : pick) : options[placeOf(said)];
  return placed === undefined ? null : { option: placed, exact: false };
}

/** The one whose longest label stands in what was said; none where two of the same length do. */
function longest<T extends Choosable>(options: readonly T[], said: string): T | undefined {
  const lengths = options.map((option) => ({
    option,
    length: Math.max(0, ...option.labels.map(fold).map((label) => (stands(label, said) ? label.length : 0))),
  }));
  const most = Math.max(0, ...lengths.map(({ length }) => length));
  return most === 0 ? undefined : only(lengths.filter(({ length }) => length === most).map(({ option }) => option));
}

/** A label of one character is part of too many words: it is the whole message, or that with 的. */
function stands(label: string, said: string): boolean {
  if ([...label].length < TELLING) return label !== "" && (said === label || said === `${label}的`);
  return placesOf(label, said).some((at) => !DENIED.test(said.slice(0, at)));
}

/** Less than this says nothing of a label. */
const TELLING = 2;

function holds(label: string, said: string): boolean {
  return said.length >= TELLING && placesOf(said, fold(label)).length > 0;
}

const AFTER_WORD = /[\p{Script=Latin}\d]$/u;
const BEGINS_WORD = /^[\p{Script=Latin}\d]/u;
/** Longer than this, a word may be said of several: colours. */
const LONG_WORD = 4;

/** Where a part stands in a text, as whole words where it is of Latin letters or digits. */
function placesOf(part: string, text: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
    const before = text.slice(0, at);
    const rest = text.slice(at + part.length).replace(part.length >= LONG_WORD ? /^e?s(?![a-z\d])/ : "", "");
    const isBegun = !BEGINS_WORD.test(part) || !AFTER_WORD.test(before);
    if (isBegun && (!AFTER_WORD.test(part) || !BEGINS_WORD.test(rest))) found.push(at);
  }
  return found;
}

function plain(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

function one<T>(found: readonly T[], exact: boolean): OptionMatch<T> | null {
  const option = only(found);
  return option === undefined ? null : { option, exact };
}

function only<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

/** "2" or "2." is the second. */
function placeOf(said: string): number {
  return /^[1-9]$/.test(said) ? Number(said) - 1 : -1;
}
