import { Command } from "commander";
import { expect, test } from "vitest";
import { registerDoctor } from "./doctor.ts";
import { registerImport } from "./import.ts";
import { registerPeople } from "./people.ts";
import { registerSetup } from "./setup.ts";
import { registerStart } from "./start.ts";
import { speakIn } from "./speak-in.ts";

function helpIn(language: "zh" | "en"): string {
  const program = new Command("warmline").description("Customer service · 客户服务");
  const never = (): never => {
    throw new Error("help opens nothing");
  };
  registerStart(program);
  registerSetup(program, never);
  registerPeople(program, never);
  registerImport(program, never);
  registerDoctor(program);
  speakIn(program, language);
  const all = (command: Command): readonly string[] => [command.helpInformation(), ...command.commands.flatMap(all)];
  return all(program).join("\n");
}

test("help in English holds no Chinese, and in Chinese every line that describes something is Chinese", () => {
  expect(helpIn("en").match(/\p{Script=Han}+/gu)).toBeNull();
  const chinese = helpIn("zh");
  expect(chinese).toContain("用法：");
  const described = chinese.split("\n").filter((line) => /^ {2}\S.* {2,}\S/.test(line));
  expect(described.length).toBeGreaterThan(20);
  expect(described.filter((line) => !/\p{Script=Han}/u.test(line))).toEqual([]);
});
