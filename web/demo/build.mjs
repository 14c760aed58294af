import { build } from "esbuild";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({ options: { outDir: { type: "string", default: join(here, "dist") } } });

await build({
  absWorkingDir: here,
  entryPoints: ["src/demo.ts", "src/demo.css", "src/landing.css"],
  outdir: values.outDir,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  logLevel: "warning",
});
