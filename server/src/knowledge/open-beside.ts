import { setImmediate as rest } from "node:timers/promises";
import type { ClosestInSteps, FindClosest, PhraseGroup } from "./core/closest-phrase.ts";

/** Work on an index before others have their turn, in milliseconds. */
const PATIENCE_MS = 8;

/** Makes a finder of some groups beside other work: two thousand phrases take a second or two. */
export async function openBeside(inSteps: ClosestInSteps, groups: readonly PhraseGroup[]): Promise<FindClosest> {
  if (groups.length === 0) return () => null;
  const steps = inSteps(groups);
  let began = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (performance.now() - began < PATIENCE_MS) continue;
    await rest();
    began = performance.now();
  }
}
