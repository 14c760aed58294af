import { expect, test } from "vitest";
import { readStages } from "./read-stages.mjs";

const node = (id: number, functionName: string, children: number[] = [], url = "") => ({
  id,
  callFrame: { functionName, url },
  children,
});

test("a moment belongs to the innermost frame that tells; the start and idle moments do not count", () => {
  const nodes = [
    node(1, "(root)", [2, 3, 5, 7]),
    node(2, "(idle)"),
    node(3, "trainPack", [4]),
    node(4, "understandTurn"),
    node(5, "understandTurn", [6]),
    node(6, "findAll"),
    node(7, "show", [8]),
    node(8, "send", [], "/node_modules/ws/lib/websocket.js"),
  ];
  const samples = [4, 2, 6, 6, 6, 8];
  expect(readStages({ nodes, samples, timeDeltas: samples.map(() => 100) })).toEqual([
    { stage: "understanding", share: 0.75 },
    { stage: "sockets", share: 0.25 },
  ]);
});
