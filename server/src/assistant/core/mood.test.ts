import { describe, expect, test } from "vitest";
import { isUpset, sameWords } from "./mood.ts";

describe("upset customers", () => {
  test.each([
    "你们是骗子吧，气死我了",
    "我要投诉你们",
    "什么垃圾服务",
    "再不处理我打12315",
    "太过分了",
    "this is ridiculous",
    "I am furious",
    "What a scam",
    "worst shop ever",
    "I'm fed up with waiting",
  ])("%s", (text) => {
    expect(isUpset(text)).toBe(true);
  });
});

describe("calm customers", () => {
  test.each([
    "有垃圾袋卖吗",
    "曝光率高吗",
    "没生气，就问问",
    "别生气哈",
    "这款好不好看",
    "is this warm enough for winter",
    "not angry, just asking",
    "when will it ship",
    "",
  ])("%s", (text) => {
    expect(isUpset(text)).toBe(false);
  });
});

describe("the same question", () => {
  test.each([
    ["什么时候发货", "什么时候发货？？", true],
    ["什么时候发货", "到底什么时候发货啊", true],
    ["When will it ship?", "when will it ship", true],
    ["什么时候发货", "什么面料", false],
    ["?", "?", false],
    ["1", "1", true],
  ])("%s / %s: %s", (left, right, same) => {
    expect(sameWords(left, right)).toBe(same);
  });
});
