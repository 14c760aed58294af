import { describe, expect, it } from "vitest";
import type { ClosestPhrase, FaqEntry } from "../../knowledge/index.ts";
import { betterThanNothing, ownAnswer } from "./own-answer.ts";
import type { Heard } from "./heard.ts";
import { answered, handedOver, type Outcome } from "./outcome.ts";
import { NO_OWN_WORDS, type OwnWords } from "./own-words.ts";
import { reply } from "./reply.ts";
import { aTurn, someFacts } from "./test-facts.ts";

const ENTRY: FaqEntry = {
  id: "e1",
  questions: ["可以刻字吗"],
  answer: { zh: "可以，十元一个字", en: "Yes, 10 yuan each" },
  revision: 1,
  changedAt: new Date(0),
  changedBy: "老秦",
};
const FACT = "shop:test#faq_e1";

const found = (change: Partial<ClosestPhrase>): ClosestPhrase => ({
  key: "e1",
  phrase: "可以刻字吗",
  likeness: 0.5,
  needed: 0.42,
  enough: false,
  better: false,
  maybe: false,
  ...change,
});

function own(change: Partial<ClosestPhrase>): OwnWords {
  return { ...NO_OWN_WORDS, answers: { entries: new Map([["e1", ENTRY]]), closest: () => found(change) } };
}

const heard = (change: Partial<Heard> = {}): Heard => ({
  intent: "out_of_scope",
  confidence: 0.2,
  text: "刻字不",
  naming: "刻字不",
  mentions: aTurn("out_of_scope", "刻字不", someFacts()).mentions,
  carried: false,
  ...change,
});

const turn = (words: OwnWords) => aTurn("out_of_scope", "刻字不", someFacts({ own: words }));
const unknown: Outcome = answered(reply("没有提供", { unknown: ["product:a#material"] }));
const missed: Outcome = { kind: "abstain", reply: reply("没听懂"), subject: {} };

describe("the owner's own answer", () => {
  it("is told, with its fact, where the question is alike enough", () => {
    const outcome = ownAnswer(turn(own({ enough: true })), heard(), "刻字不");
    expect(outcome).toMatchObject({ kind: "answer", reply: { text: "可以，十元一个字", facts: [FACT] } });
    expect(ownAnswer(turn(own({ better: true, maybe: true })), heard(), "刻字不")).toBeNull();
  });

  it.each(["order.cancel", "refund.request", "item.damaged", "complaint", "talk.affirm", "order.change_address"])(
    "does not come before %s, unless it is the owner's very question",
    (intent) => {
      const clear = heard({ intent, confidence: 0.8 });
      expect(ownAnswer(turn(own({ enough: true, likeness: 0.7 })), clear, "刻字不")).toBeNull();
      expect(ownAnswer(turn(own({ enough: true, likeness: 0.95 })), clear, "刻字不")).not.toBeNull();
      expect(
        ownAnswer(turn(own({ enough: true, likeness: 0.7 })), { ...clear, confidence: 0.3 }, "刻字不"),
      ).not.toBeNull();
    },
  );

  it("does not answer what waited for another answer, unless its very question is asked instead", () => {
    const waiting = heard({ carried: true });
    expect(ownAnswer(turn(own({ enough: true, likeness: 0.7 })), waiting, "蓝色的")).toBeNull();
    expect(ownAnswer(turn(own({ enough: true, likeness: 0.95 })), waiting, "可以刻字吗")).not.toBeNull();
  });
});

describe("where the skills have nothing to tell", () => {
  it.each([
    ["did not understand", missed, heard()],
    ["gave up", handedOver("not_understood", reply("转人工")), heard()],
    ["lack the fact", unknown, heard({ intent: "product.attribute", confidence: 0.95 })],
    ["ask what is meant of something hardly understood", answered(reply("哪一款？")), heard({ confidence: 0.4 })],
  ])("and %s, a question that is alike is answered", (_, outcome, wish) => {
    expect(betterThanNothing(turn(own({ better: true })), wish, outcome).reply.facts).toEqual([FACT]);
  });

  it.each([
    ["have a fact", answered(reply("棉", { facts: ["product:a#material"] })), heard({ confidence: 0.9 })],
    ["hand over for another reason", handedOver("upset", reply("抱歉")), heard()],
    ["act", missed, heard({ intent: "refund.request", confidence: 0.9 })],
  ])("but not where they %s", (_, outcome, wish) => {
    expect(betterThanNothing(turn(own({ better: true, maybe: true })), wish, outcome)).toEqual(outcome);
  });

  it("asks whether a question that is a little alike is meant, with its words to tap", () => {
    const asked = betterThanNothing(turn(own({ maybe: true })), heard(), missed);
    expect(asked.kind).toBe("abstain");
    expect(asked.reply.quickReplies).toContainEqual({ label: "可以刻字吗", text: "可以刻字吗" });
  });

  it("tells the words of a rule that are alike", () => {
    const rules = { repair: { zh: "一年内免费维修" } };
    const words: OwnWords = { ...NO_OWN_WORDS, rules: () => found({ key: "repair", enough: true }) };
    const told = betterThanNothing(
      aTurn("out_of_scope", "坏了修不修", someFacts({ rules, own: words })),
      heard(),
      missed,
    );
    expect(told.reply).toMatchObject({ text: "一年内免费维修", facts: ["shop:test#repair"] });
  });

  it("records a question that nothing answers as missing", () => {
    expect(betterThanNothing(aTurn("out_of_scope", "能刻字吗", someFacts()), heard(), missed).reply.unknown).toEqual([
      "shop:test#faq",
    ]);
    expect(betterThanNothing(aTurn("out_of_scope", "嗯嗯", someFacts()), heard(), missed).reply.unknown).toEqual([]);
  });
});
