import type { Command } from "commander";
import { registerAsk } from "./ask.ts";
import { registerBackup } from "./backup.ts";
import { createProgramHead } from "./create-program-head.ts";
import { registerCustomerData } from "./customer-data.ts";
import { registerDemo } from "./demo.ts";
import { registerDoctor } from "./doctor.ts";
import { registerImport } from "./import.ts";
import { registerNlu } from "./nlu/register-nlu.ts";
import { openServices } from "./open-services.ts";
import { registerPolicy } from "./policy/register-policy.ts";
import { registerPeople } from "./people.ts";
import { registerRestore } from "./restore.ts";
import { registerSetup } from "./setup.ts";
import { registerStart } from "./start.ts";

/** The program with every command. */
export function createProgram(): Command {
  const program = createProgramHead();
  registerStart(program);
  registerSetup(program, openServices);
  registerPeople(program, openServices);
  registerImport(program, openServices);
  registerDemo(program, openServices);
  registerAsk(program, openServices);
  registerBackup(program);
  registerRestore(program);
  registerCustomerData(program);
  registerDoctor(program);
  registerNlu(program);
  registerPolicy(program);
  return program;
}
