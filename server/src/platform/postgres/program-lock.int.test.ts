import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { TestClock } from "../clock.ts";
import { lockDataFolder } from "./program-lock.ts";
import { buildTestPrograms, makeScratchFolder, type TestPrograms } from "./testing.ts";

let programs: TestPrograms;
let folder: string;
beforeAll(async () => {
  programs = await buildTestPrograms();
});
afterAll(() => programs[Symbol.asyncDispose]());
beforeEach(async () => {
  folder = await makeScratchFolder();
});
afterEach(() => rm(folder, { recursive: true }));

const clock = new TestClock("2026-03-01T08:00:00Z");

test("a second program is told who holds the folder, since when and how it was called", async () => {
  const first = programs.start("lock", folder);
  expect(await first.told()).toMatchObject({ ok: true });
  const second = await lockDataFolder(folder, clock);
  expect(second).toMatchObject({ ok: false, code: "data_folder_held", pid: first.pid });
  expect(second).toHaveProperty("command", `program.mjs lock ${folder}`);
  await first.kill();
});

test("time and holder are those of the taking", async () => {
  expect(await lockDataFolder(folder, clock)).toMatchObject({ ok: true });
  const again = await lockDataFolder(folder);
  expect(again).toMatchObject({ ok: false, pid: process.pid, since: "2026-03-01T08:00:00.000Z" });
});

test("given back, it can be taken again, and old files do not pile up", async () => {
  for (let times = 0; times < 5; times += 1) {
    const lock = await lockDataFolder(folder, clock);
    if (lock.ok) await lock.release();
    expect(lock.ok).toBe(true);
  }
  expect(await readdir(join(folder, "locks"))).toHaveLength(1);
});

test("a killed program holds it no more", async () => {
  const first = programs.start("lock", folder);
  await first.told();
  await first.kill();
  expect(await lockDataFolder(folder, clock)).toMatchObject({ ok: true });
});

test("a pid that another process has now does not hold it", async () => {
  const locks = join(folder, "locks");
  await mkdir(locks);
  const holder = { pid: process.pid, start: "an earlier start", since: "2026-01-01T00:00:00.000Z", command: "x" };
  await writeFile(join(locks, "program.7"), JSON.stringify(holder));
  expect(await lockDataFolder(folder, clock)).toMatchObject({ ok: true });
  expect(await readdir(locks)).toEqual(["program.8"]);
});

test.each(["", "{", '{"pid":1}'])("a damaged lock file (%j) does not hold it", async (content) => {
  await mkdir(join(folder, "locks"));
  await writeFile(join(folder, "locks", "program.1"), content);
  expect(await lockDataFolder(folder, clock)).toMatchObject({ ok: true });
});

test("of several that start at one moment, over a dead one's lock, exactly one gets it", async () => {
  const dead = programs.start("lock", folder);
  await dead.told();
  await dead.kill();
  const racing = Array.from({ length: 6 }, () => programs.start("lock", folder));
  const told = await Promise.all(racing.map((program) => program.told()));
  expect(told.filter((outcome) => JSON.stringify(outcome).startsWith('{"ok":true'))).toHaveLength(1);
  await Promise.all(racing.map((program) => program.kill()));
});

test("what is done under a lock is never done by two at once", async () => {
  await writeFile(join(folder, "count"), "0");
  const counting = Array.from({ length: 4 }, () => programs.start("count", folder));
  const told = await Promise.all(counting.map((program) => program.told()));
  expect(told).toEqual(counting.map(() => ({ rounds: 25 })));
  expect(await readFile(join(folder, "count"), "utf8")).toBe("100");
});
