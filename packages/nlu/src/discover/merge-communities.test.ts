import fc from "fast-check";
import { expect, test } from "vitest";
import { normalize, openPoints, type Points, pointOf } from "../lsa/points.ts";
import { seededRandom } from "../learn/seeded-random.ts";
import { mergeCommunities } from "./merge-communities.ts";

const DIMENSIONS = 16;
const PIECES = 6;

/** Points about so many things, one after the other, each around its own axis. */
function pointsAbout(things: number, count: number, seed: number): Points {
  const random = seededRandom(seed);
  const points = openPoints(count, DIMENSIONS);
  for (let index = 0; index < count; index += 1) {
    const point = pointOf(points, index);
    for (let column = 0; column < DIMENSIONS; column += 1) point[column] = random() - 0.5;
    point[index % things] = 1.5 + random();
    normalize(point);
  }
  return points;
}

const pairs = (numbers: ArrayLike<number>) => Array.from(numbers, (number) => Array.from(numbers).indexOf(number));

test.each([
  [3, 90],
  [3, 900],
  [8, 240],
  [8, 2_400],
])("brings the pieces of %i things together, be they of %i texts", (things, count) => {
  const pieceOf = Uint32Array.from(
    { length: count },
    (_, index) => Math.floor((index * PIECES) / count) * things + (index % things),
  );
  expect(pairs(mergeCommunities(pointsAbout(things, count, 1), pieceOf))).toEqual(
    Array.from({ length: count }, (_, index) => index % things),
  );
});

test("leaves what is apart already", () => {
  const groups = Uint32Array.from({ length: 60 }, (_, index) => index % 6);
  expect(mergeCommunities(pointsAbout(6, 60, 2), groups)).toEqual(groups);
});

test("moves communities only whole, and those of less than three not at all", () => {
  const sizes = fc.array(fc.nat(12), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(sizes, fc.nat(), (numbers, seed) => {
      const communities = Uint32Array.from(numbers);
      const groups = mergeCommunities(pointsAbout(4, numbers.length, seed), communities);
      const members = (of: Uint32Array, number: number) => of.reduce((sum, each) => sum + (each === number ? 1 : 0), 0);
      communities.forEach((community, index) => {
        expect(groups[index]).toBe(groups[communities.indexOf(community)]);
        if (members(communities, community) < 3) expect(members(groups, groups[index] ?? 0)).toBeLessThan(3);
      });
    }),
  );
});
