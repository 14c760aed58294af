import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifySchema } from "fastify";
import { addAppRoutes } from "./app-routes.ts";
import { createGuard } from "./identity/index.ts";
import { createLocalBus } from "./platform/bus/index.ts";
import { TestClock } from "./platform/clock.ts";
import { readConfig } from "./platform/config.ts";
import { createTestDatabase, type TestDatabase } from "./platform/database/testing.ts";
import { createHttp, type HttpApp } from "./platform/http/index.ts";
import { silentLog } from "./platform/log.ts";
import { createLog, createMetrics } from "./platform/telemetry/index.ts";
import { allMigrations, type Rooms, wireRooms } from "./wire.ts";

/** The whole program behind its routes, on a database of its own; it listens nowhere. */
export interface TestProgram {
  readonly home: TestDatabase;
  readonly rooms: Rooms;
  readonly app: HttpApp;
  /** The schemas of every route, in the order in which routes were added. */
  readonly schemas: readonly FastifySchema[];
  readonly close: () => Promise<void>;
}

/** Wires every room and hangs the routes up as the program does, with limits that a test does not meet. */
export async function openTestProgram(): Promise<TestProgram> {
  const home = await createTestDatabase(allMigrations);
  const folder = await mkdtemp(join(tmpdir(), "warmline-routes-"));
  const rooms = await openRooms(home, folder);
  const { app, schemas } = await openApp(rooms);
  const close = async (): Promise<void> => {
    await app.close();
    await home.drop();
    await rm(folder, { recursive: true });
  };
  return { home, rooms, app, schemas, close };
}

async function openRooms({ database }: TestDatabase, folder: string): Promise<Rooms> {
  const reading = readConfig({ WARMLINE_DATA: folder });
  if (!reading.ok) throw new Error(reading.code);
  const clock = new TestClock("2026-03-02T09:00:00Z");
  return wireRooms({
    config: reading.config,
    database,
    bus: createLocalBus({ log: silentLog }),
    clock,
    log: silentLog,
  });
}

async function openApp(rooms: Rooms): Promise<Pick<TestProgram, "app" | "schemas">> {
  const config = { rateLimit: 100_000, trustProxy: [], publicOrigin: undefined, metricsToken: undefined };
  const served = { log: createLog({ level: "silent" }), metrics: createMetrics({ runtime: false }), readiness: {} };
  const http = await createHttp({ ...served, config, version: "test", guard: createGuard(rooms.identity) });
  const schemas: FastifySchema[] = [];
  http.addHook("onRoute", ({ schema = {} }) => void schemas.push(schema));
  addAppRoutes(http, rooms, { demo: true });
  await http.ready();
  return { app: http, schemas };
}
