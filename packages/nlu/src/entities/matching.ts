import type { Entity, Meaning } from "./entity.ts";

/** Finds entities of one kind in folded text. */
export type Finder = (folded: string) => readonly Entity[];

/** Every match of a global pattern that `read` can make sense of. A group named `span` narrows the entity's place. */
export function findAll(
  folded: string,
  pattern: RegExp,
  read: (match: RegExpExecArray) => Meaning | undefined,
): readonly Entity[] {
  // Most patterns find nothing: to look first is cheaper than the pattern of its own that `matchAll` makes.
  if (folded.search(pattern) < 0) return [];
  const found: Entity[] = [];
  for (const match of folded.matchAll(pattern)) {
    const meaning = read(match);
    if (meaning !== undefined) found.push(place(match, meaning));
  }
  return found;
}

function place(match: RegExpExecArray, meaning: Meaning): Entity {
  const text = match.groups?.["span"] ?? match[0];
  const start = match.index + match[0].indexOf(text);
  return { ...meaning, start, end: start + text.length, text };
}

/** A pattern that matches any of the words, longest first, so that 深蓝色 is not read as 蓝色. */
export function anyOf(words: Iterable<string>): string {
  return [...words].sort((left, right) => right.length - left.length).join("|");
}

/**
 * Makes full-width letters, digits and spaces plain without moving anything, so that places found in the folded text
 * are places in the text itself.
 */
export function foldWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, " ")
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d\u2033]/g, '"');
}

/** Of what overlaps, the longest stays; among equals the earlier found. Linear in the text but for the sorting. */
export function withoutOverlaps<Found extends { readonly start: number; readonly end: number }>(
  found: readonly Found[],
): Found[] {
  const taken = new Uint8Array(found.reduce((last, { end }) => Math.max(last, end), 0));
  const longestFirst = [...found].sort((left, right) => right.end - right.start - (left.end - left.start));
  return longestFirst.filter(({ start, end }) => {
    // What was taken before is at least as long, so it cannot lie between these two.
    if (taken[start] === 1 || taken[end - 1] === 1) return false;
    taken.fill(1, start, end);
    return true;
  });
}

/** Whether two places in a text share a character. */
export function overlap(
  left: { readonly start: number; readonly end: number },
  right: { readonly start: number; readonly end: number },
): boolean {
  return left.start < right.end && right.start < left.end;
}
