import { describe, expect, test } from "vitest";
import { chooseProduct } from "./choose-product.ts";
import { namesMissingOption } from "./find-product.ts";
import { mentionsOf } from "./mentions.ts";
import { aLine, anOrder, aProduct, aTurn, aVariant, someFacts } from "./test-facts.ts";

const shirt = aProduct("P1", "真丝衬衫|Silk shirt", {
  variants: [
    aVariant("P1-1", { colour: "雾霾蓝|Haze blue", size: "M" }),
    aVariant("P1-2", { colour: "黑色|Black", size: "L" }),
  ],
});
const blouse = aProduct("P2", "纯棉条纹衬衫|Striped cotton shirt", {
  variants: [aVariant("P2-1", { colour: "白色|White" })],
});
const coat = aProduct("P3", "羊绒大衣|Cashmere coat", {
  variants: [aVariant("P3-1", { colour: "藏青|Navy" }), aVariant("P3-2", { colour: "驼色|Camel" })],
});
const scarf = aProduct("P4", "羊毛围巾|Wool scarf", { keywords: ["披肩"] });
const gone = aProduct("P5", "旧款马甲|Old vest", { listed: false });
const products = [shirt, blouse, coat, scarf, gone];
const facts = someFacts({ products });

const skuOf = (text: string, dialogue = {}, from = facts) => {
  const choice = chooseProduct(aTurn("product.attribute", text, from, dialogue));
  return choice.kind === "one"
    ? choice.product.sku
    : choice.kind === "several"
      ? choice.products.map((one) => one.sku)
      : choice.kind;
};

describe("named by its words", () => {
  test.each([
    ["羊绒大衣什么面料", "P3"],
    ["真丝的衬衫会缩水吗", "P1"],
    ["披肩多长", "P4"],
    ["what is the cashmere coat made of", "P3"],
    ["do you have the wool scarf", "P4"],
    ["P3 有货吗", "P3"],
  ])("%s", (text, sku) => {
    expect(skuOf(text)).toBe(sku);
  });

  test.each([
    ["衬衫有几种颜色", ["P1", "P2"]],
    ["how much are your shirts", ["P1", "P2"]],
  ])("%s fits several", (text, skus) => {
    expect(skuOf(text)).toEqual(skus);
  });

  test.each(["这件什么面料", "旧款马甲还有吗", "how much is it", "我165cm 50kg穿什么码"])("%s names none", (text) => {
    expect(skuOf(text)).toBe("none");
  });
});

describe("referred to", () => {
  const listed = { listed: { kind: "products" as const, keys: ["P1", "P3", "P4"] } };
  test.each([
    ["第二个", "P3"],
    ["最后一个", "P4"],
    ["the first one", "P1"],
    ["那件黑色的", "P1"],
    ["驼色那件", "P3"],
  ])("%s of those shown", (text, sku) => {
    expect(skuOf(text, listed)).toBe(sku);
  });

  test("蓝色 means haze blue and navy alike: both are asked about", () => {
    expect(skuOf("那件蓝色的", listed)).toEqual(["P1", "P3"]);
    expect(skuOf("the blue one", listed)).toEqual(["P1", "P3"]);
  });

  test("the one talked about stays, unless another colour or name is said", () => {
    expect(skuOf("会缩水吗", { product: "P3" })).toBe("P3");
    expect(skuOf("衬衫多少钱", { product: "P2" })).toBe("P2");
    expect(skuOf("那黑色的衬衫呢", { product: "P2" })).toBe("P1");
    expect(skuOf("那围巾呢", { product: "P3" })).toBe("P4");
  });

  test("words that only ask about a quality, or do something, do not leave it", () => {
    const set = aProduct("P6", "咖啡套装|Coffee set");
    const small = aProduct("P7", "小直径镜片|Small diameter lens", {
      attributes: [{ key: "diameter", name: { zh: "直径", en: "Diameter" }, value: { zh: "14mm" } }],
    });
    const more = someFacts({ products: [...products, set, small] });
    expect(skuOf("是真丝的吗", { product: "P3" }, more)).toBe("P3");
    expect(skuOf("直径多少", { product: "P3" }, more)).toBe("P3");
    expect(skuOf("is it easy to set it up", { product: "P3" }, more)).toBe("P3");
    expect(skuOf("直径多少", {}, more)).toBe("none");
    expect(skuOf("小直径那款", { product: "P3" }, more)).toBe("P7");
    expect(skuOf("how much is the coffee set", { product: "P3" }, more)).toBe("P6");
  });

  test("of several that fit, those just shown", () => {
    const shown = { listed: { kind: "products" as const, keys: ["P2", "P3"] } };
    expect(skuOf("那件衬衫多少钱", shown)).toBe("P2");
  });

  test("what lies in the order talked about", () => {
    const ordered = someFacts({ products, orders: [anOrder("1", { lines: [aLine(coat)] })] });
    expect(skuOf("怎么洗", { order: "1" }, ordered)).toBe("P3");
  });
});

describe("its variants", () => {
  test.each([
    ["真丝衬衫M码", ["P1-1"]],
    ["真丝衬衫蓝色", ["P1-1"]],
    ["silk shirt in black", ["P1-2"]],
    ["真丝衬衫", ["P1-1", "P1-2"]],
  ])("%s", (text, skus) => {
    const choice = chooseProduct(aTurn("product.stock", text, facts));
    expect(choice.kind === "one" && choice.variants.map((one) => one.sku)).toEqual(skus);
  });

  test("a colour or size it does not come in is noticed", () => {
    expect(namesMissingOption(shirt, mentionsOf("红色的有吗"))).toBe(true);
    expect(namesMissingOption(shirt, mentionsOf("XL码有吗"))).toBe(true);
    expect(namesMissingOption(shirt, mentionsOf("蓝色M码有吗"))).toBe(false);
    const boots = aProduct("P8", "Boots", { variants: [aVariant("P8-1", { size: "US 11" })] });
    expect(namesMissingOption(boots, mentionsOf("size 11 in stock?"))).toBe(false);
  });
});
