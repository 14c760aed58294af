import { build } from "esbuild";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const here = dirname(fileURLToPath(import.meta.url));

const options = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  write: false,
  outdir: "dist",
  legalComments: "none",
  charset: "utf8",
  logLevel: "silent",
  jsx: "automatic",
  jsxImportSource: "@warmline/widget",
};

/** Builds the widget in memory: `[{ name, contents }]`, everything that `dist` holds but `frame.html`. */
export async function buildWidget() {
  const results = await Promise.all([
    build({
      ...options,
      entryPoints: { widget: "src/loader/main.ts" },
      format: "iife",
      target: "es2022",
      charset: "ascii",
    }),
    build({ ...options, entryPoints: { app: "src/app/main.ts" }, format: "esm", target: "es2022" }),
    build({ ...options, entryPoints: { app: "src/app/app.css" }, target: "es2020" }),
  ]);
  return results.flatMap(({ outputFiles }) =>
    outputFiles.map(({ path, contents }) => ({ name: path.slice(path.lastIndexOf("/") + 1), contents })),
  );
}

/** Writes the built files and the frame's page into a folder. */
async function writeTo(folder, files) {
  await mkdir(folder, { recursive: true });
  await Promise.all(files.map(({ name, contents }) => writeFile(join(folder, name), contents)));
  await copyFile(join(here, "src/app/frame.html"), join(folder, "frame.html"));
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { outDir: { type: "string", default: join(here, "dist") } } });
  await writeTo(values.outDir, await buildWidget());
}
