import { expect, test } from "vitest";
import { openPoints, pointOf } from "../lsa/points.ts";
import { settle } from "./settle.ts";

test("moves a point to the group it is nearest to, but neither into nor out of less than three", () => {
  const points = openPoints(8, 4);
  [0, 0, 0, 1, 1, 1, 0, 2].forEach((axis, index) => (pointOf(points, index)[axis] = 1));
  expect([...settle(points, Uint32Array.of(5, 5, 5, 7, 7, 7, 7, 2))]).toEqual([5, 5, 5, 7, 7, 7, 5, 2]);
});
