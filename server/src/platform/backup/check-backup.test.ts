import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkBackup } from "./check-backup.ts";
import { CONTENTS_NAME, HEADER_NAME } from "./format.ts";
import { openEntryWriter } from "./tar-entry.ts";

let folder: string;
let path: string;
let whole: Buffer;

const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const header = {
  format: 1,
  product: "warmline",
  version: "0.1.0",
  createdAt: "2026-11-27T00:00:00.000Z",
  migrations: [],
};
const contents = { tables: [], leftOut: [], sequences: [], jobs: 0, blobs: { count: 1, bytes: 5, missing: 0 } };

async function build(entries: readonly (readonly [string, Buffer])[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const writer = openEntryWriter(async (bytes) => void pieces.push(Uint8Array.from(bytes)));
  for (const [name, bytes] of entries) await writer.add(name, bytes);
  await writer.finish();
  return Buffer.concat(pieces);
}

async function check(bytes: Uint8Array) {
  await writeFile(path, bytes);
  return checkBackup(path);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "warmline-check-"));
  path = join(folder, "file");
  whole = await build([
    [HEADER_NAME, json(header)],
    ["blobs/a", Buffer.from("hello")],
    [CONTENTS_NAME, json(contents)],
  ]);
});
afterAll(() => rm(folder, { recursive: true }));

describe("checkBackup", () => {
  it("takes a whole file and tells what it says of itself", async () => {
    expect(await check(whole)).toMatchObject({ ok: true, header, contents });
    expect(await readFile(path)).toEqual(whole);
  });

  it("refuses a file in which any single bit is another one", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length * 8 - 1), async (bit) => {
        const flipped = Buffer.from(whole);
        flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect((await check(flipped)).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it("refuses a file that was cut anywhere, or that something was added to", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        expect((await check(whole.subarray(0, length))).ok).toBe(false);
      }),
      { numRuns: 100 },
    );
    expect(await check(Buffer.concat([whole, Buffer.alloc(512)]))).toEqual({ ok: false, code: "backup_broken" });
  });

  it("tells a newer format, a foreign file and one that is not there from a broken one", async () => {
    const newer = await build([[HEADER_NAME, json({ ...header, format: 2 })]]);
    expect(await check(newer)).toEqual({ ok: false, code: "backup_newer" });
    expect(await check(Buffer.from("PK\u0003\u0004 something else"))).toEqual({ ok: false, code: "backup_foreign" });
    expect(await check(Buffer.alloc(0))).toEqual({ ok: false, code: "backup_foreign" });
    expect(await checkBackup(join(folder, "nowhere"))).toEqual({ ok: false, code: "file_unreadable" });
    expect(await checkBackup(folder)).toEqual({ ok: false, code: "file_unreadable" });
    expect(await check(await build([[HEADER_NAME, json(header)]]))).toEqual({ ok: false, code: "backup_broken" });
  });
});
