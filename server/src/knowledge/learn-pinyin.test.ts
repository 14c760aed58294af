import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { join } from "node:path";
import { learnPinyin, type Spell } from "./learn-pinyin.ts";
import { loadPack } from "./load-pack.ts";

let spell: Spell = (text) => text;

beforeAll(async () => {
  const loaded = await loadPack(join(import.meta.dirname, "../../../packs/retail"));
  if (!loaded.ok) throw new Error("the pack cannot be read");
  spell = learnPinyin(loaded.pack);
});

describe("Chinese typed as pinyin", () => {
  it.each([
    ["shenme shihou fahuo", "什么时候发货"],
    ["Baoyou ma?", "包邮吗?"],
    ["zenmetuihuo", "怎么退货"],
    ["kuaidi dao nali le", "快递到哪里了"],
    ["you M ma", "有M吗"],
    ["165 55kg chuan shenme ma", "165 55KG穿什么码"],
    ["zhuan rengong", "转人工"],
  ])("%s is read as %s", (typed, meant) => {
    expect(spell(typed)).toBe(meant);
  });

  it.each([
    "where is my order",
    "can you ship it",
    "women's tee",
    "how long",
    "hi",
    "ok",
    "li wei",
    "the pan is hot",
    "order NF-526645344",
    "包邮吗",
    "where is 旗袍",
    "",
  ])("%j stays as it is", (text) => {
    expect(spell(text)).toBe(text);
  });

  it("takes any text and keeps every figure", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(spell(text).replace(/\D/g, "")).toBe(text.replace(/\D/g, ""));
      }),
    );
  });
});
