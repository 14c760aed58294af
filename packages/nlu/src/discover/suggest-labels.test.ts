import { describe, expect, it, test } from "vitest";
import { suggestLabels } from "./suggest-labels.ts";
import { isTelling } from "./telling.ts";

test.each([
  "card",
  "exchange rate",
  "didn't arrive",
  "not working",
  "how long",
  "退款",
  "没收到",
  "多少钱",
  "在哪里下单",
])("%s tells something", (term) => {
  expect(isTelling(term)).toBe(true);
});

test.each([
  "do you",
  "didn't",
  "how do",
  "can i",
  "my card",
  "is not",
  "怎么",
  "能不能",
  "什么时候",
  "我们想要",
  "货吗",
  "的订",
])("%s tells nothing, or is cut out of a sentence", (term) => {
  expect(isTelling(term)).toBe(false);
});

describe("labels", () => {
  it("keep words with an apostrophe whole", () => {
    const [label] = suggestLabels([
      ["it didn't arrive", "my parcel didn’t arrive", "the other one didn't arrive"],
      ["can you do this", "do you do that", "i'd do it"],
    ]);
    expect(label?.[0]).toBe("didn't arrive");
  });

  it.each([
    [
      ["can i pay by card", "do you take my card", "is it that i can pay with a card"],
      ["card", "pay"],
    ],
    [["能不能给我开发票", "我能不能开发票吗", "请问能不能开个发票"], ["发票"]],
  ])("of %j are words of substance", (texts, words) => {
    const other = ["where is it", "什么时候发货", "is it there", "几时发货"];
    const [label] = suggestLabels([texts, other]);
    for (const word of words) expect(label?.join(" ")).toContain(word);
    for (const term of label ?? []) expect(isTelling(term)).toBe(true);
  });

  it("are of other words where there are none", () => {
    const [who, what] = suggestLabels([
      ["who are you", "who is it"],
      ["你是什么", "什么呢"],
    ]);
    expect(who?.join(" ")).toContain("who");
    expect(what?.join(" ")).toContain("什么");
  });

  it("do not repeat themselves", () => {
    const [label] = suggestLabels([["发票抬头", "改发票抬头", "发票抬头错"], ["退款"]]);
    expect(label).toEqual(["发票抬头"]);
  });
});
