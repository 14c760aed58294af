/** What two writings of one order number have in common: `＃w2378156`, `# W2378156` → `W2378156`. */
export function orderNumberKey(written: string): string {
  return folded(folded(written)).replace(/[^\p{L}\p{N}]/gu, "");
}

/** Upper case may bring back what normalising took apart, hence twice. */
function folded(text: string): string {
  return text.normalize("NFKC").toUpperCase();
}
