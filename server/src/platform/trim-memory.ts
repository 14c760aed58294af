import { performance } from "node:perf_hooks";
import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type Every, everyInterval } from "./every.ts";

/** How often it is looked whether there is memory to give back, in milliseconds. */
const LOOK_MS = 10_000;
/** Above this share of the time at work a server has better things to do than to tidy up. */
const BUSY = 0.2;
/** Below this growth since the last time it is not worth a pause. */
const GROWTH = 1.05;
/** So many times as long as the last pause took is waited before the next. */
const REST = 100;

/** What is looked at. */
export interface MemoryLook {
  /** Share of the time since the last look in which the program was at work, 0..1. */
  readonly busy: number;
  readonly heapBytes: number;
  /** What the last trim left; 0 before the first. */
  readonly heapBytesLeft: number;
  /** How long ago it was and how long it took, in milliseconds. */
  readonly agoMs: number;
  readonly pauseMs: number;
}

/** Whether it is time to give memory back. */
export function isTimeToTrim({ busy, heapBytes, heapBytesLeft, agoMs, pauseMs }: MemoryLook): boolean {
  return busy < BUSY && heapBytes > heapBytesLeft * GROWTH && agoMs >= pauseMs * REST;
}

/**
 * Gives memory back to the system while there is little to do. V8 collects when the heap has grown by a share of itself
 * and keeps what it once had; a server that was busy, or that ten thousand customers came to and who now wait, would hold a
 * third more than it needs. Costs a pause of a tenth of a second for a heap of 80 MB. Returns what ends it.
 */
export function trimWhenIdle(every: Every = everyInterval): () => void {
  const collect = makeCollector();
  let last = { heapBytesLeft: 0, at: 0, pauseMs: 0 };
  let before = performance.eventLoopUtilization();
  return every(LOOK_MS, () => {
    const now = performance.eventLoopUtilization();
    const busy = performance.eventLoopUtilization(now, before).utilization;
    before = now;
    const at = performance.now();
    if (!isTimeToTrim({ ...last, busy, heapBytes: heapBytes(), agoMs: at - last.at })) return;
    collect();
    last = { heapBytesLeft: heapBytes(), at, pauseMs: performance.now() - at };
  });
}

const heapBytes = (): number => getHeapStatistics().total_heap_size;

/** V8's ways to favour memory over speed: closing the gaps between what is left, and keeping no room for more. */
export const SAVINGS = ["compact-on-every-full-gc", "optimize-for-size"];

/** Makes a full collection that saves memory wherever it can. */
export function makeCollector(): () => void {
  const given = `${process.execArgv.join(" ")} ${process.env["NODE_OPTIONS"] ?? ""}`;
  setFlagsFromString("--expose-gc");
  const gc = runInNewContext("gc") as () => void;
  // What whoever started the program asked for stays as it is.
  const savings = SAVINGS.filter((saving) => !given.includes(`--${saving}`));
  return () => {
    for (const saving of savings) setFlagsFromString(`--${saving}`);
    gc();
    for (const saving of savings) setFlagsFromString(`--no-${saving}`);
  };
}
