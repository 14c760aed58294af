import { describe, expect, test } from "vitest";
import { runHistory } from "./history.ts";

/** Histories of a run in CI, and of a run beside one's work: enough to notice what is broken altogether. */
const IN_CI = 10_000;
const BESIDE_WORK = 50;
const FIRST_SEED = 1;

const env = process.env;
const seeds = {
  first: Number(env["SIMULATION_SEED"] ?? FIRST_SEED),
  count: Number(env["SIMULATION_HISTORIES"] ?? (env["CI"] === undefined ? BESIDE_WORK : IN_CI)),
};

describe("histories", () => {
  test("keep every law", async () => {
    const started = performance.now();
    let [entries, deeds] = [0, 0];
    for (let seed = seeds.first; seed < seeds.first + seeds.count; seed += 1) {
      const history = await runHistory(seed);
      expect(history.violations, `seed ${seed}`).toEqual([]);
      entries += history.entries;
      deeds += history.deeds;
    }
    const seconds = (performance.now() - started) / 1000;
    process.stdout.write(
      `simulation: seeds ${seeds.first} to ${seeds.first + seeds.count - 1}, ${entries} entries, ${deeds} deeds, ${Math.round(seeds.count / seconds)} histories/s\n`,
    );
  }, 1_800_000);
});
