import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../ids.ts";
import { createDiskBlobStore } from "./disk-blob-store.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "warmline-blobs-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("the disk's blob store", () => {
  it("keeps, gives back and forgets", async () => {
    const store = createDiskBlobStore(folder);
    const id = newId();
    expect(await store.get(id)).toBeNull();
    await store.put(id, Buffer.from("warm"));
    expect(Buffer.from((await store.get(id)) ?? []).toString()).toBe("warm");
    await store.delete(id);
    await store.delete(id);
    expect(await store.get(id)).toBeNull();
  });

  it("takes ids only, never a path", async () => {
    const store = createDiskBlobStore(folder);
    await expect(store.put("../../etc/passwd", Buffer.from("x"))).rejects.toThrow(TypeError);
    await expect(store.get("a/../b")).rejects.toThrow(TypeError);
  });
});
