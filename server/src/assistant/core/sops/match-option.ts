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
  const said = fold(text);
  if (said === "") return null;
  const exact = options.find(({ labels }) => labels.some((label) => fold(label) === said));
  if (exact !== undefined) return { option: exact, exact: true };
  const held = longest(options, said) ?? only(options.filter(({ labels }) => labels.some((one) => holds(one, said))));
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

function stands(label: string, said: string): boolean {
  const at = label === "" ? -1 : said.indexOf(label);
  if (at === -1) return false;
  const isWord = !/^[a-z0-9]/.test(label) || !/[a-z0-9]$/.test(said.slice(0, at));
  return isWord && !DENIED.test(said.slice(0, at));
}

/** Less than this says nothing of a label. */
const TELLING = 2;

function holds(label: string, said: string): boolean {
  return said.length >= TELLING && fold(label).includes(said);
}

function only<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

/** "2" or "2." is the second. */
function placeOf(said: string): number {
  return /^[1-9]$/.test(said) ? Number(said) - 1 : -1;
}
