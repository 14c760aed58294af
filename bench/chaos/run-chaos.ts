import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { seededRandom } from "../../server/src/platform/seeded-random.ts";
import { gatherCast } from "./cast.ts";
import { type ClientGroup, startGroup } from "./client-group.ts";
import { readEntries } from "./core/entry.ts";
import { type ActionVerdict, judgeActions } from "./core/judge-actions.ts";
import { judge, type LogRow, type Verdict, type View, type Witness } from "./core/judge.ts";
import { type Errand, importErrands } from "./errands.ts";
import type { Scene } from "./faults.ts";
import { type Installation, openInstallation, removeRun } from "./installation.ts";
import type { Options } from "./options.ts";
import type { Spec } from "./participant.ts";
import { openProxy, type Proxy } from "./proxy.ts";
import { readActions, readLog, readStandings } from "./read-log.ts";
import { settle } from "./settle.ts";
import { countAcknowledged, type Counter, openTimeline, shareOf, storm } from "./storm.ts";
import { emptyTally, type Moment, type Tally } from "./tally.ts";

/** The bundles lie in `bench/dist/chaos`. */
const HERE = fileURLToPath(new URL(".", import.meta.url));
const SERVER = join(HERE, "../../../server/dist/cli.js");
const MODELS = join(HERE, "../models");
/** Everybody in the demo has it; `warmline demo people` prints it. */
const DEMO_PASSWORD = "warmline-demo";
/** Of how many participants one is an agent. */
const AGENT_EVERY = 10;
/** After how many moments a line is printed. */
const TELL_EVERY = 5;
/** Problems that are told in words. */
const MOST_PROBLEMS = 30;

/** What a run came to. */
export interface Result extends Omit<Verdict & ActionVerdict, "problems">, Tally {
  readonly seed: number;
  readonly sockets: number;
  readonly conversations: number;
  /** Answers by the assistant and by agents, and changes of owner, in the log. */
  readonly assistantAnswers: number;
  readonly agentAnswers: number;
  readonly transfers: number;
  /** Seconds under faults, and then until nothing was under way. */
  readonly seconds: number;
  readonly settleSeconds: number;
  /** What never came to an end; absent when all did. */
  readonly hung?: string;
}

/** A run's result and its curve. */
export interface Run {
  readonly result: Result;
  readonly moments: readonly Moment[];
}

/** Sets everything up, breaks it for a while, lets it settle, and judges. What goes wrong leaves the run's folder behind. */
export async function runChaos(options: Options): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), "warmline-chaos-"));
  const say = (line: string): void => console.error(`seed ${options.seed} · ${line}`);
  say(`begins in ${folder}`);
  const undo: (() => Promise<unknown>)[] = [];
  let keep = true;
  try {
    const { problems, ...run } = await Promise.race([perform({ options, folder, say, undo }), interrupted()]);
    for (const problem of problems.slice(0, MOST_PROBLEMS)) say(problem);
    keep = options.keep || problems.length > 0 || run.result.crashes > 0;
    return run;
  } finally {
    for (const step of undo.toReversed()) await step();
    if (keep) say(`its data stays in ${folder}`);
    else await removeRun(folder);
  }
}

/** Whoever ends a run early wants no processes left behind: it rejects, and what was started is ended. */
async function interrupted(): Promise<never> {
  throw new Error(`ended by ${await signal}`);
}

const signal = Promise.race(
  (["SIGINT", "SIGTERM"] as const).map(async (name) => {
    await once(process, name);
    return name;
  }),
);

interface Stage {
  readonly options: Options;
  readonly folder: string;
  readonly say: (line: string) => void;
  readonly undo: (() => Promise<unknown>)[];
}

/** Everything that runs. */
interface Set extends Stage {
  readonly installation: Installation;
  readonly proxy: Proxy;
  readonly cast: readonly Spec[];
  readonly groups: readonly ClientGroup[];
  readonly random: () => number;
  readonly tally: Tally;
}

async function perform(stage: Stage): Promise<Run & { readonly problems: readonly string[] }> {
  const set = await build(stage);
  const timeline = openTimeline();
  const { moments, seconds } = timeline;
  const counter = count(set, timeline);
  stage.undo.push(async () => counter.stop());
  await rage(set, timeline, counter);
  const raged = seconds();
  moments.push({ at: raged, phase: "settling" });
  const { groups, cast, installation, say } = set;
  const hung = await settle({ groups, participants: cast.length, databaseUrl: installation.databaseUrl, say });
  counter.stop();
  const { problems, ...found } = await conclude(set);
  const settleSeconds = Math.round((seconds() - raged) * 10) / 10;
  const times = { seed: stage.options.seed, sockets: cast.length, seconds: raged, settleSeconds };
  const result = { ...found, ...set.tally, ...times, ...(hung === undefined ? {} : { hung }) };
  return { result, moments, problems: hung === undefined ? problems : [hung, ...problems] };
}

type Timeline = ReturnType<typeof openTimeline>;

