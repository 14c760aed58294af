import { seededRandom, shuffledIndexes } from "../learn/seeded-random.ts";

/** An undirected graph with weighted edges: node n's neighbours are `targets[starts[n]..starts[n+1])`. */
export interface Graph {
  readonly starts: Uint32Array;
  readonly targets: Uint32Array;
  readonly weights: Float64Array;
}

/** How communities are looked for. */
export interface LouvainOptions {
  /** Above 1 more and smaller communities. */
  readonly resolution: number;
  readonly seed: number;
}

const MOST_LEVELS = 12;
const MOST_PASSES = 30;
const LEAST_GAIN = 1e-12;

/**
 * Finds communities by modularity (Blondel et al., 2008, with Reichardt and Bornholdt's resolution): nodes move to the
 * neighbouring community that gains most, until none does; communities become nodes, and again. Gives each node the
 * number of its community; numbers have no gaps.
 */
export function louvain(graph: Graph, options: LouvainOptions): Uint32Array {
  const random = seededRandom(options.seed);
  let level: Weighted = { ...graph, loops: new Float64Array(graph.starts.length - 1) };
  let membership = Uint32Array.from({ length: graph.starts.length - 1 }, (_, node) => node);
  for (let depth = 0; depth < MOST_LEVELS; depth += 1) {
    const communities = moveNodes(level, options.resolution, random);
    const count = renumber(communities);
    membership = membership.map((node) => communities[node] ?? 0);
    if (count === level.starts.length - 1) break;
    level = aggregate(level, communities, count);
  }
  return membership;
}

interface Weighted extends Graph {
  /** Twice the weight inside a node that stands for several. */
  readonly loops: Float64Array;
}

function moveNodes(graph: Weighted, resolution: number, random: () => number): Uint32Array {
  const nodes = graph.starts.length - 1;
  const degrees = degreesOf(graph);
  const total = degrees.reduce((sum, degree) => sum + degree, 0);
  const communities = Uint32Array.from({ length: nodes }, (_, node) => node);
  const sums = Float64Array.from(degrees);
  const links = new Float64Array(nodes);
  const touched: number[] = [];
  const order = shuffledIndexes(nodes, random);
  if (total === 0) return communities;
  for (let pass = 0, moved = 1; pass < MOST_PASSES && moved > 0; pass += 1) {
    moved = 0;
    for (const node of order) {
      const home = communities[node] ?? 0;
      const degree = degrees[node] ?? 0;
      collectLinks(graph, node, communities, { links, touched });
      sums[home] = (sums[home] ?? 0) - degree;
      const gainOf = (community: number): number =>
        (links[community] ?? 0) - (resolution * degree * (sums[community] ?? 0)) / total;
      let best = home;
      let bestGain = gainOf(home) + LEAST_GAIN;
      for (const community of touched) {
        const gain = gainOf(community);
        if (gain > bestGain) [best, bestGain] = [community, gain];
      }
      sums[best] = (sums[best] ?? 0) + degree;
      if (best !== home) moved += 1;
      communities[node] = best;
      for (const community of touched) links[community] = 0;
      touched.length = 0;
    }
  }
  return communities;
}

/** How strongly a node is linked with each community, and with which at all. */
interface Links {
  readonly links: Float64Array;
  readonly touched: number[];
}

function collectLinks(graph: Graph, node: number, communities: Uint32Array, { links, touched }: Links): void {
  const { starts, targets, weights } = graph;
  for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at += 1) {
    const community = communities[targets[at] ?? 0] ?? 0;
    if (links[community] === 0) touched.push(community);
    links[community] = (links[community] ?? 0) + (weights[at] ?? 0);
  }
}

function degreesOf({ starts, weights, loops }: Weighted): Float64Array {
  return loops.map((loop, node) => {
    let sum = loop;
    for (let at = starts[node] ?? 0; at < (starts[node + 1] ?? 0); at += 1) sum += weights[at] ?? 0;
    return sum;
  });
}

/** Numbers communities in the order of their first node, in place; gives how many there are. */
function renumber(communities: Uint32Array): number {
  const numbers = new Map<number, number>();
  communities.forEach((community, node) => {
    const number = numbers.get(community) ?? numbers.size;
    numbers.set(community, number);
    communities[node] = number;
  });
  return numbers.size;
}

function aggregate(graph: Weighted, communities: Uint32Array, count: number): Weighted {
  const rows = Array.from({ length: count }, () => new Map<number, number>());
  const loops = new Float64Array(count);
  communities.forEach((community, node) => {
    loops[community] = (loops[community] ?? 0) + (graph.loops[node] ?? 0);
    for (let at = graph.starts[node] ?? 0; at < (graph.starts[node + 1] ?? 0); at += 1) {
      const other = communities[graph.targets[at] ?? 0] ?? 0;
      const weight = graph.weights[at] ?? 0;
      if (other === community) loops[community] = (loops[community] ?? 0) + weight;
      else rows[community]?.set(other, (rows[community].get(other) ?? 0) + weight);
    }
  });
  return { ...graphOf(rows), loops };
}

/** Makes a graph of each node's neighbours and weights. */
export function graphOf(rows: readonly ReadonlyMap<number, number>[]): Graph {
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, node) => (starts[node + 1] = (starts[node] ?? 0) + row.size));
  const targets = new Uint32Array(starts[rows.length] ?? 0);
  const weights = new Float64Array(targets.length);
  let at = 0;
  for (const row of rows) {
    for (const [target, weight] of row) {
      targets[at] = target;
      weights[at] = weight;
      at += 1;
    }
  }
  return { starts, targets, weights };
}
