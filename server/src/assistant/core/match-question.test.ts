import { describe, expect, test } from "vitest";
import type { Product } from "../../commerce/index.ts";
import { generate } from "../../commerce/index.ts";
import { type Match, matchQuestion } from "./match-question.ts";
import { aProduct } from "./test-facts.ts";
import { QUESTIONS } from "./test-questions.ts";

const demo = generate(1, new Date("2026-11-22T03:00:00Z"));
const products = new Map(demo.shops.flatMap((shop) => shop.products).map((product) => [product.sku, product]));

function product(sku: string): Product {
  const found = products.get(sku);
  if (found === undefined) throw new Error(`the demo lacks ${sku}`);
  return found;
}

function match(of: Product, text: string): Match {
  return matchQuestion(QUESTIONS, of, text);
}

describe("a question finds the fact that answers it", () => {
  test.each([
    ["YS1201", "穿久了会起球吗", ["pilling"]],
    ["YS1204", "是V领还是圆领", ["neckline"]],
    ["NF4901", "can it go in the microwave", ["dishwasher"]],
    ["MM3403", "干皮可以用吗", ["skin_type"]],
    ["SW2502", "does it have gluten", ["allergens"]],
    ["NF4402", "could I stand up in it", ["dimensions"]],
    ["SW2501", "里面有猪油吗", ["ingredients"]],
    ["YS1204", "领子是什么样的", ["neckline"]],
    ["YS1404", "腰那里是拉链还是系的呀", ["fastening"]],
    ["MM3501", "有枫叶那个色没", ["options_shade"]],
    ["SW2104", "腰果是越南的还是海南的啊", ["origin"]],
    ["NF4502", "how long is the waranty", ["warranty"]],
    ["NF4003", "whats the lining made of", ["lining"]],
    ["SW2101", "一包多少大卡", ["nutrition", "net_content"]],
  ])("%s: %s", (sku, text, facts) => {
    expect(match(product(sku), text)).toMatchObject({ kind: "stated", facts });
  });
});

describe("a fact of the right kind that does not speak of it is no answer", () => {
  test.each([
    ["MM3406", "孕妇能用吗", "suitable_for"],
    ["SW2107", "how much sodium is in it", "nutrition"],
    ["YS1103", "胸口有口袋吗", "pockets"],
    ["YS1203", "扣子会不会掉", "fastening"],
    ["SW2004", "how many mg caffeine in one cup", "nutrition"],
    ["NF4703", "does it still charge on cloudy days", "attributes"],
    ["NF4401", "how big is the vestibule", "dimensions"],
  ])("%s: %s", (sku, text, fact) => {
    expect(match(product(sku), text)).toMatchObject({ kind: "not_given", fact });
  });

  test("a short word is no beginning of another: a pillowcase is no pilling", () => {
    expect(match(product("NF4801"), "are there pillowcases")).toMatchObject({ kind: "stated", facts: ["contents"] });
  });

  test("words that no fact shares name none", () => {
    expect(match(product("SW2001"), "是今年春天摘的嘛")).toMatchObject({ kind: "not_given" });
    expect(match(product("SW2001"), "喝着像板凳吗")).toEqual({ kind: "none" });
  });
});

test("what is in the product's name is a question only where nothing else is asked", () => {
  const lenses = product("MM3101");
  expect(lenses.title.zh).toContain("透氧");
  expect(match(lenses, "透氧值多少")).toMatchObject({ kind: "stated", facts: ["oxygen"] });
  expect(match(product("YS1002"), "真丝吊带连衣裙怎么用")).toMatchObject({ kind: "not_given", fact: "usage" });
});

test("a word of the product's name does not ask what it says, unless nothing else is asked", () => {
  const flask = aProduct("TP002", "保温杯 500ml|Vacuum flask 500 ml", {
    attributes: [
      { key: "material", name: { zh: "材质", en: "Material" }, value: { zh: "304不锈钢", en: "304 steel" } },
    ],
  });
  expect(match(flask, "保温杯是什么材质的？")).toMatchObject({ kind: "stated", facts: ["material"] });
  expect(match(flask, "保温吗")).toMatchObject({ kind: "not_given" });
});

describe("of words beside each other", () => {
  test.each([
    // The longer words are meant, not those inside them.
    ["MM3303", "开封后能用多久", ["after_opening"]],
    // A season does not block what else is asked.
    ["MM3403", "干皮冬天能用吗", ["skin_type"]],
    // What is compared with is not what is asked.
    ["MM3602", "跟清爽那支比哪个防晒值高", ["uv_protection"]],
    // For whom stands before the question.
    ["SW2405", "孩子鸡蛋过敏 这个可以吃吗", ["allergens"]],
  ])("%s: %s", (sku, text, facts) => {
    expect(match(product(sku), text)).toMatchObject({ kind: "stated", facts });
  });

  test("one that no fact speaks of makes the whole unknown", () => {
    expect(match(product("SW2004"), "is it organic certified")).toMatchObject({ kind: "not_given" });
  });

  test("of a part only what a fact says of that part", () => {
    expect(match(product("NF4201"), "do the pockets zip")).toMatchObject({ kind: "stated", facts: ["pockets"] });
    expect(match(product("YS1501"), "口袋有拉链吗")).toMatchObject({ kind: "not_given" });
    expect(match(product("YS1301"), "拉链是金属的吗")).toMatchObject({ kind: "not_given" });
  });

  test("a time is told by a time alone", () => {
    expect(match(product("MM3509"), "油皮能控油多久")).toMatchObject({ kind: "not_given" });
    expect(match(product("MM3404"), "一片敷多久")).toMatchObject({ kind: "stated", facts: ["usage"] });
  });
});
