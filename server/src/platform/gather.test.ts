import { expect, test } from "vitest";
import { gather } from "./gather.ts";

/** A gatherer whose batches end when the test says so. */
function setUp(inFlight: number, most: number) {
  const batches: {
    readonly questions: readonly number[];
    readonly end: (answers: readonly string[]) => void;
    readonly fail: () => void;
  }[] = [];
  const ask = gather<number, string>({
    ask: (questions) =>
      new Promise((end, reject) => batches.push({ questions, end, fail: () => reject(new Error("away")) })),
    inFlight,
    most,
  });
  return { ask, batches, asked: () => batches.map(({ questions }) => questions) };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test("questions of one step go together, later ones form the next batch", async () => {
  const { ask, batches, asked } = setUp(1, 10);
  const first = [ask(1), ask(2)];
  await settle();
  const second = [ask(3), ask(4)];
  await settle();
  expect(asked()).toEqual([[1, 2]]);
  batches[0]?.end(["one", "two"]);
  expect(await Promise.all(first)).toEqual(["one", "two"]);
  await settle();
  expect(asked()).toEqual([
    [1, 2],
    [3, 4],
  ]);
  batches[1]?.end(["three", "four"]);
  expect(await Promise.all(second)).toEqual(["three", "four"]);
});

test("no more batches are under way, and none is larger, than allowed", async () => {
  const { ask, asked } = setUp(2, 2);
  for (let question = 1; question <= 7; question += 1) void ask(question);
  await settle();
  expect(asked()).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

test("a batch that fails is told to everybody in it, and the next one goes on", async () => {
  const { ask, batches } = setUp(1, 10);
  const lost = Promise.allSettled([ask(1), ask(2)]);
  await settle();
  batches[0]?.fail();
  expect((await lost).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  const next = ask(3);
  await settle();
  batches[1]?.end(["three"]);
  expect(await next).toBe("three");
});

test("an answer too few is a fault, not somebody else's answer", async () => {
  const { ask, batches } = setUp(1, 10);
  const both = Promise.allSettled([ask(1), ask(2)]);
  await settle();
  batches[0]?.end(["one"]);
  expect((await both).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});
