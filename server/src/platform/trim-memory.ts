import { performance } from "node:perf_hooks";
import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type Every, everyInterval } from "./every.ts";

/** How often it is looked whether there is memory to give back, in milliseconds. */
const LOOK_MS = 10_000;
/** Above this share of the time at work a server has better things to do than to tidy up. */
const BUSY = 0.4;
/** Below this growth since the last time it is not worth a pause. */
const GROWTH = 1.05;

/** What is looked at. */
export interface MemoryLook {
  /** Share of the time since the last look in which the program was at work, 0..1. */
  readonly busy: number;
  readonly heapBytes: number;
  /** What the last trim left; 0 before the first. */
  readonly heapBytesLeft: number;
}

/** Whether it is time to give memory back. */
export function isTimeToTrim({ busy, heapBytes, heapBytesLeft }: MemoryLook): boolean {
  return busy < BUSY && heapBytes > heapBytesLeft * GROWTH;
}

/**
 * Gives memory back to the system while there is little to do. V8 collects when the heap has grown by a share of itself
 * and keeps what it once had; a server that was busy, or that ten thousand customers came to and who now wait, would hold a
 * third more than it needs. Costs a pause of a tenth of a second for a heap of 80 MB. Returns what ends it.
 */
export function trimWhenIdle(every: Every = everyInterval): () => void {
  const collect = makeCollector();
  let heapBytesLeft = 0;
  let before = performance.eventLoopUtilization();
  return every(LOOK_MS, () => {
    const now = performance.eventLoopUtilization();
    const busy = performance.eventLoopUtilization(now, before).utilization;
    before = now;
    if (!isTimeToTrim({ busy, heapBytes: getHeapStatistics().total_heap_size, heapBytesLeft })) return;
    collect();
    heapBytesLeft = getHeapStatistics().total_heap_size;
  });
}

/** V8's ways to favour memory over speed: closing the gaps between what is left, and keeping no room for more. */
const SAVINGS = ["compact-on-every-full-gc", "optimize-for-size"];

/** Makes a full collection that saves memory wherever it can. */
export function makeCollector(): () => void {
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc") as () => void;
  return () => {
    for (const saving of SAVINGS) setFlagsFromString(`--${saving}`);
    gc();
    for (const saving of SAVINGS) setFlagsFromString(`--no-${saving}`);
  };
}
