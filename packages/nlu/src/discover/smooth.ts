import type { Neighbours } from "../lsa/neighbours.ts";
import { addPoint, normalize, type Points, pointOf } from "../lsa/points.ts";

/** Draws each point, in place, towards the mean of its neighbours, several times: groups become denser. */
export function smooth(points: Points, { most, indexes }: Neighbours, rounds: number): void {
  const next = new Float32Array(points.rows.length);
  for (let round = 0; round < rounds; round += 1) {
    for (let index = 0; index < points.count; index += 1) {
      const moved = pointOf({ rows: next, dimensions: points.dimensions }, index);
      moved.set(pointOf(points, index));
      for (let rank = 0; rank < most; rank += 1)
        addPoint(moved, pointOf(points, indexes[index * most + rank] ?? index), 1 / most);
      normalize(moved);
    }
    points.rows.set(next);
  }
}
