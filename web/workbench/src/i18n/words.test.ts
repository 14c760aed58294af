import { describe, expect, test } from "vitest";
import { preferredLanguage } from "./i18n.ts";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

type Leaf = readonly [path: string, text: string];

function leaves(tree: object, path = ""): readonly Leaf[] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]): readonly Leaf[] => {
    const here = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string") return [[here, value]];
    return typeof value === "object" && value !== null ? leaves(value, here) : [];
  });
}

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1] ?? "").sort();

describe("the two languages", () => {
  const chinese = new Map(leaves(zh));
  const english = new Map(leaves(en));

  test("have the same keys", () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  test("say nothing empty", () => {
    expect([...chinese, ...english].filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  test("fill the same places", () => {
    const differing = [...chinese].filter(([path, text]) => {
      return placeholders(english.get(path) ?? "").join() !== placeholders(text).join();
    });
    expect(differing).toEqual([]);
  });

  test("leave no Chinese in the English", () => {
    expect([...english].filter(([, text]) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });
});

test.each([
  [null, ["zh-TW", "en"], "zh"],
  [null, ["de-DE", "zh-CN"], "en"],
  [null, [], "en"],
  ["en", ["zh-CN"], "en"],
  ["xx", ["zh-CN"], "zh"],
])("stored %s and browser %j begin in %s", (stored, browser, expected) => {
  expect(preferredLanguage(stored, browser)).toBe(expected);
});
