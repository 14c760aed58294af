/** An answer with the chance that the model gave it, 0..1. */
export interface Claim {
  readonly confidence: number;
  readonly right: boolean;
}

/** As the figure is usually reported (Guo et al., ICML 2017). */
const BINS = 15;

/**
 * Expected calibration error: in bins of equal width, how far the mean confidence is from the share that is right,
 * weighted by the bins' rows. 0 is perfect, and what no row gives.
 */
export function calibrationError(claims: readonly Claim[], bins: number = BINS): number {
  // What a bin's confidences sum to beyond its right answers: its rows times its error.
  const excess = new Float64Array(bins);
  for (const { confidence, right } of claims) {
    const bin = Math.min(bins - 1, Math.floor(confidence * bins));
    excess[bin] = (excess[bin] ?? 0) + confidence - (right ? 1 : 0);
  }
  return claims.length === 0 ? 0 : excess.reduce((sum, one) => sum + Math.abs(one), 0) / claims.length;
}
