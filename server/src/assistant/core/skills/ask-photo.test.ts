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
  开线了: "item.quality_issue",
};
/** A message that is a picture, alone or with words. */
const PICTURE = "[picture]";

function talk(orders = [order("300001")], verified = true) {
  const facts = someFacts({ orders, products: [mug], verified });
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

const COMPLAINTS = [
  ["杯子碎了", "item.damaged"],
  ["发错货了", "item.wrong"],
  ["少发了一个", "item.missing"],
  ["开线了", "item.quality_issue"],
] as const;

describe("goods that came wrong", () => {
  test.each(COMPLAINTS)("go to a colleague at once, and a picture is asked for in the same answer: %s", (words, of) => {
    const handed = talk()(words);
    expect(handed).toMatchObject({ kind: "hand_over", reason: "action_needed", intent: of, quickReplies: [] });
    expect(handed.text.split("\n")).toEqual([
      `<${of}>`,
      expect.stringMatching(/^<order\.is>/u),
      `<${of}.photo>`,
      "<action.colleague>",
    ]);
    expect(problemOf(handed)).toContain(words);
    expect(handed.facts).toContain("order:300001#state");
  });

  test.each([[`杯子碎了${PICTURE}`], [PICTURE, "杯子碎了"]])(
    "with a picture that is there already are asked for none: %s",
    (...said) => {
      const say = talk();
      const handed = said.map((one) => say(one)).at(-1);
      expect(handed).toMatchObject({ kind: "hand_over", reason: "action_needed" });
      expect(handed?.text).toMatch(/\n<photo\.got>\n<action\.colleague>$/u);
    },
  );

  test("keep a picture while it is asked which order", () => {
    const say = talk([order("300001"), order("300002")]);
    expect(say(`杯子碎了${PICTURE}`).text).toContain("<ask.order>");
    const handed = say("第二个");
    expect(handed).toMatchObject({ kind: "hand_over" });
    expect(handed.text).toContain("<photo.got>");
  });

  test("are said to be sorry for once, also where it is asked which order, and nothing is asked twice", () => {
    const say = talk([order("300001"), order("300002")]);
    const asked = say("杯子碎了");
    expect(asked.text).toContain("<item.damaged>\n<ask.order>");
    expect(asked.text).not.toContain("photo");
    const handed = say("第二个");
    expect(handed.text).toContain("<item.damaged.photo>");
    expect(handed.text).not.toContain("<item.damaged>\n");
    expect(problemOf(handed)).toContain("杯子碎了");
  });

  test("of somebody unknown are handed over as they are", () => {
    const handed = talk([], false)("发错货了");
    expect(handed).toMatchObject({ kind: "hand_over", reason: "action_needed" });
    expect(handed.text).toBe("<item.wrong>\n<action.anonymous>\n<item.wrong.photo>\n<action.colleague>");
  });

  test("ask nobody for a picture who is upset or wants a person", () => {
    const angry = talk()("杯子碎了，你们是骗子吗！！！气死我了");
    expect(angry).toMatchObject({ kind: "hand_over", reason: "upset" });
    expect(angry.text).not.toContain("photo");
    const person = talk()("转人工");
    expect(person).toMatchObject({ kind: "hand_over", reason: "asked_for_person" });
    expect(person.text).not.toContain("photo");
  });
});
