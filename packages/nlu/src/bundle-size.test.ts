import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { expect, test } from "vitest";

/** What a page may load for understanding texts, without a model. */
const MOST_BYTES = 40 * 1024;

test("the core stays small enough for a page", async () => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("index.ts", import.meta.url))],
    bundle: true,
    minify: true,
    charset: "utf8",
    format: "esm",
    platform: "browser",
    write: false,
  });
  const size = gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length;
  expect(size).toBeGreaterThan(0);
  expect(size).toBeLessThanOrEqual(MOST_BYTES);
});
