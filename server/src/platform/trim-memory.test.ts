import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { isTimeToTrim, makeCollector, SAVINGS } from "./trim-memory.ts";

const look = { busy: 0.1, heapBytes: 80e6, heapBytesLeft: 60e6, agoMs: 60_000, pauseMs: 100 };

test("memory is given back when there is little to do, and enough to give", () => {
  expect(isTimeToTrim(look)).toBe(true);
  expect(isTimeToTrim({ ...look, heapBytesLeft: 0 })).toBe(true);
  expect(isTimeToTrim({ ...look, busy: 0.6 })).toBe(false);
  expect(isTimeToTrim({ ...look, heapBytesLeft: 79e6 })).toBe(false);
  // A large heap takes longer: it is tidied up the more seldom.
  expect(isTimeToTrim({ ...look, pauseMs: 1_000 })).toBe(false);
});

test("a collection takes what nobody holds any more", async () => {
  const collect = makeCollector();
  const gone = new WeakRef({ text: "nobody holds me" });
  // A reference that was just made, or asked, holds until the present step is over.
  await new Promise(setImmediate);
  collect();
  expect(gone.deref()).toBeUndefined();
});

test("V8 knows every way of saving that it is asked for", () => {
  const asked = SAVINGS.flatMap((saving) => [`--${saving}`, `--no-${saving}`]);
  const { status, stderr } = spawnSync(process.execPath, [...asked, "-e", ""], { encoding: "utf8" });
  expect([status, stderr]).toEqual([0, ""]);
});
