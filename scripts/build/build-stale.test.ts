import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { buildStale } from "./build-stale.mjs";

let root: string;
let said: string[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "warmline-build-"));
  said = [];
  put("package.json", JSON.stringify({ private: true, workspaces: ["packages/*", "server", "web/*"] }));
  put("packages/words/package.json", JSON.stringify({ name: "@warmline/words" }));
  put("packages/words/src/index.ts", `export const word: string = "first";`);
  put("server/package.json", JSON.stringify({ name: "warmline", dependencies: { "@warmline/words": "0.1.0" } }));
  put("server/src/cli/main.ts", `import pg from "pg";\nimport { greet } from "../greet.ts";\ngreet(pg);`);
  put("server/src/cli/nlu/main.ts", `import { word } from "../word.ts";\nconsole.log(word);`);
  put("server/src/knowledge/train-worker.ts", `console.log("learned");`);
  put("server/src/cli/word.ts", `export const word = "understood";`);
  put("server/src/greet.ts", `export const greet = (pg: unknown): void => void ["hello", pg];`);
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function put(file: string, content: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
}

const built = (): string => readFileSync(join(root, "server/dist/cli.js"), "utf8");
const build = (more: { force?: boolean } = {}) => buildStale({ root, say: (line) => said.push(line), ...more });

/** A web workspace whose build command writes the page, or fails when the page says so. */
function putShopfront(page: string): void {
  put("web/shopfront/page.txt", page);
  put(
    "web/shopfront/package.json",
    JSON.stringify({ name: "@warmline/shopfront", scripts: { build: "node make.mjs" } }),
  );
  put(
    "web/shopfront/make.mjs",
    `import { readFileSync, writeFileSync } from "node:fs";
     const page = readFileSync("page.txt", "utf8");
     if (page === "broken") throw new Error("the page is broken");
     writeFileSync(process.argv[3] + "/index.html", page);`,
  );
}

describe("the server", () => {
  test("is bundled with our own files inside and packages of the registry outside", async () => {
    expect(await build()).toEqual([]);
    expect(said).toEqual([expect.stringMatching(/^built server in \d+\.\d s$/)]);
    expect(built()).toContain('from"pg"');
    expect(built()).toContain('"hello"');
  });

  test("is several programs, each of which holds only its own", async () => {
    expect(await build()).toEqual([]);
    const nlu = readFileSync(join(root, "server/dist/nlu.js"), "utf8");
    expect(nlu).toContain('"understood"');
    expect(nlu).not.toMatch(/"pg"|"hello"/);
  });

  test("is ASCII throughout, which takes half the memory", async () => {
    put("server/src/greet.ts", "export const greet = (pg: unknown): boolean => /^暖[线]$/u.test(`${pg}·暖线`);");
    expect(await build()).toEqual([]);
    expect(built()).toContain(String.raw`/^\u6696[\u7ebf]$/u`);
    expect(built()).toMatch(/^\p{ASCII}+$/u);
  });

  test("is left alone while its sources stay the same, and built again when forced", async () => {
    await build();
    await build();
    expect(said).toHaveLength(1);
    await build({ force: true });
    expect(said).toHaveLength(2);
  });

  test("is built again when a file changes, appears or goes, in a package that it stands on too", async () => {
    await build();
    put("server/src/greet.ts", `export const greet = (pg: unknown): void => void ["good day", pg];`);
    await build();
    expect(built()).toContain('"good day"');
    put("packages/words/src/more.ts", "export {};");
    await build();
    rmSync(join(root, "packages/words/src/more.ts"));
    await build();
    expect(said).toHaveLength(4);
  });

  test("does not mind a changed test", async () => {
    await build();
    put("server/src/greet.test.ts", "throw new Error();");
    await build();
    expect(said).toHaveLength(1);
  });

  test("that does not compile is a problem with file and line, and the old build stays", async () => {
    await build();
    const before = built();
    put("server/src/greet.ts", "export const greet = (;");
    const problems = await build();
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain("greet.ts:1:22");
    expect(built()).toBe(before);
    expect(readdirSync(join(root, "server")).sort()).toEqual(["dist", "package.json", "src"]);
  });
});

describe("a web workspace", () => {
  test("is built by its own command into a folder that replaces dist as a whole", async () => {
    putShopfront("welcome");
    put("web/shopfront/dist/left-over.html", "old");
    expect(await build()).toEqual([]);
    expect(readdirSync(join(root, "web/shopfront/dist")).sort()).toEqual([".stamp", "index.html"]);
  });

  test("whose command writes somewhere else is a problem", async () => {
    putShopfront("welcome");
    put("web/shopfront/make.mjs", "");
    expect((await build()).map(({ message }) => message)).toEqual([
      expect.stringContaining("wrote nothing to --outDir"),
    ]);
    expect(existsSync(join(root, "web/shopfront/dist"))).toBe(false);
  });

  test("whose command fails keeps its dist, and what it printed is the problem", async () => {
    putShopfront("welcome");
    await build();
    putShopfront("broken");
    const problems = await build();
    expect(problems.map(({ target }) => target.name)).toEqual(["shopfront"]);
    expect(problems[0]?.message).toContain("the page is broken");
    expect(readFileSync(join(root, "web/shopfront/dist/index.html"), "utf8")).toBe("welcome");
  });
});

describe("two builds at once", () => {
  test("build one after the other, and the second finds the work done", async () => {
    expect(await Promise.all([build(), build(), build()])).toEqual([[], [], []]);
    expect(said).toHaveLength(1);
    expect(built()).toContain('"hello"');
  });

  test("take over the lock of a build that was killed, and sweep what it left", async () => {
    put("server/.build-lock", "999999999");
    put("server/.build-tmp-new-dist-1-abc/cli.js", "half");
    expect(await build()).toEqual([]);
    expect(existsSync(join(root, "server/.build-lock"))).toBe(false);
    expect(existsSync(join(root, "server/.build-tmp-new-dist-1-abc"))).toBe(false);
  });
});
