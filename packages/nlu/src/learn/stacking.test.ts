import { describe, expect, it } from "vitest";
import { fitStacking, type StackingExample, stackedProbabilities, usualStacking } from "./stacking.ts";
import { seededRandom } from "./seeded-random.ts";

const CLASSES = 4;

/** Examples of which one part knows the truth and the other says anything. */
function examples(knows: "linear" | "net"): readonly StackingExample[] {
  const random = seededRandom(7);
  return Array.from({ length: 400 }, (_, index) => {
    const label = index % CLASSES;
    const right = Float32Array.from({ length: CLASSES }, (__, each) => (each === label ? 1 : 0) + 1.5 * random());
    const noise = Float32Array.from({ length: CLASSES }, () => random());
    return knows === "linear" ? { linear: right, net: noise, label } : { linear: noise, net: right, label };
  });
}

describe("stacking", () => {
  it.each(["linear", "net"] as const)("trusts the part that knows: %s", (knows) => {
    const stacking = fitStacking(examples(knows));
    const other = knows === "linear" ? "net" : "linear";
    expect(stacking[knows]).toBeGreaterThan(3 * stacking[other]);
  });

  it("is the usual one, scaled, where nothing tells", () => {
    const { linear, net } = fitStacking([]);
    expect(linear / net).toBeCloseTo((1.5 * usualStacking.linear) / usualStacking.net);
  });

  it("gives probabilities that sum to 1, however large the scores", () => {
    const probabilities = stackedProbabilities(usualStacking, Float32Array.of(1e6, -1e6), Float32Array.of(0, 1e6));
    expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1);
  });
});
