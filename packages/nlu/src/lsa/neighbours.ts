import type { SparseList } from "../kernel/workspace.ts";
import { seededRandom, shuffledIndexes } from "../learn/seeded-random.ts";
import { addPoint, compareWithAll, largestOf, normalize, openPoints, type Points, pointOf } from "./points.ts";

/** The nearest others of each point, `most` each, nearest first; missing ones have the similarity 0 and the point itself. */
export interface Neighbours {
  readonly most: number;
  readonly indexes: Uint32Array;
  /** Cosines. */
  readonly scores: Float32Array;
}

/** Up to so many points all pairs are compared; beyond, each point only with those in the cells nearest to it. */
const ALL_PAIRS = 8_000;
const CELLS_SEARCHED = 4;
/** Cells per square root of the number of points: as long to find the cells as to look into them. */
const CELLS = 1.5;
const SAMPLE_PER_CELL = 40;
const CELL_ROUNDS = 4;

/** Finds each point's nearest others. Beyond 8,000 points a few per cent of them are missed. */
export function findNeighbours(points: Points, most: number, seed: number): Neighbours {
  const found = {
    most,
    indexes: new Uint32Array(points.count * most),
    scores: new Float32Array(points.count * most),
  };
  for (let index = 0; index < points.count; index += 1) found.indexes.fill(index, index * most, (index + 1) * most);
  if (points.count <= ALL_PAIRS) compareAll(points, found);
  else compareInCells(points, found, seed);
  return found;
}

function compareAll(points: Points, found: Neighbours): void {
  for (let index = 0; index < points.count; index += 1) {
    compareWithAll(points, pointOf(points, index));
    keepBest(found, index, points.every);
  }
}

/** Puts candidates into a point's list, which stays in order. */
function keepBest(
  { most, indexes, scores }: Neighbours,
  point: number,
  { indexes: those, values, count }: SparseList,
): void {
  const first = point * most;
  const last = first + most - 1;
  for (let at = 0; at < count; at += 1) {
    const score = values[at] ?? 0;
    if (score <= (scores[last] ?? 0)) continue;
    const index = those[at] ?? 0;
    if (index === point) continue;
    let place = last;
    while (place > first && (scores[place - 1] ?? 0) < score) {
      scores[place] = scores[place - 1] ?? 0;
      indexes[place] = indexes[place - 1] ?? 0;
      place -= 1;
    }
    scores[place] = score;
    indexes[place] = index;
  }
}

/** Compares each point with those whose own cell is among the nearest to it. */
function compareInCells(points: Points, found: Neighbours, seed: number): void {
  const centres = findCentres(points, seed);
  const nearest = nearestCells(points, centres);
  const { order, starts } = sortByCell(nearest, centres.count);
  const { workspace, rows, every } = points;
  every.indexes.set(order);
  for (let index = 0; index < points.count; index += 1) {
    const point = pointOf(points, index);
    for (const cell of nearest.subarray(index * CELLS_SEARCHED, (index + 1) * CELLS_SEARCHED)) {
      const [start, end] = [starts[cell] ?? 0, starts[cell + 1] ?? 0];
      const list = {
        indexes: every.indexes.subarray(start, end),
        values: every.values.subarray(start, end),
        count: end - start,
      };
      workspace.dots(list.values, rows, list, point);
      keepBest(found, index, list);
    }
  }
  for (let index = 0; index < points.count; index += 1) every.indexes[index] = index;
}

/** Divides the sphere into cells around centres, found by spherical k-means on a sample. */
function findCentres(points: Points, seed: number): Points {
  const { count, dimensions } = points;
  const order = shuffledIndexes(count, seededRandom(seed));
  const centres = openPoints(Math.ceil(CELLS * Math.sqrt(count)), dimensions);
  const sample = order.subarray(0, centres.count * SAMPLE_PER_CELL);
  sample.subarray(0, centres.count).forEach((index, cell) => {
    pointOf(centres, cell).set(pointOf(points, index));
  });
  for (let round = 0; round < CELL_ROUNDS; round += 1) moveCentres(centres, points, sample);
  return centres;
}

function moveCentres(centres: Points, points: Points, sample: Uint32Array): void {
  const sums = new Float32Array(centres.rows.length);
  const sumOf = (cell: number): Float32Array => pointOf({ rows: sums, dimensions: centres.dimensions }, cell);
  for (const index of sample) {
    const point = pointOf(points, index);
    addPoint(sumOf(largestOf(compareWithAll(centres, point))), point, 1);
  }
  for (let cell = 0; cell < centres.count; cell += 1) {
    const sum = normalize(sumOf(cell));
    if (sum.some((value) => value !== 0)) pointOf(centres, cell).set(sum);
  }
}

/** The cells whose centres are nearest to each point, nearest first. */
function nearestCells(points: Points, centres: Points): Uint32Array {
  const nearest = new Uint32Array(points.count * CELLS_SEARCHED);
  for (let index = 0; index < points.count; index += 1) {
    const scores = compareWithAll(centres, pointOf(points, index));
    for (let rank = 0; rank < CELLS_SEARCHED; rank += 1) {
      const cell = largestOf(scores);
      nearest[index * CELLS_SEARCHED + rank] = cell;
      scores[cell] = -2;
    }
  }
  return nearest;
}

/** Points in the order of their own cells, and where each cell's begin. */
function sortByCell(nearest: Uint32Array, cells: number) {
  const count = nearest.length / CELLS_SEARCHED;
  const starts = new Uint32Array(cells + 1);
  const cellOf = (index: number): number => nearest[index * CELLS_SEARCHED] ?? 0;
  for (let index = 0; index < count; index += 1) starts[cellOf(index) + 1] = (starts[cellOf(index) + 1] ?? 0) + 1;
  for (let cell = 0; cell < cells; cell += 1) starts[cell + 1] = (starts[cell + 1] ?? 0) + (starts[cell] ?? 0);
  const next = starts.slice();
  const order = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) {
    const place = next[cellOf(index)] ?? 0;
    order[place] = index;
    next[cellOf(index)] = place + 1;
  }
  return { order, starts };
}
