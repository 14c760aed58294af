import { expect, test } from "vitest";
import { sopsEn } from "./sops-en.ts";
import { sopsZh } from "./sops-zh.ts";

function leaves(tree: object): readonly string[] {
  return Object.values(tree).flatMap((value: unknown) =>
    typeof value === "object" && value !== null ? leaves(value) : typeof value === "string" ? [value] : [],
  );
}

test("nothing is empty, the English is without Chinese, and both fill the same places", () => {
  const [chinese, english] = [leaves(sopsZh), leaves(sopsEn)];
  const places = (texts: readonly string[]) => texts.map((text) => text.match(/\{\{\w+\}\}/g)?.join() ?? "");
  expect([...chinese, ...english].filter((text) => text.trim() === "")).toEqual([]);
  expect(english.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  expect(places(english)).toEqual(places(chinese));
});
