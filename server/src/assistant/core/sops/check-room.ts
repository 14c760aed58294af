import type { Sop, SopProblem } from "@warmline/contract";
import { isWritten } from "./published-sop.ts";

/** Processes that a shop may have published at once. */
export const MAX_PUBLISHED_SOPS = 30;
/** Phrases that begin them, altogether: every turn is compared with each. */
export const MAX_START_PHRASES = 300;

/** What else the shop has published, and the process as customers meet it now; undefined where they do not. */
export interface SopRoom {
  readonly others: readonly Sop[];
  readonly before: Sop | undefined;
}

/** Why a shop has no room for a process beside its others. What is published already may always stay at its size. */
export function checkRoom(sop: Sop, { others, before }: SopRoom): readonly SopProblem[] {
  const isMore = before === undefined && others.length >= MAX_PUBLISHED_SOPS;
  const inAll = others.reduce((sum, other) => sum + phrasesOf(other), phrasesOf(sop));
  const isLonger = phrasesOf(sop) > (before === undefined ? 0 : phrasesOf(before)) && inAll > MAX_START_PHRASES;
  return [
    ...(isMore ? [{ code: "sops_full", step: null, of: String(MAX_PUBLISHED_SOPS) } as const] : []),
    ...(isLonger ? [{ code: "phrases_full", step: null, of: String(MAX_START_PHRASES) } as const] : []),
  ];
}

function phrasesOf({ start }: Sop): number {
  return start.phrases.filter(isWritten).length;
}
