import { findNeighbours } from "../lsa/neighbours.ts";
import { openPoints, type Points, pointOf } from "../lsa/points.ts";
import { louvain } from "./louvain.ts";
import { mergeCommunities } from "./merge-communities.ts";
import { settle } from "./settle.ts";
import { sharedNeighbourGraph } from "./shared-neighbours.ts";
import { smooth } from "./smooth.ts";

/** How communities are looked for; without a resolution, as finely as the texts ask for. */
export interface CommunityOptions {
  readonly seed: number;
  readonly resolution?: number | undefined;
}

const SMOOTHING = { neighbours: 10, rounds: 4 };
const GRAPH_NEIGHBOURS = 15;
const FEWEST_NEIGHBOURS = 3;
/**
 * The resolution of the communities that are merged then: finer than any group should be, yet for few texts no finer
 * than pieces of so many texts, or most would be left alone. Of 4 to 20 any does as well.
 */
const FINE = { most: 14, pieceTexts: 30 };

/** The communities of the stated points, one for each; numbers may have gaps. */
export function findCommunities(points: Points, stated: readonly number[], options: CommunityOptions): Uint32Array {
  const smoothed = openPoints(stated.length, points.dimensions);
  stated.forEach((index, place) => {
    pointOf(smoothed, place).set(pointOf(points, index));
  });
  const nearest = (most: number) => findNeighbours(smoothed, neighboursOf(stated.length, most), options.seed);
  smooth(smoothed, nearest(SMOOTHING.neighbours), SMOOTHING.rounds);
  const graph = sharedNeighbourGraph(nearest(GRAPH_NEIGHBOURS));
  const { seed, resolution } = options;
  if (resolution !== undefined) return louvain(graph, { resolution, seed });
  const fine = louvain(graph, { resolution: fineResolution(stated.length), seed });
  return settle(smoothed, mergeCommunities(smoothed, fine));
}

/** Few texts have few neighbours: with more, all their groups would be one. */
function neighboursOf(count: number, most: number): number {
  return Math.min(most, Math.max(FEWEST_NEIGHBOURS, Math.round(Math.sqrt(count))));
}

function fineResolution(texts: number): number {
  return Math.max(1, Math.min(FINE.most, texts / FINE.pieceTexts));
}
