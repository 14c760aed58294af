import { rm } from "node:fs/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { asOwner } from "../database/testing.ts";
import { type Log, silentLog } from "../log.ts";
import { type EmbeddedPostgres, findRunning, keepEmbeddedPostgres } from "./index.ts";
import { isRunning } from "./process-identity.ts";
import { makeScratchFolder } from "./testing.ts";

let folder: string;
const kept: EmbeddedPostgres[] = [];

beforeEach(async () => {
  folder = await makeScratchFolder();
});
afterEach(async () => {
  for (const postgres of kept.splice(0)) await postgres.stop();
  await rm(folder, { recursive: true });
});

interface Kept {
  readonly postgres: EmbeddedPostgres;
  /** Resolves with the process that took the place of the first. */
  readonly revived: Promise<number>;
}

async function keep(): Promise<Kept> {
  let resolve = (_pid: number): void => undefined;
  const revived = new Promise<number>((settle) => {
    resolve = settle;
  });
  const log: Log = {
    ...silentLog,
    info: ({ pid }, message) => {
      if (message === "PostgreSQL runs again") resolve(Number(pid));
    },
  };
  const postgres = await keepEmbeddedPostgres({ folder, log });
  if (!postgres.ok) throw new Error(postgres.message.en);
  kept.push(postgres);
  return { postgres, revived };
}

test("PostgreSQL that was killed runs again at its old address, with what it had", async () => {
  const { postgres, revived } = await keep();
  await asOwner(postgres.url, "create table kept (what text); insert into kept values ('this')");
  process.kill(postgres.pid, "SIGKILL");
  const pid = await revived;
  expect(await asOwner(postgres.url, "select what from kept")).toEqual([{ what: "this" }]);
  await postgres.stop();
  expect([await isRunning(pid), await findRunning(folder)]).toEqual([false, undefined]);
});

test("two programs that keep the same one end up with the same one again", async () => {
  const programs = [await keep(), await keep()];
  process.kill(programs[0]?.postgres.pid ?? 0, "SIGKILL");
  const [one, other] = await Promise.all(programs.map(({ revived }) => revived));
  expect(one).toBe(other);
  await programs[0]?.postgres.stop();
  expect(await isRunning(other ?? 0)).toBe(true);
});
