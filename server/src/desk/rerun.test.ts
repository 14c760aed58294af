import { expect, test } from "vitest";
import { createRerun } from "./rerun.ts";

/** Work whose runs the test ends by hand. */
function makeWork() {
  const ends: (() => void)[] = [];
  let runs = 0;
  return {
    runs: () => runs,
    end: () => ends.shift()?.(),
    work: () =>
      new Promise<void>((resolve) => {
        runs += 1;
        ends.push(resolve);
      }),
  };
}

test("however often it is asked for during a run, it runs once more, and a call waits for a run that began after it", async () => {
  const { work, runs, end } = makeWork();
  const rerun = createRerun(work);
  const done: string[] = [];
  const first = rerun.wake().then(() => done.push("first"));
  const later = Array.from({ length: 1_000 }, () => rerun.wake());
  const last = Promise.all(later).then(() => done.push("later"));
  expect(runs()).toBe(1);
  end();
  await first;
  expect(done).toEqual(["first"]);
  expect(runs()).toBe(2);
  end();
  await last;
  await rerun.idle();
  expect(runs()).toBe(2);
});

test("it is idle at once when nothing was asked for, and again after the last run", async () => {
  const { work, runs, end } = makeWork();
  const rerun = createRerun(work);
  await rerun.idle();
  const run = rerun.wake();
  const idle = rerun.idle();
  end();
  await Promise.all([run, idle]);
  const again = rerun.wake();
  end();
  await again;
  expect(runs()).toBe(2);
});
