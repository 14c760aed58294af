import { mask } from "../mask.ts";

/** A text with the personal data a reader sees in it. */
export interface MarkedText {
  readonly text: string;
  readonly gold: readonly GoldSpan[];
}

interface GoldSpan {
  readonly start: number;
  readonly end: number;
  /** Names and addresses are judged apart; everything else is an identifier. */
  readonly type: string;
}

/** Shares of gold spans wholly masked, and of masked spans and characters that a gold span asked for. */
export interface MaskingFigures {
  readonly identifiers: number;
  readonly names: number;
  readonly addresses: number;
  readonly precision: number;
  readonly characterPrecision: number;
  readonly counts: Readonly<Record<string, number>>;
  /** What was missed and what was masked for nothing, to read. */
  readonly missed: readonly string[];
  readonly excess: readonly string[];
}

/** Reads 我叫{name:王小明}: braces hold a type and a value; `\n` is a line's end. */
export function parseMarked(line: string): MarkedText {
  let text = "";
  const gold: GoldSpan[] = [];
  for (const piece of line.replaceAll("\\n", "\n").split(/(\{[a-z_]+:[^}]+\})/)) {
    const marked = /^\{(?<type>[a-z_]+):(?<value>[^}]+)\}$/s.exec(piece)?.groups;
    const value = marked?.["value"] ?? piece;
    if (marked) gold.push({ start: text.length, end: text.length + value.length, type: marked["type"] ?? "" });
    text += value;
  }
  return { text, gold };
}

/** Masks every text for itself and compares with what should be masked. */
export function measureMasking(texts: readonly MarkedText[]): MaskingFigures {
  const rows = texts.map(({ text, gold }) => ({ text, gold, spans: mask(text).spans }));
  const judged = rows.flatMap(({ text, gold, spans }) =>
    gold.map((span) => ({ type: span.type, found: isCovered(text, span, spans), shown: show(text, span) })),
  );
  const masked = rows.flatMap(({ text, gold, spans }) =>
    spans.map((span) => ({
      length: span.end - span.start,
      wanted: gold.reduce((sum, one) => sum + overlapOf(span, one), 0),
      shown: show(text, span),
    })),
  );
  const recall = (isOfKind: (type: string) => boolean): number =>
    shareOf(judged.filter(({ type }) => isOfKind(type)).map(({ found }) => Number(found)));
  const length = masked.reduce((sum, one) => sum + one.length, 0);
  return {
    identifiers: recall((type) => type !== "name" && type !== "address"),
    names: recall((type) => type === "name"),
    addresses: recall((type) => type === "address"),
    precision: shareOf(masked.map(({ wanted }) => Number(wanted > 0))),
    characterPrecision: masked.reduce((sum, one) => sum + one.wanted, 0) / Math.max(1, length),
    counts: countsOf(judged.map(({ type }) => (type === "name" || type === "address" ? type : "identifier"))),
    missed: judged.filter(({ found }) => !found).map(({ type, shown }) => `${type}: ${shown}`),
    excess: masked.filter(({ wanted }) => wanted === 0).map(({ shown }) => shown),
  };
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Every letter and digit of the span is masked; marks at its edges may stay. */
function isCovered(text: string, gold: Place, spans: readonly Place[]): boolean {
  for (let at = gold.start; at < gold.end; at += 1) {
    if (/[\p{L}\p{N}]/u.test(text[at] ?? "") && !spans.some(({ start, end }) => at >= start && at < end)) return false;
  }
  return true;
}

function overlapOf(left: Place, right: Place): number {
  return Math.max(0, Math.min(left.end, right.end) - Math.max(left.start, right.start));
}

function show(text: string, { start, end }: Place): string {
  return `${text.slice(Math.max(0, start - 15), start)}<${text.slice(start, end)}>${text.slice(end, end + 12)}`;
}

function shareOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function countsOf(types: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const type of types) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
