import type { Command } from "commander";
import { usageErrorInChinese } from "./usage-errors.ts";

/** Between the English and the Chinese of what a command says about itself. */
const BETWEEN = " · ";

/** The library's own words in help. */
const TITLES: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Options:": "选项：",
  "Commands:": "命令：",
  "Arguments:": "参数：",
};

/** What help adds to a description by itself. */
const addedInChinese = (text: string): string =>
  text
    .replace(" (choices: ", "（可选：")
    .replace(" (default: ", "（默认：")
    .replace(/(（(?:可选|默认)：[^)]*)\)$/, "$1）");

/**
 * Makes what a program says of its use speak one language, help as well as errors: texts are written as
 * `English · 中文` beside what they describe.
 */
export function speakIn(program: Command, language: "zh" | "en"): void {
  const own = (text: string): string => text.split(BETWEEN)[language === "zh" ? 1 : 0] ?? text;
  program.description(own(program.description()));
  for (const one of [...program.options, ...program.registeredArguments]) one.description = own(one.description);
  program.helpOption("-h, --help", own("Show this help · 显示帮助"));
  if (language === "zh") speakChinese(program);
  if (program.commands.length === 0) return;
  for (const command of program.commands) speakIn(command, language);
  program.helpCommand(own("help [command] · help [命令]"), own("Show the help of a command · 显示命令的帮助"));
}

function speakChinese(program: Command): void {
  program.configureHelp({
    styleTitle: (title) => TITLES[title] ?? title,
    styleDescriptionText: addedInChinese,
    styleOptionText: (text) => text.replace("[options]", "[选项]"),
    styleSubcommandText: (text) => text.replace("[command]", "[命令]"),
  });
  program.configureOutput({ outputError: (text, write) => write(usageErrorInChinese(text)) });
}
