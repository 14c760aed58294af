/**
 * How many questions the assistant answers: the built server, real sockets of over a thousand customers in other
 * processes, most questions about their own orders, no text twice. Then how long answers take at half that load. Promise:
 * 300 answers a second, and 99 of 100 within 250 ms at half the load.
 */
import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";
import { openCustomerSession } from "../../server/src/identity/index.ts";
import { seededRandom } from "../../server/src/platform/seeded-random.ts";
import { type House, openHouse } from "../support/house.ts";
import { processorSeconds, startServerProcess } from "../support/server-process.ts";
import type { Asker } from "./asker.ts";
import { startBaseline } from "./baseline.ts";
import { type Crowd, gatherCrowd } from "./crowd.ts";
import type { Asked } from "./orders.ts";
import { createQuestions } from "./questions.ts";
import { makeShoppers } from "./shoppers.ts";
import { readShares } from "./shares.ts";

/** The promise: answers a second, and milliseconds within which 99 of 100 are there at half of what was reached. */
const PROMISE = { answersPerSecond: 300, halfLoadP99Ms: 250 };
/** Texts that each customer has ready: more than he can say in the whole run. */
const TEXTS = 160;
/** Customers of the baseline; they ask all the time, so that fewer do. */
const BASELINE_CUSTOMERS = 400;
const CUSTOMERS_PROGRAM = fileURLToPath(new URL("customers-program.js", import.meta.url));

const { values } = parseArgs({
  options: {
    json: { type: "boolean" },
    customers: { type: "string", default: "1200" },
    seconds: { type: "string", default: "60" },
    "in-flight": { type: "string", default: "96" },
    seed: { type: "string", default: "1" },
  },
});
const [customers, seconds, inFlight, seed] = [values.customers, values.seconds, values["in-flight"], values.seed].map(
  Number,
) as [number, number, number, number];
const warmUpSeconds = Math.min(10, seconds);
const halfSeconds = Math.min(30, seconds);
const baselineSeconds = Math.min(20, seconds);
const say = (line: string): void => console.error(`… ${line}`);

const house = await openHouse("answer");
try {
  const result = await measure(house);
  console.log(JSON.stringify(result));
  const kept = result.answersPerSecond >= PROMISE.answersPerSecond && result.halfLoad.p99Ms <= PROMISE.halfLoadP99Ms;
  process.exitCode = kept ? 0 : 1;
} finally {
  await house.close();
}

async function measure(own: House) {
  const shoppers = await makeShoppers({ ...own, count: customers, say });
  const questions = createQuestions(seededRandom(seed));
  const askers = shoppers.map((shopper): Asker => {
    const texts = Array.from({ length: TEXTS }, () => questions.next(shopper));
    return { session: shopper.session, language: shopper.language, texts };
  });
  const baselinePerSecond = await measureBaseline(own, askers);
  say(`baseline: ${baselinePerSecond} a second`);
  const server = await startServerProcess(own.folder);
  try {
    const crowd = await gatherCrowd(CUSTOMERS_PROGRAM, server.url, askers);
    say(`${askers.length} customers connected`);
    return { ...(await measureServer(crowd, server.pid)), ...(await readShares(own.database)), baselinePerSecond };
  } finally {
    await server.stop();
  }

  async function measureServer(crowd: Crowd, pid: number) {
    await crowd.ask(warmUpSeconds, { kind: "closed", inFlight });
    const busyBefore = await processorSeconds(pid);
    const full = await crowd.ask(seconds, { kind: "closed", inFlight });
    const busy = (await processorSeconds(pid)) - busyBefore;
    const answersPerSecond = round(full.waits.length / seconds);
    say(`full load: ${JSON.stringify(figuresOf(full, seconds))}`);
    const half = await crowd.ask(halfSeconds, { kind: "paced", perSecond: answersPerSecond / 2 });
    say(`half load: ${JSON.stringify(figuresOf(half, halfSeconds))}`);
    crowd.close();
    return {
      ...figuresOf(full, seconds),
      ratio: round(answersPerSecond / baselinePerSecond),
      halfLoad: figuresOf(half, halfSeconds),
      serverProcessorMsPerAnswer: round((busy * 1000) / full.waits.length),
      customers,
      inFlight,
      seconds,
    };
  }
}

/** The same customers' programs against a program that only appends and echoes. */
async function measureBaseline({ identity, databaseUrl }: House, askers: readonly Asker[]): Promise<number> {
  const texts = askers.slice(0, 20).flatMap((asker) => asker.texts);
  const plain: Asker[] = [];
  for (let count = 0; count < BASELINE_CUSTOMERS; count += 1) {
    const opened = await openCustomerSession(identity, { slug: "yunshang" });
    if (!opened.ok) throw new Error(`a customer of the baseline could not come in: ${opened.code}`);
    plain.push({ session: opened.token, language: "zh", texts });
  }
  const baseline = await startBaseline(databaseUrl);
  const crowd = await gatherCrowd(CUSTOMERS_PROGRAM, baseline.url, plain);
  await crowd.ask(Math.min(5, seconds), { kind: "closed", inFlight });
  const asked = await crowd.ask(baselineSeconds, { kind: "closed", inFlight });
  crowd.close();
  await baseline.stop();
  return round(asked.waits.length / baselineSeconds);
}

function figuresOf({ waits, ...rest }: Asked, during: number) {
  const at = (share: number): number => round(waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? 0);
  return { answersPerSecond: round(waits.length / during), p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), ...rest };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
