import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guessLanguage } from "./guess-language.ts";
import { MAX_TEXT_LENGTH, normalizeText, shapeLongNumbers } from "./normalize.ts";
import { scriptRuns, tokenize } from "./tokenize.ts";

describe("normalizeText", () => {
  it.each([
    ["ＡＢＣ１２３", "abc123"],
    ["“Hi” ‘there’", "\"hi\" 'there'"],
    ["发货。 \n 好的、行", "发货. 好的,行"],
    ["a\ud800b", "a b"],
    ["請問這件衣服什麼時候發貨", "请问这件衣服什么时候发货"],
    ["好慢啊啊啊啊！！！", "好慢啊!"],
    ["soooooo slow???", "soo slow?"],
    ["嗯嗯 好的哈哈", "嗯 好的哈"],
  ])("turns %j into %j", (text, normalized) => {
    expect(normalizeText(text)).toBe(normalized);
  });

  it("is bounded and settles at once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 4000 }), (text) => {
        const once = normalizeText(text);
        expect(once.length).toBeLessThanOrEqual(MAX_TEXT_LENGTH);
        expect(normalizeText(once).length).toBeLessThanOrEqual(MAX_TEXT_LENGTH);
      }),
    );
  });
});

describe("shapeLongNumbers", () => {
  it.each([
    ["13812345678", "10000000000"],
    ["订单4821993310045512345", "订单0000000000000000000"],
    ["36码 12315", "36码 12315"],
  ])("shapes %s as %s", (text, shaped) => {
    expect(shapeLongNumbers(text)).toBe(shaped);
  });
});

describe("tokens", () => {
  it("are characters, words, numbers and marks", () => {
    expect(tokenize("m码180还有吗?don't")).toEqual(["m", "码", "180", "还", "有", "吗", "?", "don", "'", "t"]);
  });

  it("runs keep Chinese together and leave marks out", () => {
    expect(scriptRuns("m码还有吗? size 42")).toEqual(["m", "码还有吗", "size", "42"]);
  });

  it("lose nothing but spaces", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const normalized = normalizeText(text);
        expect(tokenize(normalized).join("")).toBe(normalized.replace(/\s/g, ""));
      }),
    );
  });
});

describe("guessLanguage", () => {
  it.each([
    ["这件什么时候能发货", "zh"],
    ["where is my order", "en"],
    ["这件 oversized hoodie 有 M 吗", "zh"],
    ["order #W2378156", "en"],
    ["", "en"],
    ["ok 的", "zh"],
    ["I bought the 旗袍 from your shop last week, when will it arrive?", "en"],
  ])("takes %j for %s", (text, language) => {
    expect(guessLanguage(text)).toBe(language);
  });
});
