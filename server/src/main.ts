import { HEARTBEAT_SECONDS, SOCKET_PATH } from "@warmline/contract";
import { addAppRoutes } from "./app-routes.ts";
import { createHub, createLive } from "./conversations/index.ts";
import { createGuard } from "./identity/index.ts";
import { openPostgresBus } from "./platform/bus/index.ts";
import { systemClock } from "./platform/clock.ts";
import { type Config, publicOriginOf } from "./platform/config.ts";
import { isAnswering, migrate, openDatabase } from "./platform/database/index.ts";
import { createHttp, stopHttp } from "./platform/http/index.ts";
import { lockDataFolder, openPostgres } from "./platform/postgres/index.ts";
import { openSocketServer } from "./platform/socket/index.ts";
import { createLog, createMetrics } from "./platform/telemetry/index.ts";
import { version } from "./version.ts";
import { allMigrations, type Foundation, type Rooms, wireRooms } from "./wire.ts";
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
  readonly message: string;
}

/** What is told while a server starts. */
export interface StartOptions {
  readonly config: Config;
  /** Work before the first request: the demo organization, for example. */
  readonly prepare?: (foundation: Foundation) => Promise<void>;
}

/** Starts everything on one port: database, rooms, HTTP, socket, workers. */
export async function startServer({ config, prepare }: StartOptions): Promise<RunningServer | StartFailure> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const outcome = await start({ config, undo, ...(prepare ? { prepare } : {}) });
    if (!outcome.ok) await stop();
    return outcome.ok ? { ...outcome, stop } : outcome;
  } catch (error) {
    await stop();
    throw error;
  }
}

type Undo = (() => Promise<unknown>)[];

async function start({ config, prepare, undo }: StartOptions & { readonly undo: Undo }) {
  const log = createLog({ level: config.logLevel });
  const metrics = createMetrics();
  const lock = await lockDataFolder(config.dataFolder);
  if (!lock.ok) return held(lock, config);
  undo.push(lock.release);

  const postgres = await openPostgres({ databaseUrl: config.databaseUrl, folder: config.dataFolder, log });
  if (!postgres.ok) return postgres;
  undo.push(postgres.stop);
  const migrated = await migrate({ url: postgres.url, migrations: allMigrations, log });
  if (!migrated.ok) return migrated;

  const database = openDatabase({ url: postgres.url, log });
  undo.push(database.close);
  const bus = await openPostgresBus({ url: postgres.url, log });
  undo.push(bus.close);
  const clock = systemClock;
  const foundation = { config, database, bus, clock, log };
  await prepare?.(foundation);
  const rooms = await wireRooms(foundation);

  const http = await createHttp({
    config: { ...config, publicOrigin: publicOriginOf(config) },
    log,
    metrics,
    version,
    guard: createGuard(rooms.identity),
    readiness: { database: () => isAnswering(database), migrations: () => Promise.resolve(true) },
  });
  addAppRoutes(http, rooms);
  const hub = createHub({ bus, database, log });
  const live = createLive({
    conversations: rooms.conversations,
    hub,
    bus,
    log,
    pictures: rooms.attachments,
    presence: {
      beat: (staff) => rooms.desk.beat({ ...staff, scope: staff.serves }),
      set: (staff, state, capacity) => rooms.desk.setPresence({ ...staff, scope: staff.serves }, { state, capacity }),
    },
    sessions: liveSessions(rooms.identity, {
      parseCookie: (header) => http.parseCookie(header),
      publicOrigin: publicOriginOf(config),
    }),
  });
  const sockets = openSocketServer({
    server: http.server,
    path: SOCKET_PATH,
    silenceMs: HEARTBEAT_SECONDS * MISSED_HEARTBEATS * 1000,
    clock,
    log,
    onSocket: live.onSocket,
  });
  undo.push(async () => {
    live.close();
    hub.close();
    await sockets.close();
    await stopHttp(http, GRACE_MS);
    await rooms.conversations.drain();
  });
  const url = await http.listen({ host: config.host, port: config.port });
  rooms.desk.start();
  rooms.assistant.start();
  undo.push(
    () => rooms.assistant.stop(),
    () => rooms.desk.stop(),
  );
  return { ok: true as const, url, rooms };
}

function held(
  lock: { readonly pid: number; readonly since: string; readonly command: string },
  config: Config,
): StartFailure {
  const { pid, since, command } = lock;
  return {
    ok: false,
    code: "data_folder_held",
    message: `The data folder ${config.dataFolder} is in use by process ${pid} (${command}), since ${since}.`,
  };
}
