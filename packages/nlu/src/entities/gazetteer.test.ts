import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileGazetteer } from "./index.ts";

const shop = compileGazetteer([
  { name: "冰川冲锋衣", value: "jacket" },
  { name: "冲锋衣", value: "jackets" },
  { name: "Glacier Jacket", value: "jacket" },
  { name: "bottle", value: "bottle" },
  { name: "cap", value: "cap" },
  { name: "WH-1000XM4", value: "headphones" },
  { name: "面料", value: "material" },
  { name: "fabric", value: "material" },
  { name: "Fabric", value: "cloth" },
  { name: "！", value: "nothing" },
]);

function found(text: string): readonly unknown[] {
  return shop.find(text).map(({ text: written, values, exact }) => [written, values.join(), exact]);
}

describe("a gazetteer", () => {
  it.each([
    [
      "冰川冲锋衣是什么面料的",
      [
        ["冰川冲锋衣", "jacket", true],
        ["面料", "material", true],
      ],
    ],
    ["冰山冲锋衣有货吗", [["冰山冲锋衣", "jacket", false]]],
    ["雪川冲锋衣", [["雪川冲锋衣", "jacket", false]]],
    ["面条", []],
    ["is the glacier  jacket warm", [["glacier  jacket", "jacket", true]]],
    ["glacer jacket", [["glacer jacket", "jacket", false]]],
    ["galcier jacket", [["galcier jacket", "jacket", false]]],
    ["two botttles or a bottel", [["bottel", "bottle", false]]],
    ["capacity of the cup", []],
    ["wh 1000xm4 or WH-1000XM5", [["wh 1000xm4", "headphones", true]]],
    ["FABRIC?", [["FABRIC", "material,cloth", true]]],
    ["😀ＣＡＰ", [["ＣＡＰ", "cap", true]]],
  ])("finds names in %j", (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it("finds every name with any one slip in a long word", () => {
    const word = fc.string({
      unit: fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h"),
      minLength: 5,
      maxLength: 12,
    });
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom("x", ""), (name, at, other) => {
        const position = at % name.length;
        const slipped = name.slice(0, position) + other + name.slice(position + 1);
        const gazetteer = compileGazetteer([{ name, value: 1 }]);
        expect(gazetteer.find(`the ${slipped} please`)).toHaveLength(1);
      }),
    );
  });

  it("points into any text as it was given", () => {
    const parts = fc.array(
      fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("冰川冲锋衣", "bottle", "glacier jacket")),
    );
    fc.assert(
      fc.property(parts, (pieces) => {
        const text = pieces.join(" ");
        for (const one of shop.find(text)) expect(text.slice(one.start, one.end)).toBe(one.text);
      }),
    );
  });

  it("searches long texts full of names in bounded time", () => {
    const text = "the glacier jacket, 冲锋衣 ".repeat(20_000);
    expect(shop.find(text)).toHaveLength(40_000);
  });

  it("looks only at names that share a word, however many there are", () => {
    const entries = Array.from({ length: 1_000 }, (_, index) => ({
      name: `name${index.toString(36)} thing`,
      value: index,
    }));
    const gazetteer = compileGazetteer([...entries, { name: "needle", value: -1 }]);
    expect(gazetteer.find("a nedle in a haystack")).toMatchObject([{ values: [-1], exact: false }]);
  });
});
