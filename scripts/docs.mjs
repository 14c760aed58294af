/** `npm run docs`: writes the parts of documents that are made from the code. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { renderPages } from "./docs/render-pages.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

const { outputFiles } = await build({
  entryPoints: [join(root, "server/src/platform/config.ts")],
  bundle: true,
  format: "esm",
  platform: "node",
  write: false,
});
/** @type {import("./docs/render-pages.mjs").Facts} */
const facts = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? "")}`);

for (const { file, text } of await renderPages(root, facts)) writeFileSync(join(root, file), text);
