import { fileURLToPath } from "node:url";
import type { Engine, Measured } from "./engine.ts";
import { runProgram } from "./run-program.ts";
import { version } from "../../server/src/version.ts";

/** The command as it ships; the built bench lies in `bench/dist/nlu`. */
const COMMAND = fileURLToPath(new URL("../../../server/bin/warmline.mjs", import.meta.url));

/** Ours, through its own command. */
export const warmline: Engine = {
  name: "Warmline",
  find: () => Promise.resolve(version),
  measure: async ({ trainFile, testFile }) => {
    const words = [COMMAND, "nlu", "eval", "--train", trainFile, "--test", testFile, "--json"];
    const { stdout } = await runProgram(process.execPath, words);
    // The command prints one object for each seed, and there is one seed.
    return JSON.parse(stdout) as Measured;
  },
};
