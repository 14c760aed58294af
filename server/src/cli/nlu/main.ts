/** The `nlu` commands as a program of their own: nothing of the server is loaded for them. */
import { createProgramHead } from "../create-program-head.ts";
import { runProgram } from "../run-program.ts";
import { registerNlu } from "./register-nlu.ts";

await runProgram(() => {
  const program = createProgramHead();
  registerNlu(program);
  return program;
});
