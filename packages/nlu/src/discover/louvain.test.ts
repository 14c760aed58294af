import { expect, test } from "vitest";
import { graphOf, louvain } from "./louvain.ts";

/** Rings of friends that all know each other; neighbouring rings share one weak link. */
function ringOfCliques(cliques: number, size: number) {
  const rows = Array.from({ length: cliques * size }, () => new Map<number, number>());
  const link = (left: number, right: number, weight: number) => {
    rows[left]?.set(right, weight);
    rows[right]?.set(left, weight);
  };
  for (let clique = 0; clique < cliques; clique += 1) {
    for (let left = 0; left < size; left += 1)
      for (let right = 0; right < left; right += 1) link(clique * size + left, clique * size + right, 1);
    link(clique * size, ((clique + 1) % cliques) * size + 1, 0.2);
  }
  return graphOf(rows);
}

test("finds cliques, each once, numbered without gaps", () => {
  const membership = louvain(ringOfCliques(6, 5), { resolution: 1, seed: 1 });
  expect(Array.from(membership)).toEqual(Array.from({ length: 30 }, (_, node) => Math.floor(node / 5)));
});

test("with a low resolution everything is one, and without edges everybody is alone", () => {
  expect(new Set(louvain(ringOfCliques(4, 4), { resolution: 0, seed: 1 })).size).toBe(1);
  expect([...louvain(graphOf([new Map(), new Map()]), { resolution: 1, seed: 1 })]).toEqual([0, 1]);
  expect([...louvain(graphOf([]), { resolution: 1, seed: 1 })]).toEqual([]);
});
