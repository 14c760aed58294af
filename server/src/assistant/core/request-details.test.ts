import { describe, expect, test } from "vitest";
import { decide } from "./decide.ts";
import { type Dialogue, NEW_DIALOGUE, readDialogue } from "./dialogue.ts";
import { actionOf } from "./pending.ts";
import { tellsDetail } from "./request-details.ts";
import { anOrder, KEY_WORDING, NOW, someFacts } from "./test-facts.ts";
import { QUESTIONS } from "./test-questions.ts";
import { understandTurn } from "./understand.ts";

const facts = someFacts({
  orders: [anOrder("100001")],
  rules: { invoices: { kinds: ["electronic"], text: { zh: "支持电子发票" } } },
});

type Said = readonly [text: string, intent: string];

/** Says one after the other, each taken for the intent beside it, and gives what waits for a yes at the end. */
function waiting(...said: readonly Said[]) {
  let dialogue: Dialogue = NEW_DIALOGUE;
  for (const [text, intent] of said) {
    const understood = understandTurn([text], "zh", () => ({ intent, confidence: 0.9, intents: [] }));
    const input = { understood, dialogue, facts, now: NOW, wording: KEY_WORDING, questions: QUESTIONS, intents: [] };
    const decision = decide(input);
    dialogue = readDialogue(JSON.parse(JSON.stringify(decision.dialogue)));
  }
  return dialogue.pending && actionOf(dialogue.pending);
}

describe("what was asked for is heard as such, whatever else it could mean", () => {
  const wish = ["帮我开发票", "invoice.request"] as const;
  const person = { kind: "invoice", header: { of: "person", name: "个人" } };

  test("个人 is a name, and no wish for a person", () => {
    expect(waiting(wish, ["个人", "talk.human"])).toMatchObject(person);
    expect(waiting(["能开发票吗", "invoice.request"], ["个人", "talk.human"])).toMatchObject(person);
    expect(waiting(wish, ["转人工", "talk.human"])).toBeUndefined();
  });

  test("a day is a day, also with a question behind it, and may be told anew", () => {
    const day = (...more: readonly Said[]) => waiting(["先别发货", "order.hold_dispatch"], ...more);
    expect(day(["20号可以吗", "shipping.dispatch_time"])).toMatchObject({ notBefore: "2026-03-20" });
    expect(day(["20号", "give.value"], ["不对，22号", "talk.deny"])).toMatchObject({ notBefore: "2026-03-22" });
    expect(day(["22号能到吗", "shipping.delivery_time"])).toBeUndefined();
  });

  test("a digression keeps the wish, and what it waited for may come later", () => {
    expect(waiting(wish, ["有什么优惠", "promo.rules"], ["抬头写个人就行，谢谢", "talk.thanks"])).toMatchObject(person);
  });

  test.each(["确认办理", "好的", "不用了", "怎么开", "驿站也没有 我去问过了"])("no name: %s", (text) => {
    expect(tellsDetail(text, "header")).toBe(false);
  });
});
