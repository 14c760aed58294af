import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findBenches } from "./find-benches.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "warmline-benches-"));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function put(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

test("each folder with a main program is a bench, told by the comment at its head", () => {
  put("bench/slow/main.ts", "/**\n * Measures how slow\n * it is.\n */\nexport {};");
  put("bench/slow/load-program.ts", "export {};");
  put("bench/slow/helper.ts", "export {};");
  put("bench/fast/main.ts", "/** Measures how fast it is. */");
  put("bench/support/tell.ts", "export {};");
  const at = (file: string): string => join(root, "bench", file);
  expect(findBenches(root)).toEqual([
    { name: "fast", about: "Measures how fast it is.", entries: { main: at("fast/main.ts") } },
    {
      name: "slow",
      about: "Measures how slow it is.",
      entries: { main: at("slow/main.ts"), "load-program": at("slow/load-program.ts") },
    },
  ]);
});

test("without a folder there is none", () => {
  expect(findBenches(root)).toEqual([]);
});
