import fc from "fast-check";
import { expect, test } from "vitest";
import { NEW_SOP, newStep } from "./edit-sop.ts";
import { flowOf } from "./flow.ts";

const words = (_: unknown, index: number | "otherwise") => String(index);
const place = (flow: ReturnType<typeof flowOf>) => flow.nodes.map(({ step, row, column }) => [step.id, row, column]);

test("a step stands as low as it is far from the beginning, and what is never come to last", () => {
  const choose = { ...newStep("choose", "b", "d"), branches: [{ value: "x", next: "c" }] };
  const steps = [newStep("say", "a", "b"), choose, newStep("say", "c", "a"), newStep("hand_over", "d", null)];
  const flow = flowOf({ ...NEW_SOP, steps: [...steps, newStep("say", "lost", "nowhere")] }, words);
  expect(place(flow)).toEqual([
    ["a", 0, 0],
    ["b", 1, 0],
    ["c", 2, 0],
    ["d", 2, 1],
    ["lost", 3, 0],
  ]);
  expect(flow.edges.map(({ from, to, label }) => `${from}${to ?? ""}${label}`)).toEqual([
    "ab",
    "bc0",
    "bdotherwise",
    "ca",
  ]);
  expect([flow.columns, flow.rows]).toEqual([2, 4]);
});

test("no two steps of any process stand in the same place", () => {
  const target = fc.option(fc.constantFrom("a", "b", "c", "d"), { nil: null });
  const steps = fc
    .tuple(target, target, target, target)
    .map((nexts) => nexts.map((next, at) => newStep("say", "abcd"[at] ?? "", next)));
  fc.assert(
    fc.property(steps, (given) => {
      const places = flowOf({ ...NEW_SOP, steps: given }, words).nodes.map(({ row, column }) => `${row} ${column}`);
      expect(new Set(places).size).toBe(given.length);
    }),
  );
});
