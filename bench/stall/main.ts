/**
 * How long the event loop of a server stands still while a model of a shop is trained beside it: p50, p99 and the longest,
 * and the same of the idle server. Promise: 99 of 100 looks at the loop are at most 10 ms late.
 */
import { type IntervalHistogram, monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { findPackFolder, loadPack, trainBeside, trainingOf } from "../../server/src/knowledge/index.ts";
import { startServer } from "../../server/src/main.ts";
import { readConfig } from "../../server/src/platform/config.ts";
import { openHouse } from "../support/house.ts";

/** The promise, in milliseconds. */
const PROMISE_MS = 10;
/** How often it is looked, in milliseconds: what a look is late beyond this is the stall. */
const LOOK_MS = 1;
const IDLE_SECONDS = 15;
/** The thread's program as the server has it. */
const PROGRAM = new URL("../../../server/dist/train-worker.js", import.meta.url);

const { values } = parseArgs({
  options: { json: { type: "boolean" }, rounds: { type: "string", default: "3" } },
});
const say = (line: string): void => console.error(`… ${line}`);

const house = await openHouse("stall");
try {
  const result = await measure(house.folder);
  console.log(JSON.stringify(result));
  process.exitCode = result.training.p99 <= PROMISE_MS ? 0 : 1;
} finally {
  await house.close();
}

async function measure(folder: string) {
  const reading = readConfig({ WARMLINE_DATA: folder, PORT: "0", LOG_LEVEL: "warn" });
  if (!reading.ok) throw new Error(reading.code);
  const server = await startServer({ config: reading.config });
  if (!server.ok) throw new Error(server.message.en);
  try {
    say(`idle for ${IDLE_SECONDS} s`);
    const idle = await watch(() => pause(IDLE_SECONDS * 1000));
    const order = await shopsOrder();
    say(`${order.examples.length} examples are trained from`);
    const began = performance.now();
    const training = await watch(async () => {
      for (let round = 0; round < Number(values.rounds); round += 1) await train(order, round);
    });
    const seconds = (performance.now() - began) / 1000 / Number(values.rounds);
    return { examples: order.examples.length, rounds: Number(values.rounds), seconds: round(seconds), idle, training };
  } finally {
    await server.stop();
  }
}

/** What the server itself trains: the retail pack. */
async function shopsOrder() {
  const loaded = await loadPack(findPackFolder("retail") ?? "");
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.errors));
  return { ...trainingOf(loaded.pack), program: PROGRAM };
}

async function train(order: Awaited<ReturnType<typeof shopsOrder>>, seed: number): Promise<void> {
  const outcome = await trainBeside({ ...order, seed });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
}

async function watch(work: () => Promise<void>) {
  const histogram = monitorEventLoopDelay({ resolution: LOOK_MS });
  histogram.enable();
  await work();
  histogram.disable();
  return stallsOf(histogram);
}

/** In milliseconds. */
function stallsOf(histogram: IntervalHistogram) {
  const late = (nanoseconds: number): number => round(Math.max(0, nanoseconds / 1e6 - LOOK_MS));
  const { count, max } = histogram;
  return { looks: count, p50: late(histogram.percentile(50)), p99: late(histogram.percentile(99)), max: late(max) };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
