/**
 * How well and how fast intents are learned: ours beside node-nlp (`--node-nlp` installs it into a temporary folder),
 * fastText and scikit-learn (Debian: `fasttext python3-sklearn`) where they are found, on public sets, each engine on the
 * same shuffled rows. `--data FOLDER` holds `banking77/` and `clinc150/`; `--into FOLDER` writes the table and the picture
 * into a `docs` folder.
 */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { BenchSet, Engine, Measured } from "./engine.ts";
import { fasttext } from "./fasttext.ts";
import { nodeNlp } from "./node-nlp.ts";
import { prepareSet } from "./prepare-set.ts";
import { scikit } from "./scikit.ts";
import { warmline } from "./warmline.ts";
import { type Compared, writeComparison } from "./write-comparison.ts";

const SETS = ["banking77", "clinc150"];

const { values } = parseArgs({
  options: {
    json: { type: "boolean" },
    data: { type: "string", default: process.env["WARMLINE_BENCH_DATA"] ?? "../shared/data" },
    seed: { type: "string", default: "1" },
    "node-nlp": { type: "boolean", default: false },
    into: { type: "string" },
  },
});
const say = (line: string): void => console.error(`… ${line}`);

const folder = await mkdtemp(join(tmpdir(), "warmline-nlu-"));
try {
  const compared = await compare();
  if (values.into !== undefined) await writeComparison(compared, values.into);
  console.log(JSON.stringify(compared));
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function compare(): Promise<Compared> {
  const names = SETS.filter((name) => existsSync(join(values.data, name)));
  if (names.length === 0)
    throw new Error(`none of ${SETS.join(", ")} is in ${values.data}; --data says where they are`);
  const found = await findEngines();
  const sets: Record<string, readonly Measured[]> = {};
  for (const name of names) {
    const set = await prepareSet({ name, from: values.data, into: folder, seed: Number(values.seed) });
    sets[name] = await measureAll(found.present, set);
  }
  const machine = { node: process.versions.node, processor: cpus()[0]?.model ?? "", cores: cpus().length };
  return {
    date: new Date().toISOString().slice(0, 10),
    machine,
    seed: Number(values.seed),
    absent: found.absent,
    sets,
  };
}

interface Present {
  readonly engine: Engine;
  readonly version: string;
}

async function findEngines(): Promise<{ readonly present: readonly Present[]; readonly absent: readonly string[] }> {
  const engines = [warmline, scikit, fasttext, nodeNlp(values["node-nlp"] ? join(folder, "node-nlp") : null)];
  const present: Present[] = [];
  const absent: string[] = [];
  for (const engine of engines) {
    const version = await engine.find();
    if (version === null) absent.push(engine.name);
    else present.push({ engine, version });
    say(`${engine.name} ${version ?? "is absent"}`);
  }
  return { present, absent };
}

/** One after the other: each has the machine for itself. */
async function measureAll(engines: readonly Present[], set: BenchSet): Promise<readonly Measured[]> {
  const all: Measured[] = [];
  for (const { engine, version } of engines) {
    const measured = { engine: engine.name, version, ...(await engine.measure(set, folder)) };
    say(
      `${set.name}, ${engine.name}: accuracy ${measured.accuracy.toFixed(4)}, ${measured.trainCpuSeconds.toFixed(1)} s`,
    );
    all.push(measured);
  }
  return all;
}
