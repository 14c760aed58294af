import { fileURLToPath } from "node:url";
import type { Engine, PeerRun } from "./engine.ts";
import { figuresOf } from "./figures-of.ts";
import { firstLineOf, runProgram } from "./run-program.ts";

/** The Python for which Debian packages scikit-learn. */
const PYTHON = "/usr/bin/python3";
/** The program lies beside the bench's sources; the built bench lies in `bench/dist/nlu`. */
const PROGRAM = fileURLToPath(new URL("../../nlu/scikit.py", import.meta.url));

/** scikit-learn's linear support vectors over words and characters. */
export const scikit: Engine = {
  name: "scikit-learn",
  find: () => firstLineOf(PYTHON, ["-c", "import sklearn; print(sklearn.__version__)"]),
  measure: async (set) => {
    const { stdout } = await runProgram(PYTHON, [PROGRAM, set.trainFile, set.testFile]);
    // Our own program prints what it says it prints.
    return figuresOf(set, JSON.parse(stdout) as PeerRun, "margins");
  },
};
