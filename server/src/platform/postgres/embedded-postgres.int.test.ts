import { execFileSync } from "node:child_process";
import { chown, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { asOwner } from "../database/testing.ts";
import { silentLog } from "../log.ts";
import {
  findRunning,
  openEmbeddedPostgres,
  openPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from "./index.ts";
import { isRunning } from "./process-identity.ts";
import { buildTestPrograms, makeScratchFolder, type TestPrograms } from "./testing.ts";

let programs: TestPrograms;
let folder: string;
const opened: EmbeddedPostgres[] = [];

beforeAll(async () => {
  programs = await buildTestPrograms();
});
afterAll(() => programs[Symbol.asyncDispose]());
beforeEach(async () => {
  folder = await makeScratchFolder();
});
afterEach(async () => {
  for (const postgres of opened.splice(0)) await postgres.stop();
  await rm(folder, { recursive: true });
});

/** Flushing to the disk is slow, and matters to few of these. */
const open = async (how: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> => {
  const result = await openEmbeddedPostgres({ folder, log: silentLog, durable: false, ...how });
  if (!result.ok) throw new Error(result.message.en);
  opened.push(result);
  return result;
};

const dataFolder = async (): Promise<string> => {
  const record: unknown = JSON.parse(await readFile(join(folder, "postgres", "connection.json"), "utf8"));
  const place: unknown = typeof record === "object" && record !== null ? Reflect.get(record, "place") : undefined;
  return typeof place === "string" ? place : join(folder, "postgres", "data");
};

const pidOf = async (): Promise<number> =>
  Number((await readFile(join(await dataFolder(), "postmaster.pid"), "utf8")).split("\n")[0]);

const remember = (url: string) => asOwner(url, "create table kept (what text); insert into kept values ('this')");
const recall = (url: string) => asOwner(url, "select what from kept");
const kept = [{ what: "this" }];

const portOf = (url: string): number => Number(new URL(url).port);

const settingsOf = async (url: string): Promise<Readonly<Record<string, string>>> => {
  const rows = await asOwner<{ name: string; setting: string }>(
    url,
    `select name, setting from pg_settings where name in
      ('fsync', 'synchronous_commit', 'data_checksums', 'server_encoding', 'listen_addresses', 'password_encryption')`,
  );
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
};

describe("the first start", () => {
  test("makes a durable database that only its password opens, on the loopback", async () => {
    const { url, adopted } = await open({ durable: true });
    expect(adopted).toBe(false);
    expect(await settingsOf(url)).toEqual({
      data_checksums: "on",
      fsync: "on",
      listen_addresses: "127.0.0.1",
      password_encryption: "scram-sha-256",
      server_encoding: "UTF8",
      synchronous_commit: "on",
    });
    const stranger = new URL(url);
    stranger.password = "guess";
    await expect(new Client({ connectionString: stranger.toString() }).connect()).rejects.toMatchObject({
      code: "28P01",
    });
    expect((await stat(join(folder, "postgres", "connection.json"))).mode & 0o777).toBe(0o600);
  });

  test("knows letters of every script, so that trigrams find Chinese", async () => {
    const { url } = await open();
    await asOwner(url, "create extension pg_trgm");
    expect(await asOwner(url, "select cardinality(show_trgm('发货时间')) as n")).not.toEqual([{ n: 0 }]);
    expect(await asOwner(url, "select upper('é') as letter")).toEqual([{ letter: "É" }]);
  });

  test("puts PostgreSQL where the terminal's Ctrl-C does not reach it", async () => {
    await open();
    const groupOf = (pid: number) =>
      execFileSync("ps", ["-o", "pgid=", "-p", String(pid)], { encoding: "utf8" }).trim();
    const pid = await pidOf();
    expect(groupOf(pid)).toBe(String(pid));
    expect(groupOf(pid)).not.toBe(groupOf(process.pid));
  });
});

describe("the next start", () => {
  test("finds the data again, on the same port", async () => {
    const first = await open();
    await remember(first.url);
    await first.stop();
    const second = await open();
    expect(second.adopted).toBe(false);
    expect(second.url).toBe(first.url);
    expect(await recall(second.url)).toEqual(kept);
  });

  test("takes another port when somebody has taken ours", async () => {
    const first = await open();
    await remember(first.url);
    await first.stop();
    const squatter = createServer();
    await new Promise<void>((resolve) => {
      squatter.listen(portOf(first.url), "127.0.0.1", resolve);
    });
    const second = await open();
    expect(portOf(second.url)).not.toBe(portOf(first.url));
    expect(await recall(second.url)).toEqual(kept);
    await new Promise((resolve) => squatter.close(resolve));
  });

  test("refuses data of another major version, changes nothing of it, and says what to do", async () => {
    await remember((await open()).url);
    await opened[0]?.stop();
    const versionFile = join(await dataFolder(), "PG_VERSION");
    const own = await readFile(versionFile, "utf8");
    await writeFile(versionFile, "13\n");
    const refused = await openEmbeddedPostgres({ folder, log: silentLog, durable: false });
    expect(refused).toMatchObject({ ok: false, code: "postgres_major_differs" });
    expect(refused.ok ? "" : refused.message.en).toMatch(/PostgreSQL 13, .* PostgreSQL \d+\..* backup FILE/u);
    await writeFile(versionFile, own);
    expect(await recall((await open()).url)).toEqual(kept);
  });

  test("tells of data that PostgreSQL cannot read, in PostgreSQL's own words", async () => {
    await (await open()).stop();
    await rm(join(await dataFolder(), "global", "pg_control"));
    const refused = await openEmbeddedPostgres({ folder, log: silentLog, durable: false });
    expect(refused).toMatchObject({ ok: false, code: "postgres_failed" });
    expect(refused.ok ? "" : refused.message.en).toContain("pg_control");
  });

  test("stop ends PostgreSQL with connections open, and may be called twice", async () => {
    const postgres = await open();
    const pid = await pidOf();
    const client = new Client({ connectionString: postgres.url });
    client.on("error", () => undefined);
    await client.connect();
    await postgres.stop();
    await postgres.stop();
    expect(await isRunning(pid)).toBe(false);
    expect(await findRunning(folder)).toBeUndefined();
  });
});

describe("after a kill -9", () => {
  test("of the program, the PostgreSQL that still runs is taken over", async () => {
    const program = programs.start("open", folder);
    expect(await program.told()).toMatchObject({ ok: true, adopted: false });
    const pid = await pidOf();
    await program.kill();
    const again = await open();
    expect(again.adopted).toBe(true);
    expect(await pidOf()).toBe(pid);
    await again.stop();
    expect(await isRunning(pid)).toBe(false);
  });

  test("of PostgreSQL, it is started anew with all that was committed", async () => {
    const first = await open({ durable: true });
    await remember(first.url);
    process.kill(await pidOf(), "SIGKILL");
    const second = await open();
    expect(second.adopted).toBe(false);
    expect(await recall(second.url)).toEqual(kept);
  });

  test("of both, and after another process got the pid", async () => {
    const program = programs.start("open", folder);
    await program.told();
    const pid = await pidOf();
    await program.kill();
    process.kill(pid, "SIGKILL");
    const file = join(await dataFolder(), "postmaster.pid");
    const lines = (await readFile(file, "utf8")).split("\n");
    await writeFile(file, [String(process.pid), ...lines.slice(1)].join("\n"));
    expect((await open()).adopted).toBe(false);
  });

  test("in the middle of the first start, nothing half-made is left in the way", async () => {
    const root = join(folder, "postgres");
    await mkdir(join(root, "data.new-1", "base"), { recursive: true });
    await open();
    await expect(stat(join(root, "data.new-1"))).rejects.toMatchObject({ code: "ENOENT" });
  });
});

describe("several programs", () => {
  test("that open one folder at the same moment share one PostgreSQL, and the last one ends it", async () => {
    const all = Array.from({ length: 3 }, () => programs.start("open", folder));
    const told = await Promise.all(all.map((program) => program.told()));
    const adopted = told.map((outcome) => JSON.stringify(outcome).includes('"adopted":true'));
    expect(adopted.toSorted()).toEqual([false, true, true]);
    const pid = await pidOf();
    const [first, ...others] = all;
    await first?.finish();
    expect(await findRunning(folder)).toContain("postgres://");
    await Promise.all(others.map((program) => program.finish()));
    expect(await isRunning(pid)).toBe(false);
  });

  test("a killed one does not keep it running", async () => {
    const program = programs.start("open", folder);
    await program.told();
    const own = await open();
    await program.kill();
    const pid = await pidOf();
    await own.stop();
    expect(await isRunning(pid)).toBe(false);
  });
});

test("with a DATABASE_URL nothing is started", async () => {
  const databaseUrl = "postgres://somebody@db.example/warmline";
  const result = await openPostgres({ databaseUrl, folder, log: silentLog });
  expect(result).toMatchObject({ ok: true, url: databaseUrl });
  await expect(stat(join(folder, "postgres"))).rejects.toMatchObject({ code: "ENOENT" });
});

/** Root must not run PostgreSQL as root; elsewhere there is one way only, tested above. */
describe.runIf(process.getuid?.() === 0)("as root, in a folder that only root may enter", () => {
  const namespaces = (): boolean => {
    try {
      execFileSync("unshare", ["-U", "--map-user=65534", "--map-group=65534", "true"], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  };
  const uidOf = async (path: string): Promise<number> => (await stat(path)).uid;

  test("a user namespace lets everything stay in its place, where the kernel permits one", async () => {
    const result = await openEmbeddedPostgres({ folder, log: silentLog, durable: false, only: "namespace" });
    if (result.ok) opened.push(result);
    expect(result).toMatchObject(namespaces() ? { ok: true } : { ok: false, code: "postgres_no_user" });
    const asOther = namespaces() ? result : await open({ only: "user" });
    expect(asOther.ok && (await asOwner(asOther.url, "select 1 as one"))).toEqual([{ one: 1 }]);
  });

  test("another user gets the data to a place that it can reach, with what was there", async () => {
    const first = await open();
    await remember(first.url);
    await first.stop();
    const second = await open({ only: "user" });
    const outside = await dataFolder();
    try {
      expect(outside.startsWith(folder)).toBe(false);
      expect(await uidOf(outside)).not.toBe(0);
      expect(await recall(second.url)).toEqual(kept);
      await second.stop();
      const third = await open();
      expect(await recall(third.url)).toEqual(kept);
      await third.stop();
    } finally {
      await rm(join(outside, ".."), { recursive: true });
    }
  });

  test("a folder of another user stays that user's", async () => {
    const root = join(folder, "postgres");
    const nobody = Number(execFileSync("id", ["-u", "nobody"], { encoding: "utf8" }));
    await mkdir(root);
    for (const path of [folder, root]) await chown(path, nobody, nobody);
    await open();
    for (const name of ["data", "connection.json", "postgres.log"]) expect(await uidOf(join(root, name))).toBe(nobody);
  });

  test("data that should lie outside and does not is never replaced by an empty database", async () => {
    const first = await open({ only: "user" });
    await first.stop();
    await rm(join(await dataFolder(), ".."), { recursive: true });
    const result = await openEmbeddedPostgres({ folder, log: silentLog });
    expect(result).toMatchObject({ ok: false, code: "postgres_data_missing" });
  });
});
