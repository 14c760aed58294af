import type { Command } from "commander";

/** Between the English and the Chinese of what a command says about itself. */
const BETWEEN = " · ";

/** The library's own words in help. */
const TITLES: Readonly<Record<string, string>> = {
  "Usage:": "用法：",
  "Options:": "选项：",
  "Commands:": "命令：",
  "Arguments:": "参数：",
};

/** Makes a program's help speak one language: texts are written as `English · 中文` beside what they describe. */
export function speakIn(program: Command, language: "zh" | "en"): void {
  const own = (text: string): string => text.split(BETWEEN)[language === "zh" ? 1 : 0] ?? text;
  program.description(own(program.description()));
  for (const one of [...program.options, ...program.registeredArguments]) one.description = own(one.description);
  program.helpOption("-h, --help", own("Show this help · 显示帮助"));
  if (language === "zh") program.configureHelp({ styleTitle: (title) => TITLES[title] ?? title });
  if (program.commands.length === 0) return;
  for (const command of program.commands) speakIn(command, language);
  program.helpCommand("help [command]", own("Show the help of a command · 显示命令的帮助"));
}
