import { createWriteStream } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { saveWhole } from "./save-whole.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "warmline-save-"));
});
afterEach(() => rm(folder, { recursive: true }));

test("what was written is there as a whole, and its owner's alone", async () => {
  const path = join(folder, "file");
  await saveWhole(path, async (write) => {
    await write(Buffer.from("first "));
    await write(Buffer.from("second"));
  });
  expect(await readFile(path, "utf8")).toBe("first second");
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(["file"]);
});

test("a disk that is full leaves what was there before, and nothing beside it", async () => {
  const path = join(folder, "file");
  await writeFile(path, "of yesterday");
  const saved = saveWhole(path, async (write) => {
    await write(Buffer.alloc(100_000));
    // A device of the kernel that is always full.
    await pipeline([Buffer.from("more")], createWriteStream("/dev/full"));
  });
  await expect(saved).rejects.toMatchObject({ code: "ENOSPC" });
  expect(await readFile(path, "utf8")).toBe("of yesterday");
  expect(await readdir(folder)).toEqual(["file"]);
});
