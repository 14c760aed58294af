import { normalizeText } from "../text/normalize.ts";
import { isCjk, wordRuns } from "../text/tokenize.ts";
import { isTelling } from "./telling.ts";

/** Texts of a group that are read for its label. */
const READ = 200;
const WORDS = 3;
const LONGEST_CHINESE = 4;
const SHORTEST_CHINESE = 2;
/** A term that less of the group's texts hold does not stand for it. */
const LEAST_SHARE = 0.1;
/** One text more without the term than was seen: keeps what is rare everywhere from looking telling. */
const DOUBT = 1;

/**
 * Suggests a few words for each group: Latin words and pairs of them, Chinese strings of two to four characters, that
 * many of its texts hold and few of the others'. Words that only hold sentences together are taken where there is
 * nothing else.
 */
export function suggestLabels(groups: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const counts = groups.map((texts) => countTerms(texts.slice(0, READ)));
  const everywhere = new Map<string, number>();
  for (const { terms } of counts)
    for (const [term, count] of terms) everywhere.set(term, (everywhere.get(term) ?? 0) + count);
  const total = counts.reduce((sum, { texts }) => sum + texts, 0);
  return counts.map((own) => labelOf(own, everywhere, total));
}

interface TermCounts {
  readonly texts: number;
  readonly terms: ReadonlyMap<string, number>;
}

function countTerms(texts: readonly string[]): TermCounts {
  const terms = new Map<string, number>();
  for (const text of texts) for (const term of termsOf(text)) terms.set(term, (terms.get(term) ?? 0) + 1);
  return { texts: texts.length, terms };
}

function termsOf(text: string): ReadonlySet<string> {
  const terms = new Set<string>();
  let before: string | undefined;
  for (const run of wordRuns(normalizeText(text))) {
    if (isCjk(run)) addChinese(run, terms);
    else terms.add(run);
    if (before !== undefined && !isCjk(run)) terms.add(`${before} ${run}`);
    before = isCjk(run) ? undefined : run;
  }
  return terms;
}

function addChinese(run: string, terms: Set<string>): void {
  const characters = Array.from(run);
  for (let start = 0; start < characters.length; start += 1) {
    for (let length = SHORTEST_CHINESE; length <= LONGEST_CHINESE && start + length <= characters.length; length += 1)
      terms.add(characters.slice(start, start + length).join(""));
  }
}

function labelOf({ texts, terms }: TermCounts, everywhere: ReadonlyMap<string, number>, total: number) {
  const scored = [...terms].flatMap(([term, count]) => {
    const share = count / Math.max(1, texts);
    if (share < LEAST_SHARE) return [];
    const others = ((everywhere.get(term) ?? 0) - count + DOUBT) / (total - texts + 2 * DOUBT);
    return [{ term, score: share * Math.log(share / others) * lengthFactor(term) }];
  });
  const falling = scored.sort((left, right) => right.score - left.score || (left.term < right.term ? -1 : 1));
  const ranked = falling.map(({ term }) => term);
  const telling = firstDifferent(ranked.filter(isTelling));
  return telling.length > 0 ? telling : firstDifferent(ranked);
}

/** The first terms that share nothing with those before. */
function firstDifferent(ranked: readonly string[]): readonly string[] {
  const chosen: string[] = [];
  for (const term of ranked) {
    if (chosen.some((other) => overlaps(other, term))) continue;
    chosen.push(term);
    if (chosen.length === WORDS) break;
  }
  return chosen;
}

/** Whether one holds the other, or both are cut from the same Chinese words: 发票 and 票抬, 改发票 and 发票抬头. */
function overlaps(left: string, right: string): boolean {
  if (left.includes(right) || right.includes(left)) return true;
  if (!isCjk(left) || !isCjk(right)) return false;
  if (left.at(-1) === right.at(0) || right.at(-1) === left.at(0)) return true;
  return Array.from(left).some((_, place) => place > 0 && right.includes(left.slice(place - 1, place + 1)));
}

/** Longer terms say more; a lone word of a pair should not win over the pair. */
function lengthFactor(term: string): number {
  const size = isCjk(term) ? Array.from(term).length : term.split(" ").length * 2;
  return Math.sqrt(size);
}
