import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { backupScope } from "./backup-scope.ts";
import { installDemo } from "./commerce/index.ts";
import { createAttachments } from "./conversations/index.ts";
import { createTestDesk, type TestDesk } from "./conversations/testing.ts";
import { createPerson } from "./identity/testing.ts";
import { type BackupScope, type Restored, checkBackup, restoreBackup, writeBackup } from "./platform/backup/index.ts";
import { createDiskBlobStore } from "./platform/blobs/index.ts";
import { openDatabase, withScope } from "./platform/database/index.ts";
import { asOwner, createEmptyDatabase } from "./platform/database/testing.ts";
import { newId } from "./platform/ids.ts";
import { addJob } from "./platform/jobs/index.ts";
import { silentLog } from "./platform/log.ts";
import { saveWhole } from "./platform/save-whole.ts";
import { allMigrations } from "./wire.ts";

let folder: string;
let desk: TestDesk;
let file: string;
let picture: string;

const source = () => createDiskBlobStore(join(folder, "source"));
const quiet = () => undefined;

/** The store of files by its name: the one in the database, or a folder. */
const blobsOf = (name: string): BackupScope["blobs"] =>
  name === "database" ? name : createDiskBlobStore(join(folder, name));

async function backUp(url: string, path: string, blobs = blobsOf("source")): Promise<void> {
  const scope = backupScope(blobs);
  await saveWhole(path, async (write) => {
    const written = await writeBackup({ ...scope, url, version: "0.1.0", clock: desk.clock, write, onProgress: quiet });
    if (!written.ok) throw new Error(written.code);
  });
}

interface Target {
  readonly url: string;
  readonly path?: string;
  readonly replace?: boolean;
  readonly blobs?: string;
  readonly migrations?: typeof allMigrations;
}

async function restore({ url, path = file, blobs = "target", migrations = allMigrations, replace = false }: Target) {
  const checked = await checkBackup(path);
  if (!checked.ok) throw new Error(checked.code);
  const scope = backupScope(blobsOf(blobs));
  return restoreBackup({ ...scope, url, file: checked, migrations, replace, log: silentLog, onProgress: quiet });
}

/** Every row of every table as text, read without anything of what made the backup. */
async function everyRow(url: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const tables = await asOwner<{ name: string }>(
    url,
    "select tablename as name from pg_tables where schemaname = 'public' order by 1",
  );
  const rows: Record<string, readonly string[]> = {};
  for (const { name } of tables) {
    const texts = await asOwner<{ row: string }>(url, `select to_jsonb(t)::text as row from "${name}" t order by 1`);
    rows[name] = texts.map(({ row }) => row);
  }
  return rows;
}

const jobsOf = (url: string) => asOwner(url, "select task_identifier, key, run_at, priority from graphile_worker.jobs");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "warmline-backup-"));
  file = join(folder, "backup.warmline");
  desk = await createTestDesk(
    allMigrations.filter(({ id }) => /^(commerce|knowledge|desk|cases|assistant)\//.test(id)),
  );
  const { database } = desk.test;
  await installDemo({ database, clock: desk.clock });
  await desk.say("有\\反斜杠、\t制表符、\n换行，还有 \\N 和 😀");
  const attachments = createAttachments({ database, blobs: source(), clock: desk.clock, newId });
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
    .png()
    .toBuffer();
  const { organizationId, shopId, customer } = desk.contact;
  const added = await attachments.add({ organizationId, shopId, uploader: `customer:${customer.id}`, bytes });
  if (!added.ok) throw new Error(added.code);
  picture = added.id;
  await withScope(database, desk.scope, (trx) =>
    addJob(trx, {
      task: { name: "test.ring", parse: () => ({}) },
      payload: { organizationId },
      runAt: new Date("2999-01-01T00:00:00Z"),
      jobKey: "ring",
    }),
  );
  await asOwner(
    desk.test.url,
    `insert into person_session (id, token_hash, organization_id, person_id, created_at, last_seen_at, expires_at)
     select gen_random_uuid(), '\\x00', organization_id, id, now(), now(), now() from person limit 1`,
  );
  await backUp(desk.test.url, file);
});
afterAll(async () => {
  await desk.test.drop();
  await rm(folder, { recursive: true });
});

