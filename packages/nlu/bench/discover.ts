/**
 * How well questions are grouped without knowing the number of groups: draws rows of two public sets, about as many as
 * their test sets have, groups them, and compares with the intents (normalized mutual information, arithmetic mean).
 * With `--grid` draws 5 to all of the intents, 20 to 100 rows of each, and tells by row: the number found, the information.
 * With `--assign` puts every fifth row into groups of the others, and tells how many went where grouping all puts them,
 * and how many into a group that is mostly about their intent. With `--many` groups 100,000 texts instead, recombined from the rows. Prints JSON. Run by hand from the repository's root:
 * `npx esbuild packages/nlu/bench/discover.ts --bundle --platform=node --format=esm | node --input-type=module`
 * The folder with `banking77/` and `clinc150/` is `WARMLINE_BENCH_DATA`, else `../shared/data`; absent sets are left out.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { discover } from "../src/discover/index.ts";
import type { Example } from "../src/index.ts";
import { seededRandom, shuffledIndexes } from "../src/learn/seeded-random.ts";

const SETS = [
  { name: "banking77", perIntent: 40 },
  { name: "clinc150", perIntent: 30 },
] as const;
const DRAWS = 3;
const GRID = { intents: [5, 10, 20, 40, Infinity], rows: [20, 50, 100], seeds: [3, 4] };
const MANY = 100_000;
const ASSIGN = { intents: [10, 20, 40, Infinity], seeds: [8, 9], precisions: [0.8, 0.9, 0.95], held: 5 };

function readSet(name: string): readonly Example[] {
  return ["train", "validation"].flatMap((part) =>
    readFileSync(join(root, name, `${part}.jsonl`), "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Example)
      .filter(({ intent }) => intent !== "oos"),
  );
}

function draw(rows: readonly Example[], perIntent: number, seed: number): readonly Example[] {
  const taken = new Map<string, number>();
  const order = shuffledIndexes(rows.length, seededRandom(seed));
  return Array.from(order, (index) => rows[index] ?? { text: "", intent: "" }).filter(({ intent }) => {
    taken.set(intent, (taken.get(intent) ?? 0) + 1);
    return (taken.get(intent) ?? 0) <= perIntent;
  });
}

function measure({ name, perIntent }: (typeof SETS)[number]): object {
  const rows = readSet(name);
  const draws = Array.from({ length: DRAWS }, (_, seed) => group(draw(rows, perIntent, seed + 1)));
  return { intents: new Set(rows.map(({ intent }) => intent)).size, draws };
}

function measureGrid({ name }: (typeof SETS)[number]): readonly object[] {
  const rows = readSet(name);
  return GRID.intents.flatMap((most) =>
    GRID.rows.flatMap((perIntent) =>
      GRID.seeds.map((seed) => ({ perIntent, ...group(draw(ofSome(rows, most, seed), perIntent, seed)) })),
    ),
  );
}

function measureAssign({ name, perIntent }: (typeof SETS)[number]): readonly object[] {
  const rows = readSet(name);
  return ASSIGN.intents.flatMap((most) =>
    ASSIGN.seeds.map((seed) => assignHeld(draw(ofSome(rows, most, seed), perIntent, seed))),
  );
}

function assignHeld(rows: readonly Example[]): object {
  const old = rows.filter((_, index) => index % ASSIGN.held > 0);
  const fresh = rows.filter((_, index) => index % ASSIGN.held === 0);
  const { groups, groupOf, assigner } = discover(old.map(({ text }) => text));
  const together = discover([...old, ...fresh].map(({ text }) => text)).groupOf;
  const later = groups.map(({ members }) => mostCommon(members.map((index) => together[index])));
  const about = groups.map(({ members }) => mostCommon(members.map((index) => old[index]?.intent)));
  const purity = share(old.map(({ intent }, index) => about[groupOf[index] ?? -1] === intent));
  const assigned = ASSIGN.precisions.map((precision) => {
    const assign = assigner(precision);
    const placed = fresh.map(({ text }) => assign(text)?.group);
    const hits = (isRight: (group: number, index: number) => boolean): readonly boolean[] =>
      placed.flatMap((group, index) => (group === undefined ? [] : [isRight(group, index)]));
    const kept = share(hits((group, index) => later[group] === together[old.length + index]));
    const pure = share(hits((group, index) => about[group] === fresh[index]?.intent));
    return { precision, kept, assigned: share(placed.map((group) => group !== undefined)), pure };
  });
  return { rows: rows.length, groups: groups.length, purity, assigned };
}

function mostCommon<Item>(items: readonly Item[]): Item | undefined {
  const counts = new Map<Item, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort((left, right) => right[1] - left[1])[0]?.[0];
}

function share(hits: readonly boolean[]): number {
  return Math.round((hits.filter(Boolean).length / hits.length) * 1000) / 1000;
}

/** The rows of at most so many intents. */
function ofSome(rows: readonly Example[], most: number, seed: number): readonly Example[] {
  const intents = [...new Set(rows.map(({ intent }) => intent))].sort();
  const order = shuffledIndexes(intents.length, seededRandom(seed)).subarray(0, Math.min(most, intents.length));
  const chosen = new Set(Array.from(order, (index) => intents[index]));
  return rows.filter(({ intent }) => chosen.has(intent));
}

