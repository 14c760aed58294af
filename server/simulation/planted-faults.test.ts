import { describe, expect, test } from "vitest";
import { runHistory } from "./history.ts";
import type { PlantedFault } from "./simulation.ts";

/** A fault must show itself within so many histories. */
const HISTORIES = 1_000;

/** Histories in which much is written at once, and in which agents look in while the assistant thinks. */
const BUSY = { programs: 2, customers: 4, tabs: 2, steps: 10, atOnce: 8, pause: 60, latency: 100 };
const HASTY = { agents: 2, thinking: 5_000, takesByHand: true, opensServed: false, steps: 20, pause: 1_200 };

/** Six ways in which such systems are built wrongly, and the law that each breaks. */
const FAULTS: readonly (readonly [name: string, fault: PlantedFault, found: RegExp])[] = [
  ["a missing epoch check", { plan: HASTY, append: { checksEpoch: false } }, /stale epoch/],
  ["waking by hints only", { neverSweeps: true }, /no answer/],
  ["a retry under a new id", { newIdForRetry: true }, /stands twice/],
  ["locks in no order", { plan: BUSY, append: { locksInOrder: false } }, /locked each other out/],
  ["telling apart from doing", { plan: HASTY, tellsAfterwards: true }, /done and never told/],
  ["an acknowledgement before the commit", { answersBeforeCommit: true }, /acknowledged and is lost/],
];

describe("the simulation finds", () => {
  test.each(FAULTS)(
    "%s",
    async (_name, fault, found) => {
      expect(await historiesUntil(fault, found)).toBeLessThanOrEqual(HISTORIES);
    },
    120_000,
  );
});

/** After how many histories the fault shows itself; one more than there are when it does not. */
async function historiesUntil(fault: PlantedFault, found: RegExp): Promise<number> {
  for (let seed = 1; seed <= HISTORIES; seed += 1) {
    const { violations } = await runHistory(seed, fault);
    if (violations.some((violation) => found.test(violation))) return seed;
  }
  return HISTORIES + 1;
}
