import type { Neighbours } from "../lsa/neighbours.ts";
import type { Graph } from "./louvain.ts";

/**
 * Links each point with its nearest, as strongly as their neighbourhoods have in common (Jarvis and Patrick, 1973;
 * between 0 and about 1): unlike a cosine, it means the same in dense and in thin places.
 */
export function sharedNeighbourGraph({ most, indexes }: Neighbours): Graph {
  const count = indexes.length / most;
  const weights = sharesOf(indexes, most);
  const starts = new Uint32Array(count + 1);
  const degree = (node: number): void => {
    starts[node + 1] = (starts[node + 1] ?? 0) + 1;
  };
  const eachEdge = (hear: (from: number, to: number, weight: number) => void): void => {
    for (let at = 0; at < indexes.length; at += 1) {
      const from = Math.floor(at / most);
      const to = indexes[at] ?? from;
      if (to !== from && (weights[at] ?? 0) > 0) hear(from, to, weights[at] ?? 0);
    }
  };
  eachEdge((from, to) => {
    degree(from);
    degree(to);
  });
  for (let node = 0; node < count; node += 1) starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
  const graph = {
    starts,
    targets: new Uint32Array(starts[count] ?? 0),
    weights: new Float64Array(starts[count] ?? 0),
  };
  const next = starts.slice();
  const put = (node: number, target: number, weight: number): void => {
    const at = next[node] ?? 0;
    graph.targets[at] = target;
    graph.weights[at] = weight;
    next[node] = at + 1;
  };
  eachEdge((from, to, weight) => {
    put(from, to, weight);
    put(to, from, weight);
  });
  return graph;
}

/** For each entry of the lists, the share of its point's neighbours that are the other's too. */
function sharesOf(indexes: Uint32Array, most: number): Float64Array {
  const shares = new Float64Array(indexes.length);
  const markedBy = new Int32Array(indexes.length / most).fill(-1);
  for (let point = 0; point < markedBy.length; point += 1) {
    const own = indexes.subarray(point * most, (point + 1) * most);
    for (const other of own) markedBy[other] = point;
    own.forEach((other, rank) => {
      let shared = 0;
      for (const third of indexes.subarray(other * most, (other + 1) * most))
        if (markedBy[third] === point || third === point) shared += 1;
      shares[point * most + rank] = shared / most;
    });
  }
  return shares;
}
