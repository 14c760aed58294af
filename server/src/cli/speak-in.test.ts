import { Command } from "commander";
import { expect, test } from "vitest";
import { registerDoctor } from "./doctor.ts";
import { registerImport } from "./import.ts";
import { registerNlu } from "./nlu/register-nlu.ts";
import { registerPeople } from "./people.ts";
import { registerSetup } from "./setup.ts";
import { registerStart } from "./start.ts";
import { speakIn } from "./speak-in.ts";

const never = (): never => {
  throw new Error("help and wrong use open nothing");
};

function helpIn(language: "zh" | "en"): string {
  const program = new Command("warmline").description("Customer service · 客户服务");
  registerStart(program);
  registerSetup(program, never);
  registerPeople(program, never);
  registerImport(program, never);
  registerDoctor(program);
  registerNlu(program);
  speakIn(program, language);
  const all = (command: Command): readonly string[] => [command.helpInformation(), ...command.commands.flatMap(all)];
  return all(program).join("\n");
}

test("help in English holds no Chinese, and in Chinese every line that describes something is Chinese", () => {
  expect(helpIn("en").match(/\p{Script=Han}+/gu)).toBeNull();
  const chinese = helpIn("zh");
  expect(chinese).toContain("用法：");
  expect(chinese).not.toMatch(/\[options\]|\[command\]|choices:|default:/);
  const described = chinese.split("\n").filter((line) => /^ {2}\S.* {2,}\S/.test(line));
  expect(described.length).toBeGreaterThan(20);
  expect(described.filter((line) => !/\p{Script=Han}/u.test(line))).toEqual([]);
});

test("a wrong use is told in Chinese to a Chinese terminal", () => {
  const told = (...words: readonly string[]): string => {
    const said: string[] = [];
    const program = new Command("warmline").exitOverride().configureOutput({ writeErr: (text) => said.push(text) });
    registerImport(program, never);
    registerPeople(program, never);
    registerNlu(program);
    for (const command of program.commands) command.copyInheritedSettings(program);
    speakIn(program, "zh");
    expect(() => program.parse(["node", "warmline", ...words])).toThrow();
    return said.join("");
  };
  expect(told("people", "reset")).toBe("错误：缺少参数：email\n");
  const invite = ["people", "invite", "--email", "a@b.c", "--name", "A", "--shop", "a", "--role"];
  expect(told(...invite, "boss")).toContain("错误：选项 --role <role> 的值“boss”不对。可以是：admin, ");
  expect(told("import", "product", "a.csv", "--shop", "a")).toContain(
    "错误：参数 kind 的值“product”不对。可以是：products, ",
  );
  expect(told("import", "products", "a.csv", "--shop", "a", "--shoop")).toContain(
    "错误：没有这个选项：--shoop\n（是不是想写 --shop？）",
  );
  expect(told("imprt")).toContain("错误：没有这个命令：imprt\n（是不是想写 import？）");
  for (const words of [
    ["import", "products", "a", "b", "--shop", "c"],
    ["import", "products", "a", "--shop"],
    ["nlu", "eval", "--train", "a", "--test", "b", "--seeds", "0"],
  ]) {
    expect(told(...words)).not.toMatch(/error|argument|option/);
  }
});
