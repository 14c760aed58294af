import { expect, test } from "vitest";
import { generate } from "../../commerce/index.ts";
import { isIntentId } from "../../knowledge/index.ts";
import { checkSop } from "../core/sops/check-sop.ts";
import { trySop } from "../core/sops/try-sop.ts";
import { readDialogue } from "../core/dialogue.ts";
import { QUESTIONS } from "../core/test-questions.ts";
import { KEY_WORDING } from "../core/test-facts.ts";
import { understandTurn } from "../core/understand.ts";
import { demoFacts } from "../testing.ts";
import { DEMO_SOP, DEMO_SOP_SHOP } from "./demo-sop.ts";

const now = new Date("2026-11-22T03:00:00Z");
const facts = demoFacts({ demo: generate(1, now), slug: DEMO_SOP_SHOP, externalId: null, now });

/** What it says to these messages, one after the other. */
function play(...texts: readonly string[]): readonly string[] {
  let dialogue = readDialogue(null);
  return texts.map((text) => {
    const understood = understandTurn([text], "zh", () => ({ intent: "out_of_scope", confidence: 0.1, intents: [] }));
    const input = { understood, dialogue, facts, now, wording: KEY_WORDING, questions: QUESTIONS, intents: [] };
    const { decision } = trySop(input, DEMO_SOP, () => () => null);
    ({ dialogue } = decision);
    return decision.kind === "hand_over" ? `-> ${decision.text}` : decision.text;
  });
}

test("the demo's process has nothing against it, and leads to a colleague or an end in both languages", () => {
  const setting = { language: "zh" as const, categories: [], taken: new Set<string>(), isIntent: isIntentId };
  expect(checkSop(DEMO_SOP, setting)).toEqual([]);
  expect(play("旧衣服回收吗", "大概五六件", "没有羽绒服", "周六上午，文一西路100号").at(-1)).toMatch(
    /^-> 好的，都记下了/u,
  );
  expect(play("旧衣服回收吗", "5件", "有羽绒服")[2]).toMatch(/^羽绒服不用洗[\s\S]*上门取/u);
  expect(play("旧衣服回收吗", "两件", "我再凑几件").at(-1)).toBe("<sop.done>");
  expect(play("do you take old clothes back", "about 4", "no down")[2]).toMatch(/^A courier/u);
});
