import { type Command, CommanderError } from "commander";
import { makeStacksReadable } from "../platform/readable-stacks.ts";
import { cliLanguage } from "./cli-language.ts";
import { CommandFailure } from "./command-failure.ts";
import { speakIn } from "./speak-in.ts";

/** What the program says with its exit code. */
const FAILED = 1;
const WRONG_USE = 2;

/** Help is written before options are read, so the language is looked for by hand; `ask --lang` means the same. */
function chooseLanguage(words: readonly string[]): void {
  const at = words.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const language = words[at]?.split("=")[1] ?? words[at + 1];
  if (at >= 0 && (language === "zh" || language === "en")) process.env["WARMLINE_LANG"] = language;
}

async function run(program: Command): Promise<number> {
  try {
    await program.parseAsync();
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

/** Runs the program on this process's words, in the language of this terminal, and leaves its exit code. */
export async function runProgram(create: () => Command): Promise<void> {
  makeStacksReadable(new URL(".", import.meta.url).href);
  chooseLanguage(process.argv.slice(2));
  const program = create();
  speakIn(program, cliLanguage(process.env));
  process.exitCode = await run(program);
}
