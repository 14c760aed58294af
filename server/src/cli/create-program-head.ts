import { Command } from "commander";
import { version } from "../version.ts";

/** The program without its commands. */
export function createProgramHead(): Command {
  return new Command("warmline")
    .description("Open customer service for online retail · 电商客户服务平台")
    .version(version, "-V, --version", "Print the version · 显示版本")
    .option(
      "--lang <language>",
      "Language of this terminal, zh or en; also WARMLINE_LANG · 终端语言：zh 或 en，也可用 WARMLINE_LANG",
    )
    .showHelpAfterError()
    .exitOverride();
}
