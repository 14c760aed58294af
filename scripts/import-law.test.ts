import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cruise } from "dependency-cruiser";
import { afterEach, beforeEach, expect, test } from "vitest";
import config from "../.dependency-cruiser.cjs";
import { TOWERS, rules } from "./import-law.cjs";

const repository = dirname(dirname(fileURLToPath(import.meta.url)));

/** Room enough for the parser of dependency-cruiser to load on a busy machine, in milliseconds. */
const CRUISE_TIMEOUT = 60_000;

/** A small tree in which every import is lawful. */
const LAWFUL: Record<string, string> = {
  "package.json": `{ "devDependencies": { "vitest": "1.0.0" }, "dependencies": { "pg": "1.0.0" } }`,
  "node_modules/pg/index.js": "",
  "node_modules/pg/package.json": `{ "name": "pg", "version": "1.0.0", "main": "index.js" }`,
  "node_modules/vitest/index.js": "",
  "node_modules/vitest/package.json": `{ "name": "vitest", "version": "1.0.0", "main": "index.js" }`,
  "packages/contract/src/index.ts": `export type * from "./schemas/index.ts"; export const limit = 1;`,
  "packages/contract/src/schemas/index.ts": "export const Schema = 1; export type Schema = number;",
  "packages/nlu/src/index.ts": `export { weigh } from "./weigh.ts";`,
  "packages/nlu/src/weigh.ts": "export const weigh = 1;",
  "server/src/platform/clock.ts": "export const clock = 1;",
  "server/src/platform/database/index.ts": `export { pool } from "./pool.ts";`,
  "server/src/platform/database/pool.ts": `import pg from "pg"; export const pool = pg;`,
  "server/src/commerce/index.ts": `export { store } from "./store.ts"; export { price } from "./core/price.ts";`,
  "server/src/commerce/store.ts": `import { pool } from "../platform/database/index.ts"; export const store = pool;`,
  "server/src/commerce/testing.ts": `import { store } from "./store.ts"; export const madeUp = store;`,
  "server/src/commerce/core/price.ts": "export const price = 1;",
  "server/src/knowledge/index.ts": `import { clock } from "../platform/clock.ts"; export const learned = clock;`,
  "server/src/assistant/index.ts": `import { price } from "../commerce/index.ts"; export const answer = price;`,
  "server/src/assistant/answer.test.ts": `import "vitest"; import "../commerce/testing.ts"; import "./index.ts";`,
  "server/src/wire.ts": `import { answer } from "./assistant/index.ts"; export const wired = answer;`,
  "web/ui/src/index.ts": "export const button = 1;",
  "web/widget/src/main.ts": `import type { Schema } from "../../../packages/contract/src/index.ts"; import { button } from "../../ui/src/index.ts"; export const app: Schema = button;`,
};

let scratch: string;

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "warmline-law-"));
  for (const [file, content] of Object.entries(LAWFUL)) put(file, content);
});

afterEach(() => {
  rmSync(scratch, { recursive: true, force: true });
});

function put(file: string, content: string): void {
  mkdirSync(dirname(join(scratch, file)), { recursive: true });
  writeFileSync(join(scratch, file), content);
}

