import { fileURLToPath } from "node:url";
import type { Engine, PeerRun } from "./engine.ts";
import { figuresOf } from "./figures-of.ts";
import { runProgram } from "./run-program.ts";

const VERSION = "4.27.0";
const PROGRAM = fileURLToPath(new URL("node-nlp-program.js", import.meta.url));

/** node-nlp, installed from the registry into a folder that goes with the bench; only where that was asked for. */
export function nodeNlp(folder: string | null): Engine {
  return {
    name: "node-nlp",
    find: async () => {
      if (folder === null) return null;
      const words = [
        "install",
        "--prefix",
        folder,
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        `node-nlp@${VERSION}`,
      ];
      return runProgram("npm", words).then(
        () => VERSION,
        () => null,
      );
    },
    measure: async (set) => {
      const { stdout } = await runProgram(process.execPath, [PROGRAM, folder ?? "", set.trainFile, set.testFile]);
      // It may print before our program does, which prints last and in one line.
      const run = JSON.parse(stdout.slice(stdout.lastIndexOf('{"trainCpuSeconds"'))) as PeerRun;
      return figuresOf(set, run, "chances");
    },
  };
}
