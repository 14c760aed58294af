/**
 * How long the gate takes to judge one action without the database: terms and all clauses, over a large order and a large
 * catalogue; p50, p99 and the longest of 20,000. Promise: 99 of 100 within 5 ms.
 */
import { parseArgs } from "node:util";
import { DEMO_SEED, generate, judge, termsOf, termsText, type Action } from "../../server/src/commerce/index.ts";

const PROMISE_MS = 5;
const ROUNDS = 20_000;
const WARM_UP = 2_000;

const { values } = parseArgs({ options: { json: { type: "boolean" } } });
const result = measure();
console.log(values.json ? JSON.stringify(result) : result);
process.exitCode = result.p99 <= PROMISE_MS ? 0 : 1;

function measure() {
  const now = new Date();
  const demo = generate(DEMO_SEED, now);
  const shop = demo.shops[0];
  const order = shop?.orders.find(({ state }) => state === "paid");
  if (shop === undefined || order === undefined) throw new Error("the demo has no order to cancel");
  const facts = {
    now,
    actor: { kind: "assistant", limit: null } as const,
    customerId: order.customerId,
    subject: { order, done: [] },
    other: null,
    methods: [],
    products: new Map(shop.products.flatMap((one) => one.variants.map(({ sku }) => [sku, one] as const))),
    ownAddress: null,
    rules: shop.rules,
    currency: shop.currency,
    timeZone: shop.timeZone,
  };
  const action: Action = { kind: "cancel", order: order.number, reason: "no_longer_needed" };
  const decide = (): void => {
    const terms = termsText(termsOf(action, facts));
    const judgement = judge({ action, facts, confirmation: { terms, askedAt: now, givenAt: now } });
    if (!judgement.ok) throw new Error(judgement.clause);
  };
  for (let round = 0; round < WARM_UP; round += 1) decide();
  const times = Float64Array.from({ length: ROUNDS }, () => {
    const began = performance.now();
    decide();
    return performance.now() - began;
  }).sort();
  const at = (share: number): number => Number((times[Math.floor(share * (ROUNDS - 1))] ?? 0).toFixed(4));
  return { rounds: ROUNDS, p50: at(0.5), p99: at(0.99), longest: at(1) };
}
