import type { BothLanguages } from "./platform/both-languages.ts";
import { HEARTBEAT_SECONDS, SOCKET_PATH } from "@warmline/contract";
import { addAppRoutes } from "./app-routes.ts";
import { createHub, createLive } from "./conversations/index.ts";
import { startDataSweep } from "./data-sweep.ts";
import { createGuard } from "./identity/index.ts";
import { openBus } from "./platform/bus/index.ts";
import { systemClock } from "./platform/clock.ts";
import { type Config, publicOriginOf } from "./platform/config.ts";
import { isAnswering, migrate, openDatabase } from "./platform/database/index.ts";
import { createAddressReader, createHttp, type HttpApp, stopHttp } from "./platform/http/index.ts";
import { runJobs } from "./platform/jobs/index.ts";
import { lockDataFolder, openPostgres } from "./platform/postgres/index.ts";
import { openSocketServer } from "./platform/socket/index.ts";
import { createLog, createMetrics, type Metrics, watchNumber } from "./platform/telemetry/index.ts";
import { trimWhenIdle } from "./platform/trim-memory.ts";
import { version } from "./version.ts";
import { allMigrations, type Foundation, learnTrade, type Rooms, wireRooms } from "./wire.ts";
import { liveSessions } from "./wire-sessions.ts";

/** How long a stop waits for requests under way, in milliseconds. */
const GRACE_MS = 5_000;
/** How many missed heartbeats end a socket. */
const MISSED_HEARTBEATS = 2.5;

/** A running server. */
export interface RunningServer {
  readonly ok: true;
  /** Where it listens. */
  readonly url: string;
  readonly rooms: Rooms;
  /** Lets what is under way finish, then ends everything that it started. */
  readonly stop: () => Promise<void>;
}

/** Why it does not run; the message says what mends it. */
export interface StartFailure {
  readonly ok: false;
  readonly code: string;
  readonly message: BothLanguages;
}

/** What to start. */
export interface StartOptions {
  readonly config: Config;
  /** Work before the first request: the demo organization, for example. */
  readonly prepare?: (foundation: Foundation) => Promise<void>;
  /** Aborted by whoever wants it to stop before it runs; what was started is ended in order. */
  readonly stopping?: AbortSignal;
}

/** What was started, to be ended in the opposite order. */
type Undo = (() => Promise<unknown>)[];

/** Starts everything on one port: database, rooms, HTTP, socket, workers. What fails half-way is undone. */
export async function startServer(options: StartOptions): Promise<RunningServer | StartFailure> {
  const undo: Undo = [];
  const stop = async (): Promise<void> => {
    const failures: unknown[] = [];
    for (const step of undo.splice(0).toReversed()) await step().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw new AggregateError(failures, "not everything could be ended in order");
  };
  try {
    const started = await start(options, undo);
    if (started.ok) return { ...started, stop };
    await stop();
    return started;
  } catch (error) {
    await stop();
    if (error === options.stopping?.reason) return STOPPED;
    throw error;
  }
}

const STOPPED: StartFailure = {
  ok: false,
  code: "stopped",
  message: { zh: "还没启动好就被停止了。", en: "Stopped before it was ready." },
};

async function start(options: StartOptions, undo: Undo) {
  const { config, prepare, stopping } = options;
  const lock = await lockDataFolder(config.dataFolder);
  if (!lock.ok) return held(lock, config);
  undo.push(lock.release);
  const trade = learnMeanwhile(options, undo);
  const opened = await openFoundation(config, undo);
  if (!opened.ok) return opened;
  const { foundation, metrics } = opened;
  stopping?.throwIfAborted();
  await prepare?.(foundation);
  stopping?.throwIfAborted();
  const rooms = await wireRooms(foundation, trade);
  stopping?.throwIfAborted();
  const http = await openHttp(opened, rooms);
  openSockets({ foundation, metrics, rooms, http }, undo);
  const listening = await listen(http, config);
  if (!listening.ok) return listening;
  rooms.desk.start();
  rooms.assistant.start();
  undo.push(rooms.assistant.stop, rooms.desk.stop, startDataSweep(rooms, opened.log));
  const { url: databaseUrl, log } = opened;
  const jobs = await runJobs({ url: databaseUrl, tasks: rooms.tasks, log, alone: config.databaseUrl === undefined });
  undo.push(jobs.stop);
  const endTrimming = trimWhenIdle();
  undo.push(async () => Promise.resolve(endTrimming()));
  return { ok: true as const, url: listening.url, rooms };
}

/** Learns while the database starts and the demo is made: of a first start it is the longest part. */
function learnMeanwhile({ config, stopping }: StartOptions, undo: Undo): ReturnType<typeof learnTrade> {
  const ending = new AbortController();
  const signals = [ending.signal, stopping].filter((signal) => signal !== undefined);
  const trade = learnTrade(config, AbortSignal.any(signals));
  undo.push(async () => {
    ending.abort();
    await trade.catch(() => undefined);
  });
  // Who waits for it hears of a failure; until then it is nobody's.
  trade.catch(() => undefined);
  return trade;
}

