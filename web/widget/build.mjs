import { build } from "esbuild";
import { copyFile, mkdir, rename, rm, writeFile } from "node:fs/promises";
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
    build({ ...options, entryPoints: { app: "src/app/main.tsx" }, format: "esm", target: "es2022" }),
    build({ ...options, entryPoints: { app: "src/app/app.css" }, target: "es2020" }),
  ]);
  return results.flatMap(({ outputFiles }) =>
    outputFiles.map(({ path, contents }) => ({ name: path.slice(path.lastIndexOf("/") + 1), contents })),
  );
}

/** Writes beside the old files and puts all in place at the end, so that a reader never sees half a build. */
async function writeDist(files, dist) {
  const fresh = join(here, `.build-dist-${process.pid}`);
  await mkdir(fresh, { recursive: true });
  await mkdir(dist, { recursive: true });
  await Promise.all(files.map(({ name, contents }) => writeFile(join(fresh, name), contents)));
  await copyFile(join(here, "src/app/frame.html"), join(fresh, "frame.html"));
  for (const name of [...files.map((file) => file.name), "frame.html"]) {
    await rename(join(fresh, name), join(dist, name));
  }
  await rm(fresh, { recursive: true });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { outDir: { type: "string", default: join(here, "dist") } } });
  await writeDist(await buildWidget(), values.outDir);
}
