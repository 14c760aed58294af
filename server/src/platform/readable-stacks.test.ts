import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bundle } from "../../../scripts/build/bundle.mjs";

const readableStacks = fileURLToPath(new URL("readable-stacks.ts", import.meta.url));

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "warmline-stacks-"));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const FAILS = `import { makeStacksReadable } from ${JSON.stringify(readableStacks)};
makeStacksReadable(new URL(".", import.meta.url).href);
/** 不在最后一行。 */
function fail(): never {
  throw new RangeError("坏了");
}
try {
  fail();
} catch (error) {
  console.log(error instanceof Error ? error.stack : "");
}
console.log(/^[暖线]+·?$/u.test("暖线"), "暖" + \`线\`);
`;

async function build(): Promise<string> {
  writeFileSync(join(root, "fails.ts"), FAILS);
  await bundle({ root, entries: { fails: join(root, "fails.ts") }, out: join(root, "dist") });
  return join(root, "dist/fails.js");
}

const run = (file: string): string => execFileSync(process.execPath, [file], { encoding: "utf8" });

test("a stack names the source's file and line, and what is beyond ASCII means the same in the bundle", async () => {
  const said = run(await build());
  expect(said).toContain(`RangeError: 坏了\n    at fail (file://${join(root, "fails.ts")}:5:`);
  expect(said).toContain("true 暖线");
});

test("a stack without its map names the place in the built file", async () => {
  const file = await build();
  rmSync(`${file}.map`);
  expect(run(file)).toContain(`file://${file}:1:`);
});
