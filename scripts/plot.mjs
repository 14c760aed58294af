/**
 * `node scripts/plot.mjs PROFILE`: where the server's time went, from a profile that a bench left with
 * `BENCH_NODE_ARGS="--cpu-prof --cpu-prof-dir=…"`, into `docs/performance/stages.json` and the picture beside it.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drawShares } from "./bench/draw-shares.mjs";
import { readStages } from "./bench/read-stages.mjs";

const file = process.argv[2];
if (file === undefined) {
  console.error("usage: node scripts/plot.mjs PROFILE");
  process.exit(2);
}
const folder = fileURLToPath(new URL("../docs/performance", import.meta.url));
mkdirSync(folder, { recursive: true });
const stages = readStages(JSON.parse(readFileSync(file, "utf8")));
writeFileSync(join(folder, "stages.json"), `${JSON.stringify(stages, null, 2)}\n`);
writeFileSync(join(folder, "stages.svg"), drawShares("Where the server's time goes", stages));
