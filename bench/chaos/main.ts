/**
 * Kills servers, PostgreSQL and clients, and breaks the network, under traffic of customers and agents, and then compares
 * the log with what every participant wrote down and finally saw: nothing may be lost, doubled, out of order or unanswered.
 */
import { writeFileSync } from "node:fs";
import { drawTimeline } from "./core/draw-timeline.ts";
import { type Options, readOptions } from "./options.ts";
import { type Result, runChaos } from "./run-chaos.ts";

const options = readOptions(process.argv.slice(2));
if ("help" in options) {
  (options.wrong ? console.error : console.log)(options.help);
  process.exitCode = options.wrong ? 2 : 0;
} else {
  process.exitCode = (await runSeeds(options)) ? 0 : 1;
}

async function runSeeds(options: Options): Promise<boolean> {
  const results: Result[] = [];
  for (let seed = options.seed; seed < options.seed + options.seeds; seed += 1) {
    const { result, moments } = await runChaos({ ...options, seed });
    results.push(result);
    console.log(JSON.stringify(result));
    if (options.svg !== undefined) writeFileSync(options.svg, drawTimeline(moments));
  }
  if (options.seeds > 1) console.log(JSON.stringify(sumUp(results)));
  return results.every(isGood);
}

function isGood(result: Result): boolean {
  const { lost, doubled, disordered, unanswered, intruded, crashes, hung } = result;
  const wrongActions = result.doubledRefunds + result.toldNotDone + result.doneNotTold;
  return lost + doubled + disordered + unanswered + intruded + wrongActions + crashes === 0 && hung === undefined;
}

/** Sums of all runs; `seeds` and `good` count the runs. */
function sumUp(results: readonly Result[]): object {
  const sum = (of: (result: Result) => number): number => results.reduce((total, result) => total + of(result), 0);
  return {
    acknowledged: sum(({ acknowledged }) => acknowledged),
    lost: sum(({ lost }) => lost),
    doubled: sum(({ doubled }) => doubled),
    disordered: sum(({ disordered }) => disordered),
    unanswered: sum(({ unanswered }) => unanswered),
    actions: sum(({ actions }) => actions),
    doubledRefunds: sum(({ doubledRefunds }) => doubledRefunds),
    toldNotDone: sum(({ toldNotDone }) => toldNotDone),
    doneNotTold: sum(({ doneNotTold }) => doneNotTold),
    serverKills: sum(({ serverKills }) => serverKills),
    databaseKills: sum(({ databaseKills }) => databaseKills),
    seeds: results.length,
    good: results.filter(isGood).length,
  };
}
