import { Command, CommanderError } from "commander";
import { makeStacksReadable } from "../platform/readable-stacks.ts";
import { version } from "../version.ts";
import { registerAsk } from "./ask.ts";
import { registerBackup } from "./backup.ts";
import { CommandFailure } from "./command-failure.ts";
import { registerCustomerData } from "./customer-data.ts";
import { cliLanguage } from "./cli-language.ts";
import { registerDemo } from "./demo.ts";
import { registerDoctor } from "./doctor.ts";
import { registerImport } from "./import.ts";
import { openServices } from "./open-services.ts";
import { registerPeople } from "./people.ts";
import { registerRestore } from "./restore.ts";
import { registerSetup } from "./setup.ts";
import { speakIn } from "./speak-in.ts";
import { registerStart } from "./start.ts";

/** What the program says with its exit code. */
const FAILED = 1;
const WRONG_USE = 2;

function createProgram(): Command {
  const program = new Command("warmline")
    .description("Open customer service for online retail · 电商客户服务平台")
    .version(version, "-V, --version", "Print the version · 显示版本")
    .option(
      "--lang <language>",
      "Language of this terminal, zh or en; also WARMLINE_LANG · 终端语言：zh 或 en，也可用 WARMLINE_LANG",
    )
    .showHelpAfterError()
    .exitOverride();
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
  speakIn(program, cliLanguage(process.env));
  return program;
}

/** Help is written before options are read, so the language is looked for by hand; `ask --lang` means the same. */
function chooseLanguage(words: readonly string[]): void {
  const at = words.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const language = words[at]?.split("=")[1] ?? words[at + 1];
  if (at >= 0 && (language === "zh" || language === "en")) process.env["WARMLINE_LANG"] = language;
}

async function run(): Promise<number> {
  chooseLanguage(process.argv.slice(2));
  try {
    await createProgram().parseAsync();
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USE;
    if (error instanceof CommandFailure) {
      console.error(`${error.message} [${error.code}]`);
      return FAILED;
    }
    throw error;
  }
}

makeStacksReadable(new URL(".", import.meta.url).href);
process.exitCode = await run();