function count({ groups, tally, say }: Set, { moments, seconds }: Timeline): Counter {
  const counter = countAcknowledged(groups, (acknowledged) => {
    moments.push({ at: seconds(), acknowledged });
    if (moments.length % TELL_EVERY !== 0) return;
    say(`${seconds()} s · ${acknowledged} acknowledged · ${counter.online()} online · ${JSON.stringify(tally)}`);
  });
  return counter;
}

/** Starts the server, the network and the clients. */
async function build(stage: Stage): Promise<Set> {
  const { options, folder, say, undo } = stage;
  const random = seededRandom(options.seed);
  const tally = emptyTally();
  const installation = await openInstallation({ folder, program: SERVER, modelFolder: MODELS, random, tally });
  undo.push(installation.stop);
  const proxy = await openProxy(random);
  undo.push(proxy.close);
  serveAll(proxy, installation);
  const cast = await gatherCast({ url: proxy.url, ...sizesOf(options), demoPassword: DEMO_PASSWORD });
  const errands = errandsIn(cast);
  await importErrands(errands, { program: SERVER, databaseUrl: installation.databaseUrl, folder });
  say(`${cast.length} participants are let in, ${errands.length} with orders`);
  const groups = startGroups({ options, folder, cast, url: proxy.url });
  undo.push(() => Promise.all(groups.map((group) => group.kill())));
  return { ...stage, installation, proxy, cast, groups, random, tally };
}

/** All faults, in each way to run one after the other. */
async function rage(set: Set, { moments, seconds }: Timeline, counter: Counter): Promise<void> {
  const { options, installation, proxy, groups, tally, say, random } = set;
  const scene = (): Scene => ({
    ...{ random, tally, proxy, groups },
    servers: installation.servers(),
    databaseUrl: installation.databaseUrl,
    dataFolder: installation.dataFolder,
    mark: (kill) => moments.push({ at: seconds(), kill }),
  });
  const phases = [
    { phase: "one server", enter: () => Promise.resolve() },
    { phase: "two servers", enter: installation.split },
    { phase: "no hints", enter: installation.silence },
  ];
  for (const [at, { phase, enter }] of phases.entries()) {
    say(phase);
    moments.push({ at: seconds(), phase });
    await enter();
    serveAll(proxy, installation);
    await storm(scene, shareOf(options, at, phases.length), counter);
  }
}

/** Ends the clients, and compares what they saw with the log. */
async function conclude({ groups, cast, folder, installation: { databaseUrl } }: Set) {
  // Each process names its own participants.
  const views = Object.assign({}, ...(await Promise.all(groups.map((group) => group.finish())))) as Views;
  const conversations = await readStandings(databaseUrl);
  const log = await readLog(databaseUrl);
  const acted = judgeActions(
    await readActions(
      databaseUrl,
      errandsIn(cast).flatMap(({ orders }) => orders),
    ),
  );
  const verdict = judge({ conversations, log, witnesses: cast.map((spec) => witnessOf(spec, folder, views)) });
  const count = (is: (row: LogRow) => boolean): number => log.filter(is).length;
  return {
    ...verdict,
    ...acted,
    problems: [...verdict.problems, ...acted.problems],
    conversations: conversations.length,
    assistantAnswers: count(({ author }) => author === "assistant"),
    agentAnswers: count(({ author, kind }) => author === "agent" && kind !== "note"),
    transfers: count(({ kind }) => kind === "event"),
  };
}

function errandsIn(cast: readonly Spec[]): readonly Errand[] {
  return cast.flatMap((spec) => (spec.kind === "customer" && spec.errand !== null ? [spec.errand] : []));
}

function sizesOf({ sockets }: Options): { readonly customers: number; readonly agents: number } {
  const agents = Math.max(2, Math.round(sockets / AGENT_EVERY));
  return { agents, customers: sockets - agents };
}

function serveAll(proxy: Proxy, installation: Installation): void {
  proxy.serve(installation.servers().map(({ port }) => port));
}

interface Casting {
  readonly options: Options;
  readonly folder: string;
  readonly cast: readonly Spec[];
  readonly url: string;
}

/** Deals the participants out, so that every process has customers and agents. */
function startGroups({ options, folder, cast, url }: Casting): readonly ClientGroup[] {
  const records = recordsIn(folder);
  mkdirSync(records);
  return Array.from({ length: options.processes }, (_, at) =>
    startGroup({
      program: join(HERE, "client-program.js"),
      specFile: join(folder, `clients-${at + 1}.json`),
      logFile: join(folder, `clients-${at + 1}.log`),
      spec: {
        url,
        folder: records,
        paceMs: options.paceMs,
        participants: cast.filter((_, index) => index % options.processes === at),
      },
    }),
  );
}

const recordsIn = (folder: string): string => join(folder, "records");

type Views = Readonly<{ [name: string]: readonly View[] }>;

function witnessOf({ name, kind }: Spec, folder: string, views: Views): Witness {
  const entries = readEntries(readFileSync(join(recordsIn(folder), `${name}.record`), "utf8"));
  return { name, kind, entries, views: views[name] ?? [] };
}