function group(rows: readonly Example[]): object {
  const { groups, groupOf, outliers } = discover(rows.map(({ text }) => text));
  const intents = rows.map(({ intent }) => intent);
  const nmi = Math.round(mutualInformation(Array.from(groupOf), intents) * 1000) / 1000;
  return {
    rows: rows.length,
    intents: new Set(intents).size,
    groups: groups.length,
    outliers: outliers.length,
    nmi,
  };
}

/** Mutual information of two labellings, by the mean of their entropies. */
function mutualInformation(left: readonly unknown[], right: readonly unknown[]): number {
  const joint = left.map((label, index) => `${String(label)}\u0000${String(right[index])}`);
  const shared = entropy(left) + entropy(right) - entropy(joint);
  return (2 * shared) / (entropy(left) + entropy(right));
}

function entropy(labels: readonly unknown[]): number {
  const counts = new Map<unknown, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts.values()].reduce(
    (sum, count) => sum - (count / labels.length) * Math.log(count / labels.length),
    0,
  );
}

/** Texts made of the beginning of one row and the end of another of the same intent, with a word left out here and there. */
function recombine(count: number): readonly string[] {
  const random = seededRandom(1);
  const byIntent = new Map<string, Example[]>();
  for (const row of SETS.flatMap(({ name }) => readSet(name)))
    byIntent.set(row.intent, [...(byIntent.get(row.intent) ?? []), row]);
  const groups = [...byIntent.values()];
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)];
  return Array.from({ length: count }, () => {
    const rows = pick(groups) ?? [];
    const [first, second] = [pick(rows), pick(rows)].map((row) => row?.text.split(" ") ?? []);
    const words = [...(first ?? []).slice(0, 6), ...(second ?? []).slice(-5)];
    return words.filter(() => random() > 0.1).join(" ");
  });
}

function measureMany(): object {
  const texts = recombine(MANY);
  const began = process.cpuUsage();
  const { groups } = discover(texts);
  const { user, system } = process.cpuUsage(began);
  const peakMemoryMB = Math.round((process.resourceUsage().maxRSS * 1024) / 1e6);
  return { texts: MANY, groups: groups.length, cpuSeconds: Math.round((user + system) / 1e6), peakMemoryMB };
}

const root = process.env["WARMLINE_BENCH_DATA"] ?? "../shared/data";
const present = SETS.filter(({ name }) => existsSync(join(root, name)));
const asked = (name: string): boolean => process.argv.includes(name);
const measureSet = asked("--grid") ? measureGrid : asked("--assign") ? measureAssign : measure;
const results = asked("--many") ? measureMany() : Object.fromEntries(present.map((set) => [set.name, measureSet(set)]));
process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
