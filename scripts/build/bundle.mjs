/** Everything from the registry stays outside the bundle; our own packages are TypeScript and go in. */
const ownPackagesInside = {
  name: "own-packages-inside",
  /** @param {import("esbuild").PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      return kind === "entry-point" || path.startsWith("@warmline/") ? undefined : { path, external: true };
    });
  },
};

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
      logLevel: "silent",
      plugins: [ownPackagesInside],
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
