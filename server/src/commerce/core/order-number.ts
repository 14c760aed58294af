/** What two writings of one order number have in common: `＃w2378156`, `# W2378156` → `W2378156`. */
export function orderNumberKey(written: string): string {
  return written
    .normalize("NFKC")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toUpperCase();
}
