import { describe, expect, test } from "vitest";
import { decide } from "../decide.ts";
import type { Decision, ToAct } from "../decision.ts";
import { type Dialogue, NEW_DIALOGUE, readDialogue } from "../dialogue.ts";
import { aLine, anOrder, aProduct, KEY_WORDING, NOW, someFacts } from "../test-facts.ts";
import { QUESTIONS } from "../test-questions.ts";
import { understandTurn } from "../understand.ts";

const mug = aProduct("M1", "马克杯|Mug");
const order = (number: string) => anOrder(number, { state: "delivered", lines: [aLine(mug)] });
const HEARD: Readonly<Record<string, string>> = {
  杯子碎了: "item.damaged",
  发错货了: "item.wrong",
  少发了一个: "item.missing",
  我的订单怎么样了: "order.status",
  好的: "talk.affirm",
  "the mug is broken": "item.damaged",
};
/** A message that is a picture, alone or with words. */
const PICTURE = "[picture]";

function talk(orders = [order("300001")]) {
  const facts = someFacts({ orders, products: [mug] });
  let dialogue: Dialogue = NEW_DIALOGUE;
  return (said: string): Decision | ToAct => {
    const text = said.replace(PICTURE, "");
    const understood = understandTurn(text === "" ? [] : [text], "zh", (part) => {
      const intent = HEARD[part] ?? "out_of_scope";
      return { intent, confidence: intent === "out_of_scope" ? 0.1 : 0.9, intents: [] };
    });
    const pictured = said.includes(PICTURE);
    const input = { dialogue, facts, now: NOW, wording: KEY_WORDING, questions: QUESTIONS, intents: [] };
    const decision = decide({ ...input, understood: { ...understood, pictured } });
    dialogue = readDialogue(JSON.parse(JSON.stringify(decision.dialogue)));
    return decision;
  };
}
const problemOf = (said: Decision | ToAct) => (said.kind === "hand_over" ? said.brief.problem : "");

describe("goods that came wrong", () => {
  test("are asked for a picture of once, and handed over with it and the words", () => {
    const say = talk();
    const asked = say("杯子碎了");
    expect(asked).toMatchObject({ kind: "ask", intent: "item.damaged" });
    expect(asked.text).toMatch(/^<item\.damaged>\n<order\.is>.*\n<item\.damaged\.photo>$/u);
    expect(asked.quickReplies.map(({ text }) => text)).toEqual(["<photo.cannot>"]);
    const handed = say(PICTURE);
    expect(handed).toMatchObject({ kind: "hand_over", reason: "action_needed" });
    expect(handed.text).toBe("<photo.got>\n<action.colleague>");
    expect(problemOf(handed)).toContain("杯子碎了");
    expect(handed.facts).toContain("order:300001#state");
  });

  test.each(["<photo.cannot>", "没有照片", "纸箱扔了", "找不到了 没拍", "好的，不过没法拍"])(
    "are handed over at once where he says %s",
    (refusal) => {
      const say = talk();
      say("杯子碎了");
      const handed = say(refusal);
      expect(handed).toMatchObject({ kind: "hand_over", reason: "action_needed" });
      expect(handed.text).toBe("<photo.none>\n<action.colleague>");
      expect(problemOf(handed)).toContain("杯子碎了");
    },
  );

  test.each([
    "好的，我拍一下",
    "谢谢哈 我找找照片",
    "thx for the quick answer. sending pic",
    "yes i can send photo later",
  ])("wait for the picture that is on its way: %s", (words) => {
    const say = talk();
    say("杯子碎了");
    expect(say(words)).toMatchObject({ kind: "ask", text: "<photo.wait>" });
    expect(say(PICTURE).text).toBe("<photo.got>\n<action.colleague>");
  });

  test.each([[`杯子碎了${PICTURE}`], [PICTURE, "杯子碎了"]])(
    "are handed over at once with a picture: %s",
    (...said) => {
      const say = talk();
      expect(said.map((one) => say(one)).at(-1)).toMatchObject({ kind: "hand_over", reason: "action_needed" });
    },
  );

  test("keep a picture while it is asked which order", () => {
    const say = talk([order("300001"), order("300002")]);
    expect(say(`杯子碎了${PICTURE}`).text).toContain("<ask.order>");
    expect(say("第二个")).toMatchObject({ kind: "hand_over" });
  });

  test("are said to be sorry for once, also where it is asked which order", () => {
    const say = talk([order("300001"), order("300002")]);
    expect(say("杯子碎了").text).toContain("<item.damaged>\n<ask.order>");
    const asked = say("第二个");
    expect(asked.text).toContain("<item.damaged.photo>");
    expect(asked.text).not.toContain("<item.damaged>\n");
    expect(problemOf(say("没有照片"))).toContain("杯子碎了");
  });

  test("are not asked for again after something else; upset and a wish for a person go first", () => {
    const say = talk();
    say("杯子碎了");
    expect(say("我的订单怎么样了").text).toContain("<open.offer>");
    expect(say("好的")).toMatchObject({ kind: "hand_over", reason: "action_needed" });
    const angry = talk();
    expect(angry("杯子碎了，你们是骗子吗！！！气死我了")).toMatchObject({ kind: "hand_over", reason: "upset" });
    const person = talk();
    person("杯子碎了");
    expect(person("转人工")).toMatchObject({ kind: "hand_over", reason: "asked_for_person" });
  });

  test("that nobody could see in a picture, and those of somebody unknown, are handed over as they are", () => {
    expect(talk()("少发了一个")).toMatchObject({ kind: "hand_over" });
    expect(talk()("发错货了").text).toContain("<item.wrong.photo>");
  });
});
