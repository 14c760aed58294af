import { expect, test } from "vitest";
import { seededRandom } from "../learn/seeded-random.ts";
import { findNeighbours } from "./neighbours.ts";
import { normalize, openPoints, type Points, pointOf } from "./points.ts";

const DIMENSIONS = 16;
const MOST = 5;

/** Points around a few directions, as texts about a few topics are. */
function pointsAround(count: number, topics: number): Points {
  const random = seededRandom(3);
  const points = openPoints(count, DIMENSIONS);
  const middles = Array.from({ length: topics }, () => Array.from({ length: DIMENSIONS }, () => random() - 0.5));
  for (let index = 0; index < count; index += 1) {
    const point = pointOf(points, index);
    middles[index % topics]?.forEach((value, column) => (point[column] = value + 0.3 * (random() - 0.5)));
    normalize(point);
  }
  return points;
}

function cosine(points: Points, left: number, right: number): number {
  return pointOf(points, left).reduce((sum, value, column) => sum + value * (pointOf(points, right)[column] ?? 0), 0);
}

function exact(points: Points, index: number): readonly number[] {
  return Array.from({ length: points.count }, (_, other) => other)
    .filter((other) => other !== index)
    .sort((left, right) => cosine(points, index, right) - cosine(points, index, left))
    .slice(0, MOST);
}

test("few points are all compared, and the nearest come first", () => {
  const points = pointsAround(200, 7);
  const { indexes, scores } = findNeighbours(points, MOST, 1);
  for (let index = 0; index < points.count; index += 1) {
    expect([...indexes.subarray(index * MOST, (index + 1) * MOST)]).toEqual(exact(points, index));
    expect(scores[index * MOST]).toBeCloseTo(cosine(points, index, indexes[index * MOST] ?? 0));
  }
});

test("of many points nine of ten nearest are found", () => {
  const points = pointsAround(8_500, 60);
  const { indexes } = findNeighbours(points, MOST, 1);
  let found = 0;
  const asked = [0, 700, 1_500, 2_200, 4_000, 5_001, 6_300, 7_777, 8_499];
  for (const index of asked) {
    const own = new Set(indexes.subarray(index * MOST, (index + 1) * MOST));
    found += exact(points, index).filter((other) => own.has(other)).length;
  }
  expect(found).toBeGreaterThanOrEqual(0.9 * asked.length * MOST);
});

test("points that have nobody name themselves, with nothing in common", () => {
  const points = openPoints(3, DIMENSIONS);
  const { indexes, scores } = findNeighbours(points, MOST, 1);
  expect([...scores]).toEqual(Array.from({ length: 3 * MOST }, () => 0));
  expect(indexes[2 * MOST]).toBe(2);
});
