import { LABELS } from "./content/labels.ts";
import type { Finding, MaskType } from "./mask-types.ts";

/** Private-use characters stand for what was masked, one for each type, so that detectors see that something was there. */
const FIRST_BLANK = 0xe000;
const TYPES = Object.keys(LABELS).filter((type): type is MaskType => type in LABELS);

/** The character that stands for a masked value of a type. */
export function blankOf(type: MaskType): string {
  return String.fromCharCode(FIRST_BLANK + TYPES.indexOf(type));
}

/** A pattern for one blank of any of the types. */
export function anyBlank(types: readonly MaskType[]): string {
  return `[${types.map(blankOf).join("")}]`;
}

const typeOfLabel = new Map(
  TYPES.flatMap((type) => [[LABELS[type].zh, type] as const, [LABELS[type].en, type] as const]),
);
const PLACEHOLDER = new RegExp(`\\[(${[...typeOfLabel.keys()].join("|")})(\\d{1,6})\\]`, "g");

/** A placeholder that a text already contains. */
export interface Placed extends Finding {
  readonly number: number;
}

/** The placeholders in a text, as an earlier masking left them. */
export function placeholdersIn(view: string): readonly Placed[] {
  return [...view.matchAll(PLACEHOLDER)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    type: typeOfLabel.get(match[1] ?? "") ?? "code",
    number: Number(match[2]),
  }));
}

/** The view with findings (in order, apart) blanked, as long as it was. */
export function blanked(view: string, findings: readonly Finding[]): string {
  const pieces: string[] = [];
  let end = 0;
  for (const finding of findings) {
    pieces.push(view.slice(end, finding.start), blankOf(finding.type).repeat(finding.end - finding.start));
    end = finding.end;
  }
  return pieces.join("") + view.slice(end);
}

/** Findings in order without overlaps: what overlaps becomes one, of the type that was found first. */
export function united(findings: readonly Finding[]): readonly Finding[] {
  const order = findings.map((finding, rank) => ({ finding, rank }));
  order.sort((left, right) => left.finding.start - right.finding.start || right.finding.end - left.finding.end);
  const kept: { finding: Finding; rank: number }[] = [];
  for (const next of order) {
    const last = kept.at(-1);
    if (last && next.finding.start < last.finding.end) kept[kept.length - 1] = unite(last, next);
    else if (next.finding.end > next.finding.start) kept.push(next);
  }
  return kept.map(({ finding }) => finding);
}

function unite<Ranked extends { readonly finding: Finding; readonly rank: number }>(
  left: Ranked,
  right: Ranked,
): Ranked {
  const first = left.rank <= right.rank ? left : right;
  const start = Math.min(left.finding.start, right.finding.start);
  const end = Math.max(left.finding.end, right.finding.end);
  return { ...first, finding: { ...first.finding, start, end } };
}