/** What the system says of an address that cannot be listened on, for whoever chose it. */
const REFUSED_ADDRESSES: Readonly<Record<string, BothLanguages>> = {
  EADDRINUSE: {
    zh: "别的程序正占用它，请结束那个程序，或用 PORT 换一个端口",
    en: "another program listens there; end it, or set PORT to another",
  },
  EACCES: {
    zh: "当前用户不能监听它，请把 PORT 设为 1024 以上",
    en: "this user may not listen there; set PORT to 1024 or above",
  },
  EADDRNOTAVAIL: { zh: "这台机器没有这个地址，请改正 HOST", en: "this machine has no such address; correct HOST" },
  ENOTFOUND: { zh: "没有这个主机名，请改正 HOST", en: "there is no such name; correct HOST" },
};

async function listen(
  http: HttpApp,
  { host, port }: Config,
): Promise<{ readonly ok: true; readonly url: string } | StartFailure> {
  try {
    return { ok: true, url: await http.listen({ host, port }) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    const reason = REFUSED_ADDRESSES[code];
    if (reason === undefined) throw error;
    const message = {
      zh: `无法监听 ${host}:${port}：${reason.zh}。`,
      en: `Cannot listen on ${host}:${port}: ${reason.en}.`,
    };
    return { ok: false, code: "address_refused", message };
  }
}

interface Opened {
  readonly ok: true;
  readonly foundation: Foundation;
  readonly metrics: Metrics;
  readonly log: ReturnType<typeof createLog>;
  /** The database as its owning role, for the job queue. */
  readonly url: string;
}

async function openFoundation(config: Config, undo: Undo): Promise<Opened | StartFailure> {
  const log = createLog({ level: config.logLevel });
  const metrics = createMetrics();
  const postgres = await openPostgres({ databaseUrl: config.databaseUrl, folder: config.dataFolder, log });
  if (!postgres.ok) return postgres;
  undo.push(postgres.stop);
  const migrated = await migrate({ url: postgres.url, migrations: allMigrations, log });
  if (!migrated.ok) return migrated;
  const database = openDatabase({ url: postgres.url, log });
  undo.push(database.close);
  const bus = await openBus(config.bus, { url: postgres.url, log });
  undo.push(bus.close);
  watchNumber(metrics, {
    name: "transaction_retries",
    help: "Transactions begun again after a deadlock or a serialization failure",
    read: () => database.counters.retries,
  });
  return { ok: true, url: postgres.url, log, metrics, foundation: { config, database, bus, clock: systemClock, log } };
}

function held(
  { pid, since, command }: { readonly pid: number; readonly since: string; readonly command: string },
  { dataFolder }: Config,
): StartFailure {
  return {
    ok: false,
    code: "data_folder_held",
    message: {
      zh: `数据目录 ${dataFolder} 正被进程 ${pid}（${command}）使用，从 ${since} 开始。`,
      en: `The data folder ${dataFolder} is in use by process ${pid} (${command}), since ${since}.`,
    },
  };
}

async function openHttp({ foundation, metrics, log }: Opened, rooms: Rooms): Promise<HttpApp> {
  const { config, database } = foundation;
  const http = await createHttp({
    config: { ...config, publicOrigin: publicOriginOf(config) },
    log,
    metrics,
    version,
    guard: createGuard(rooms.identity),
    readiness: { database: () => isAnswering(database) },
  });
  addAppRoutes(http, rooms, { demo: config.demo === "on" });
  return http;
}

interface Faces {
  readonly foundation: Foundation;
  readonly metrics: Metrics;
  readonly rooms: Rooms;
  readonly http: HttpApp;
}

function openSockets({ foundation, metrics, rooms, http }: Faces, undo: Undo): void {
  const { bus, database, log, clock, config } = foundation;
  const { conversations, attachments, desk, identity } = rooms;
  const hub = createHub({ bus, database, log });
  const live = createLive({
    conversations,
    hub,
    bus,
    clock,
    log,
    pictures: attachments,
    presence: {
      beat: desk.beat,
      set: (staff, state, capacity) => desk.setPresence(staff, { state, capacity }),
    },
    sessions: liveSessions(identity, {
      parseCookie: (header) => http.parseCookie(header),
      publicOrigin: publicOriginOf(config),
    }),
  });
  const sockets = openSocketServer({
    server: http.server,
    path: SOCKET_PATH,
    addressOf: createAddressReader(config.trustProxy),
    perAddress: config.socketsPerAddress,
    silenceMs: HEARTBEAT_SECONDS * MISSED_HEARTBEATS * 1000,
    log,
    onSocket: live.onSocket,
  });
  watchNumber(metrics, { name: "sockets", help: "Open sockets", read: sockets.count });
  undo.push(async () => {
    live.close();
    hub.close();
    await sockets.close();
    await stopHttp(http, GRACE_MS);
    await conversations.drain();
  });
}