describe("a backup", () => {
  test("restored into an empty database and folder is the same, row by row and byte by byte", async () => {
    await using target = await createEmptyDatabase();
    expect(await restore({ url: target.url })).toEqual({ ok: true });
    const [before, after] = [await everyRow(desk.test.url), await everyRow(target.url)];
    const { person_session: sessions, warmline_migration: taken, ...rows } = before;
    const { person_session: none, warmline_migration: takenAgain, ...restored } = after;
    expect(restored).toEqual(rows);
    expect([sessions?.length, none]).toEqual([1, []]);
    expect(takenAgain?.length).toBe(taken?.length);
    expect(Object.values(rows).filter((texts) => texts.length > 0).length).toBeGreaterThan(20);
    expect(await jobsOf(target.url)).toEqual(await jobsOf(desk.test.url));
    const copy = createDiskBlobStore(join(folder, "target"));
    expect(await copy.get(picture)).toEqual(await source().get(picture));
  });

  test("moves files into the database, all or nothing with the rows, and out of it again", async () => {
    await using target = await createEmptyDatabase();
    await using back = await createEmptyDatabase();
    expect(await restore({ url: target.url, blobs: "database" })).toEqual({ ok: true });
    expect(await asOwner(target.url, "select id::text from blob")).toEqual([{ id: picture }]);
    const path = join(folder, "from-database");
    await backUp(target.url, path, blobsOf("database"));
    expect(await restore({ url: back.url, path, blobs: "moved" })).toEqual({ ok: true });
    expect(await createDiskBlobStore(join(folder, "moved")).get(picture)).toEqual(await source().get(picture));
    expect(await restore({ url: target.url, path, blobs: "database", replace: true })).toEqual({ ok: true });
    expect(await asOwner(target.url, "select id::text from blob")).toEqual([{ id: picture }]);
  });

  test("of a version that knew no files in the database is refused there, and leaves nothing", async () => {
    await using older = await createEmptyDatabase();
    await using target = await createEmptyDatabase();
    const path = join(folder, "without-files");
    await restore({ url: older.url, blobs: "without-files-source" });
    await asOwner(
      older.url,
      `delete from warmline_migration where id = 'platform/0003-blobs'; drop function warmline_put_blob, warmline_get_blob, warmline_delete_blob; drop table blob`,
    );
    await backUp(older.url, path);
    expect(await restore({ url: target.url, path, blobs: "database" })).toEqual({
      ok: false,
      code: "backup_without_files",
    });
    expect(await asOwner(target.url, "select from pg_tables where schemaname = 'public'")).toEqual([]);
    expect(await restore({ url: target.url, path, blobs: "older-files" })).toEqual({ ok: true });
  });

  test("holds one moment, whatever is written while it is made, and never the half of a transaction", async () => {
    await using target = await createEmptyDatabase();
    const path = join(folder, "moving");
    const done = new AbortController();
    const writing = (async () => {
      for (let at = 0; !done.signal.aborted; at += 1) await desk.say(`消息 ${String(at)}`);
    })();
    await backUp(desk.test.url, path);
    done.abort();
    await writing;
    expect(await restore({ url: target.url, path, blobs: "moving-target" })).toEqual({ ok: true });
    const holes = await asOwner(
      target.url,
      "select id from conversation c where seq <> (select count(*) from message m where m.conversation_id = c.id)",
    );
    expect(holes).toEqual([]);
  });

  test("of an older version is brought to this one; of a newer one is refused before anything is made", async () => {
    const later = { id: "desk/9999-later", up: "alter table agent_presence add column later text default 'new'" };
    await using older = await createEmptyDatabase();
    expect(await restore({ url: older.url, blobs: "older", migrations: [...allMigrations, later] })).toEqual({
      ok: true,
    });
    expect(await asOwner(older.url, "select count(later)::int as n from agent_presence")).toEqual([{ n: 0 }]);
    await using newer = await createEmptyDatabase();
    const refused = await restore({ url: newer.url, migrations: allMigrations.slice(0, -1) });
    expect(refused).toEqual({ ok: false, code: "backup_newer" });
    expect(await everyRow(newer.url)).toEqual({});
  });

  test("goes over what is there only when told, and then nothing of it is left", async () => {
    await using target = await createEmptyDatabase();
    await restore({ url: target.url, blobs: "over" });
    const database = openDatabase({ url: target.url, log: silentLog });
    await createPerson(database, { organizationId: desk.contact.organizationId, name: "" }, { roles: [] });
    await database.close();
    const before = await everyRow(target.url);
    expect(await restore({ url: target.url, blobs: "over" })).toEqual({ ok: false, code: "target_not_empty" });
    expect(await everyRow(target.url)).toEqual(before);
    expect(await restore({ url: target.url, blobs: "over", replace: true })).toEqual({ ok: true });
    expect((await everyRow(target.url))["person"]).toEqual((await everyRow(desk.test.url))["person"]);
  });

  test("is refused while another program uses the target, and where its tables are others", async () => {
    expect(await restore({ url: desk.test.url, replace: true })).toEqual({ ok: false, code: "target_in_use" });
    await using target = await createEmptyDatabase();
    const later = { id: "desk/9999-later", up: "select 1" };
    await restore({ url: target.url, blobs: "other", migrations: [...allMigrations, later] });
    const again: Restored = await restore({ url: target.url, blobs: "other", migrations: [...allMigrations, later] });
    expect(again).toEqual({ ok: false, code: "target_differs" });
  });

  test("that fails half-way leaves an empty database and no files", async () => {
    await using target = await createEmptyDatabase();
    // The folder's name is taken by a file where the picture is to go: the rows are in by then, but not committed.
    await writeFile(join(folder, "blocked"), "");
    await expect(restore({ url: target.url, blobs: "blocked" })).rejects.toMatchObject({ code: "ENOTDIR" });
    const left = Object.entries(await everyRow(target.url)).filter(([, rows]) => rows.length > 0);
    expect(left.map(([name]) => name)).toEqual(["warmline_migration"]);
    expect(await restore({ url: target.url, blobs: "unblocked" })).toEqual({ ok: true });
  });

  test("of a database without tables is refused, and no file is left", async () => {
    await using nothing = await createEmptyDatabase();
    await expect(backUp(nothing.url, join(folder, "never"))).rejects.toThrow("nothing_to_back_up");
    expect((await readdir(folder)).filter((name) => name.includes("never"))).toEqual([]);
  });
});
