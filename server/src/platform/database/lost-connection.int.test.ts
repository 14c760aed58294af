import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { silentLog } from "../log.ts";
import { openDatabase, systemQuery } from "./index.ts";
import { createTestDatabase, type TestDatabase } from "./testing.ts";

/** The first words on every new connection: who am I. */
const FIRST_QUESTION = "current_user";

let behind: TestDatabase;
let line: Server;
let breaking = 0;

/** Carries bytes to PostgreSQL, and breaks so many connections at the moment of their first question. */
const carry = (near: Socket): void => {
  const { hostname, port } = new URL(behind.url);
  const far = connect(Number(port), hostname);
  const end = (): void => void (near.destroy(), far.destroy());
  for (const socket of [near, far]) socket.on("error", end).on("close", end);
  far.pipe(near);
  near.on("data", (bytes) => {
    if (bytes.includes(FIRST_QUESTION) && breaking > 0) {
      breaking -= 1;
      end();
    } else far.write(bytes);
  });
};

beforeEach(async () => {
  behind = await createTestDatabase([]);
  line = createServer(carry).listen(0, "127.0.0.1");
  await once(line, "listening");
});
afterEach(async () => {
  line.close();
  await behind.drop();
});

const throughLine = (): string => {
  const url = new URL(behind.url);
  const address = line.address();
  if (address === null || typeof address === "string") throw new Error("the line has no port");
  url.hostname = "127.0.0.1";
  url.port = String(address.port);
  return url.toString();
};

test("a connection that breaks before its first answer takes no place in the pool, and closing does not wait for it", async () => {
  breaking = 3;
  const database = openDatabase({ url: throughLine(), log: silentLog, poolSize: 1 });
  const ask = () => systemQuery(database, sql<{ one: number }>`select 1 as one`);
  for (let broken = 0; broken < 3; broken += 1) await expect(ask()).rejects.toThrow(/terminated|ECONNRESET/u);
  expect(database.connections()).toEqual({ open: 0, idle: 0, waiting: 0 });
  expect(await ask()).toEqual([{ one: 1 }]);
  await database.close();
});
