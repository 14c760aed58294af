import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { buildWidget } from "../build.mjs";

/** All the JavaScript that a shop's page may have to load for the widget, compressed: 20 KB in bytes. */
const LIMIT = 20 * 1024;

test("loader and app together stay within 20 KB", async () => {
  const files = await buildWidget();
  const scripts = files.filter(({ name }) => name.endsWith(".js"));
  expect(scripts.map(({ name }) => name).sort()).toEqual(["app.js", "widget.js"]);
  const total = scripts.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
  expect(total).toBeLessThanOrEqual(LIMIT);
});

test("the loader is plain ASCII, so that no page's encoding can spoil it", async () => {
  const files = await buildWidget();
  const loader = files.find(({ name }) => name === "widget.js");
  expect(loader?.contents.every((byte) => byte < 128)).toBe(true);
});
