import { readFile } from "node:fs/promises";

/**
 * Packages whose many small modules go into the bundle as well: each module that Node loads by itself costs memory for
 * as long as the server runs, and of these two most is never used.
 */
const TAKEN_IN = /^(?:@warmline\/|kysely(?:\/|$)|typebox(?:\/|$)|@fastify\/type-provider-typebox$)/u;

/** Everything else from the registry stays outside the bundle; our own packages are TypeScript and go in. */
const ownPackagesInside = {
  name: "own-packages-inside",
  /** @param {import("esbuild").PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      return kind === "entry-point" || TAKEN_IN.test(path) ? undefined : { path, external: true };
    });
  },
};

/**
 * One Chinese character makes V8 keep a whole file's text with two bytes for each letter, for as long as the program
 * runs. esbuild writes strings as escapes when asked, but leaves regular expressions and tagged templates as they are.
 */
const onlyAscii = {
  name: "only-ascii",
  /** @param {import("esbuild").PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /\.[cm]?[jt]s$/ }, async ({ path }) => {
      const loader = /ts$/u.test(path) ? "ts" : "js";
      return { contents: escapeBeyondAscii(await readFile(path, "utf8")), loader };
    });
  },
};

/**
 * The same program in ASCII: in strings, templates, regular expressions and names an escape means its character.
 * @param {string} source
 */
export function escapeBeyondAscii(source) {
  return source.replace(/\\[\0-\x7f]|\\?([^\0-\x7f])/g, (found, beyond) =>
    beyond === undefined ? found : `\\u${beyond.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/**
 * Bundles programs for Node into `out`, one file for each of `entries` (its name → its source) and chunks. A mistake in
 * the sources is thrown as an error whose message names file and line.
 * @param {{ root: string, entries: Record<string, string>, out: string }} what absolute paths
 */
export async function bundle({ root, entries, out }) {
  const esbuild = await import("esbuild");
  try {
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: entries,
      outdir: out,
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "node",
      target: "node20.12",
      sourcemap: "linked",
      sourcesContent: false,
      legalComments: "none",
      charset: "ascii",
      minifyWhitespace: true,
      logLevel: "silent",
      plugins: [ownPackagesInside, onlyAscii],
    });
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    const lines = await esbuild.formatMessages(error.errors, { kind: "error" });
    throw new Error(lines.join("").trim(), { cause: error });
  } finally {
    // Its helper process would otherwise live as long as the server that this process becomes.
    await esbuild.stop();
  }
}

/** @param {unknown} error @returns {error is import("esbuild").BuildFailure} */
function isBuildFailure(error) {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}
