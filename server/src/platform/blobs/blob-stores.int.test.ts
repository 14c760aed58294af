import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemText } from "../database/index.ts";
import { createTestDatabase, type TestDatabase } from "../database/testing.ts";
import { newId } from "../ids.ts";
import { type BlobStore, openBlobs } from "./index.ts";

let dataFolder: string;
let test: TestDatabase;
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "warmline-blobs-"));
  test = await createTestDatabase([]);
});
afterAll(async () => {
  await test.drop();
  await rm(dataFolder, { recursive: true });
});

describe.each(["disk", "database"] as const)("blobs in the %s", (blobs) => {
  const open = (): BlobStore =>
    openBlobs({ blobs, dataFolder }, (text, values) => systemText(test.database, text, values));

  it("are kept, given back and forgotten", async () => {
    const id = newId();
    expect(await open().get(id)).toBeNull();
    const bytes = Buffer.from([0, 255, 92, 120, 10]);
    await open().put(id, Buffer.from("first"));
    await open().put(id, bytes);
    expect(Buffer.from((await open().get(id)) ?? [])).toEqual(bytes);
    await open().delete(id);
    await open().delete(id);
    expect(await open().get(id)).toBeNull();
  });

  it("are found by ids only, never by a path", async () => {
    await expect(open().put("../../etc/passwd", Buffer.from("x"))).rejects.toThrow(/UUID|uuid/u);
    await expect(open().get("a/../b")).rejects.toThrow(/UUID|uuid/u);
  });
});
