/** Longest first wait before trying again, in milliseconds. */
export const FIRST_RETRY_MS = 500;
/** Longest wait before trying again, however often it failed, in milliseconds. */
export const LAST_RETRY_MS = 15_000;

/** How long to wait after `failures` failures in a row (0 for the first): doubling, between half and all of it by chance. */
export function retryDelay(failures: number, random: () => number): number {
  const ceiling = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures, 10));
  return Math.round(ceiling * (0.5 + random() / 2));
}
