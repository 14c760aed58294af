import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Check } from "typebox/value";
import { describe, expect, test } from "vitest";
import * as schemas from "../../packages/contract/src/schemas/index.ts";
import { settingsTable } from "../../server/src/platform/config.ts";
import { drawFloors } from "./draw-floors.mjs";
import { findLinks } from "./find-links.mjs";
import { withSection } from "./generated-section.mjs";
import { renderPages } from "./render-pages.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), "utf8");

describe("what is made from the code", () => {
  test("is current; `npm run docs` makes it so", async () => {
    for (const { file, text } of await renderPages(root, { settingsTable })) expect(read(file), file).toBe(text);
  });

  test("stands between its marks, and a page without them is an error", () => {
    const page = "# A\n<!-- x:begin -->\nold\n<!-- x:end -->\nrest";
    expect(withSection(page, "x", "new")).toBe("# A\n<!-- x:begin -->\n\nnew\n\n<!-- x:end -->\nrest");
    expect(() => withSection(page, "y", "new")).toThrow('no section "y"');
  });

  test("draws upper lines first, with an arrow to the line below and to the ground", () => {
    const ground = { name: "ground", root: "g", standsOn: [], lines: [["a", "b"]] };
    const house = { name: "house", root: "h", standsOn: ["ground"], lines: [["c"], ["d"]] };
    const drawing = drawFloors([ground, house])
      .split("\n")
      .map((line) => line.trim());
    expect(drawing).toEqual(expect.arrayContaining(['ground0["a · b"]', "house1 --> house0", "house --> ground"]));
    expect(drawing.indexOf('house1["d"]')).toBeLessThan(drawing.indexOf('house0["c"]'));
  });
});

describe("links", () => {
  const SKIPPED = new Set(["node_modules", "dist", "data"]);

  /** Every Markdown page below a folder, relative to the root. */
  function findPages(folder: string): string[] {
    return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const { name } = entry;
      const path = join(folder, name);
      if (entry.isDirectory()) return name.startsWith(".") || SKIPPED.has(name) ? [] : findPages(path);
      return name.endsWith(".md") ? [path] : [];
    });
  }

  test("are found in text and pictures, not in code, on the web or on the same page", () => {
    const text = '[a](b.md#c) ![d](e/f.png "t") [g](https://h.i) [j](#k) [l](m%20n.md)\n```\n[o](p.md)\n```\n';
    expect(findLinks(text)).toEqual(["b.md", "e/f.png", "m n.md"]);
  });

  test("lead to files of this repository", () => {
    const broken = findPages("")
      .flatMap((page) => findLinks(read(page)).map((link) => ({ page, link })))
      .filter(({ page, link }) => !existsSync(join(root, dirname(page), link)));
    expect(broken).toEqual([]);
  });
});

describe("docs/protocol.md", () => {
  const page = read("docs/protocol.md");

  /** Every literal `type` in a schema of frames. */
  function frameTypes(schema: object): string[] {
    if ("anyOf" in schema && Array.isArray(schema.anyOf)) return schema.anyOf.flatMap(frameTypes);
    const type = (schema as { properties?: { type?: { const?: string } } }).properties?.type?.const;
    if (type === undefined) throw new Error(`a frame without a type: ${JSON.stringify(schema)}`);
    return [type];
  }

  const frames = [
    schemas.Hello,
    schemas.CustomerFrame,
    schemas.AgentFrame,
    schemas.ToCustomerFrame,
    schemas.ToAgentFrame,
  ];
  const types = [...new Set(frames.flatMap(frameTypes))];

  test.each(types)("speaks of `%s`", (type) => {
    expect(page.replace(/```[\s\S]*?```/g, "")).toContain(`\`${type}\``);
  });

  test("has a row for each code, and no other rows", () => {
    const codes = [...read("packages/contract/src/codes.ts").matchAll(/^ {2}\| "(\w+)"/gm)].map((match) => match[1]);
    const rows = [...page.matchAll(/^\| `(\w+)`/gm)].map((match) => match[1]);
    expect(codes.length).toBeGreaterThan(20);
    expect(rows).toEqual(codes);
  });

  const example = [...page.matchAll(/^([→←]) (\{.*\})$/gm)].map(([, arrow, json]) => ({ arrow, json: json ?? "" }));

  test.each(example)("$arrow $json is a frame", ({ arrow, json }) => {
    const frame: unknown = JSON.parse(json);
    const allowed = arrow === "→" ? [schemas.Hello, schemas.CustomerFrame] : [schemas.ToCustomerFrame];
    expect(allowed.some((schema) => Check(schema, frame))).toBe(true);
  });
});
