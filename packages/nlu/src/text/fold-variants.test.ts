import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SIMPLIFIED, TRADITIONAL } from "./content/traditional.ts";
import { foldVariants } from "./fold-variants.ts";

describe("foldVariants", () => {
  it.each([
    ["請問什麼時候發貨？", "请问什么时候发货？"],
    ["這件裙子還有貨嗎", "这件裙子还有货吗"],
    ["快遞顯示簽收，但我沒有收到", "快递显示签收，但我没有收到"],
    ["頭髮用的，後天能到嗎", "头发用的，后天能到吗"],
    ["好慢啊啊啊", "好慢啊"],
    ["急急急急", "急"],
    ["天天都穿", "天天都穿"],
    ["电话三三三三", "电话三三三三"],
    ["sooooo slow pleaseee", "soo slow pleasee"],
    ["good", "good"],
    ["XXXL还有吗，XXXXL呢", "XXXL还有吗，XXXXL呢"],
    ["AAA电池 www.x.com 1000000", "AAA电池 www.x.com 1000000"],
    ["在吗？？？", "在吗?"],
    ["what?!?!", "what?!"],
    ["好的。。。", "好的…"],
    ["谢谢😀😀👌🏽", "谢谢😊👍"],
    ["气死😤❤️", "气死😡❤"],
    ["哭了[流泪] [M码]", "哭了😢 [M码]"],
    ["thanks :) bad :( 尺码:(M)", "thanks 😊 bad 😢 尺码:(M)"],
    ["", ""],
  ])("turns %j into %j", (text, folded) => {
    expect(foldVariants(text)).toBe(folded);
  });

  it("settles at once", () => {
    const pieces = fc.constantFrom(
      ...Array.from("啊呀後后發发三急aaxXL!?。.…~😀😊👍🏽❤️:()[]哭 "),
      "\u200d",
      "\ud83d",
      "[哭]",
      ":)",
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces, { maxLength: 30 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const once = foldVariants(text);
        expect(foldVariants(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(["啊", "[", ":(", "a", "!", "\ud800", "\u202e\u0000", "😀\u200d", "發發發"])(
    "reads a megabyte of %j",
    (unit) => {
      expect(foldVariants(unit.repeat(Math.ceil(1_000_000 / unit.length))).length).toBeLessThanOrEqual(1_000_002);
    },
  );
});

describe("the table of characters", () => {
  const [traditional, simplified] = [[...TRADITIONAL], [...SIMPLIFIED]];

  it("has pairs of one code unit each, none twice and none of a character with itself", () => {
    expect(traditional.length).toBe(TRADITIONAL.length);
    expect(simplified.length).toBe(SIMPLIFIED.length);
    expect(simplified.length).toBe(traditional.length);
    expect(new Set(traditional).size).toBe(traditional.length);
    expect(traditional.filter((character, index) => character === simplified[index])).toEqual([]);
    expect([...TRADITIONAL, ...SIMPLIFIED].every((character) => /[㐀-鿿]/.test(character))).toBe(true);
  });

  it("leads nowhere that it leads on from", () => {
    expect(simplified.filter((character) => TRADITIONAL.includes(character))).toEqual([]);
  });
});