/** The broken laws of a tree, each as `rule: file → file`. */
async function brokenLaws(baseDir: string, folders: string[]): Promise<string[]> {
  const { doNotFollow, exclude, combinedDependencies, tsPreCompilationDeps, enhancedResolveOptions } = config.options;
  const reading = { doNotFollow, exclude, combinedDependencies, tsPreCompilationDeps };
  const judging = { validate: true, ruleSet: { forbidden: [...rules] } };
  const { output } = await cruise(folders, { ...reading, ...judging, baseDir }, enhancedResolveOptions);
  if (typeof output === "string") throw new Error(output);
  return output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

const cruiseScratch = (): Promise<string[]> => brokenLaws(scratch, ["packages", "server", "web"]);

test("a lawful tree passes", { timeout: CRUISE_TIMEOUT }, async () => {
  expect(await cruiseScratch()).toEqual([]);
});

test.each([
  ["sideways/commerce", "server/src/commerce/store.ts", "../knowledge/index.ts", "server/src/knowledge/index.ts"],
  ["sideways/widget", "web/widget/src/main.ts", "../../workbench/src/index.ts", "web/workbench/src/index.ts"],
  ["sideways/platform", "server/src/platform/clock.ts", "../../../web/ui/src/index.ts", "web/ui/src/index.ts"],
  ["upward/platform", "server/src/platform/clock.ts", "../commerce/index.ts", "server/src/commerce/index.ts"],
  ["upward/commerce", "server/src/commerce/store.ts", "../wire.ts", "server/src/wire.ts"],
  ["upward/contract", "packages/contract/src/index.ts", "../../../web/ui/src/index.ts", "web/ui/src/index.ts"],
  ["deep/commerce", "server/src/assistant/index.ts", "../commerce/store.ts", "server/src/commerce/store.ts"],
  ["deep/commerce", "server/src/assistant/answer.test.ts", "../commerce/store.ts", "server/src/commerce/store.ts"],
  [
    "deep/platform",
    "server/src/commerce/store.ts",
    "../platform/database/pool.ts",
    "server/src/platform/database/pool.ts",
  ],
  ["deep/nlu", "server/src/knowledge/index.ts", "../../../packages/nlu/src/weigh.ts", "packages/nlu/src/weigh.ts"],
  ["pure/no-builtins", "server/src/commerce/core/price.ts", "node:fs", "fs"],
  ["pure/no-packages", "server/src/commerce/core/price.ts", "pg", "node_modules/pg/index.js"],
  ["pure/no-shell", "server/src/commerce/core/price.ts", "../store.ts", "server/src/commerce/store.ts"],
  ["nlu-stands-alone", "packages/nlu/src/weigh.ts", "node:fs", "fs"],
  ["shipped-code-has-no-tests", "server/src/commerce/store.ts", "./testing.ts", "server/src/commerce/testing.ts"],
  ["shipped-code-has-no-dev-packages", "server/src/commerce/store.ts", "vitest", "node_modules/vitest/index.js"],
  ["resolvable", "server/src/commerce/store.ts", "./gone.ts", "./gone.ts"],
])("%s: %s must not import %s", { timeout: CRUISE_TIMEOUT }, async (rule, from, what, to) => {
  put("web/workbench/src/index.ts", "export const desk = 1;");
  put(from, `${LAWFUL[from] ?? ""}\nimport ${JSON.stringify(what)};`);
  expect(await cruiseScratch()).toContain(`${rule}: ${from} → ${to}`);
});

test(
  "a browser that loads the contract's schemas is caught, one that reads its types is not",
  async () => {
    put(
      "web/widget/src/main.ts",
      `import { Schema } from "../../../packages/contract/src/schemas/index.ts"; void Schema;`,
    );
    expect(await cruiseScratch()).toEqual([
      "browsers-load-no-schemas: web/widget/src/main.ts → packages/contract/src/schemas/index.ts",
    ]);
  },
  CRUISE_TIMEOUT,
);

test("files that need each other are caught", { timeout: CRUISE_TIMEOUT }, async () => {
  put("server/src/commerce/core/price.ts", `import "./fee.ts";`);
  put("server/src/commerce/core/fee.ts", `import "./price.ts";`);
  expect(await cruiseScratch()).toEqual([expect.stringMatching("^no-cycle: .*/core/(price|fee).ts → ")]);
});

test("this repository obeys", { timeout: CRUISE_TIMEOUT }, async () => {
  expect(await brokenLaws(repository, ["packages", "server", "web", "e2e", "bench"])).toEqual([]);
});

test("every folder has its place in the table", () => {
  for (const { root, lines } of TOWERS) {
    const known = lines.flat();
    const found = readdirSync(join(repository, root), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
      .map(({ name }) => name);
    expect(found.filter((name) => !known.includes(name))).toEqual([]);
  }
});
