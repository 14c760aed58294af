import { expect, test } from "vitest";
import { isTimeToTrim, makeCollector } from "./trim-memory.ts";

const look = { busy: 0.1, heapBytes: 80e6, heapBytesLeft: 60e6 };

test("memory is given back when there is little to do, and enough to give", () => {
  expect(isTimeToTrim(look)).toBe(true);
  expect(isTimeToTrim({ ...look, heapBytesLeft: 0 })).toBe(true);
  expect(isTimeToTrim({ ...look, busy: 0.6 })).toBe(false);
  expect(isTimeToTrim({ ...look, heapBytesLeft: 79e6 })).toBe(false);
});

test("a collection takes what nobody holds any more", async () => {
  const collect = makeCollector();
  const gone = new WeakRef({ text: "nobody holds me" });
  // A reference that was just made, or asked, holds until the present step is over.
  await new Promise(setImmediate);
  collect();
  expect(gone.deref()).toBeUndefined();
});
