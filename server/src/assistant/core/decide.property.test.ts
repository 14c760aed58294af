import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Order } from "../../commerce/index.ts";
import type { Acted } from "../../commerce/index.ts";
import { decide, decideAfter } from "./decide.ts";
import type { Decision } from "./decision.ts";
import { NEW_DIALOGUE, readDialogue } from "./dialogue.ts";
import { sayIn } from "./say.ts";
import { skillFor } from "./skills/index.ts";
import { INTENT_IDS } from "../../knowledge/index.ts";
import {
  aLine,
  anOrder,
  aProduct,
  aShipment,
  aVariant,
  hoursFromNow,
  KEY_WORDING,
  NOW,
  someFacts,
} from "./test-facts.ts";
import { QUESTIONS } from "./test-questions.ts";
import { understandTurn } from "./understand.ts";

const dress = aProduct("D1", "真丝连衣裙|Silk dress", {
  attributes: [{ key: "material", name: { zh: "面料", en: "Material" }, value: { zh: "93%桑蚕丝", en: "93% silk" } }],
  variants: [
    aVariant("D1-M", { colour: "蓝色|Blue", size: "M" }),
    aVariant("D1-L", { colour: "黑色|Black", size: "L" }),
  ],
  care: [{ zh: "冷水手洗30度", en: "Wash at 30 degrees" }],
});
const own: readonly Order[] = [
  anOrder("300001", { lines: [aLine(dress, "蓝色|Blue")] }),
  anOrder("300002", { state: "shipped", shipments: [aShipment("ZT30000002")] }),
  anOrder("300003", {
    state: "delivered",
    times: { delivered: hoursFromNow(-50) },
    review: { reviewedAt: null, closesAt: hoursFromNow(90) },
  }),
];
const STRANGER = "W7654321";
const rules = {
  dispatch: {
    hours: 48,
    cutoff: "16:00",
    workdays: [1, 2, 3, 4, 5],
    text: { zh: "48小时内发货", en: "Within 48 hours" },
    whenLate: null,
  },
};
const facts = someFacts({ products: [dress], orders: own, rules });

const fragment = fc.constantFrom(
  "第二个",
  "那件蓝色的",
  "另一个",
  "订单号",
  "300002",
  STRANGER,
  "什么时候",
  "发货",
  "到哪了",
  "面料",
  "多少钱",
  "165cm",
  "52kg",
  "，",
  "？",
  "和",
  "the blue one",
  "second",
  "where is my order",
  "#W7654321",
  "how much",
  "人工",
  "退款",
  "新疆",
  "😀",
  "{number}",
  "\u0000",
  "\n",
);
const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.array(fragment, { maxLength: 8 }).map((parts) => parts.join("")),
);
const reading = fc.record({
  intent: fc.constantFrom(...INTENT_IDS),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }),
});
const turn = fc.record({ texts: fc.array(anyText, { maxLength: 3 }), reading });

const DONE: Acted = { ok: true, repeated: false, clauses: [], money: [] };

/** A conversation in which every text may be read as anything: whatever is understood, these must hold. */
function converse(
  turns: readonly { readonly texts: readonly string[]; readonly reading: { intent: string; confidence: number } }[],
): Decision[] {
  let dialogue = NEW_DIALOGUE;
  return turns.map(({ texts, reading: { intent, confidence } }) => {
    const understood = understandTurn(texts, "zh", () => ({ intent, confidence, intents: [] }));
    const input = { understood, dialogue, facts, now: NOW, wording: KEY_WORDING, questions: QUESTIONS, intents: [] };
    const decided = decide(input);
    const decision = decided.kind === "act" ? decideAfter(input, decided.pending, DONE) : decided;
    dialogue = readDialogue(JSON.parse(JSON.stringify(decision.dialogue)));
    expect(dialogue).toEqual(decision.dialogue);
    return decision;
  });
}

describe("whatever is said and however it is read", () => {
  test("there is an answer within the wire's limits, and a figure in it stands on a fact", () => {
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 5 }), (turns) => {
        for (const said of converse(turns)) {
          expect(said.text.length).toBeGreaterThan(0);
          expect(said.text.length).toBeLessThanOrEqual(4000);
          expect(said.cards.length).toBeLessThanOrEqual(10);
          expect(said.quickReplies.length).toBeLessThanOrEqual(8);
          if (/\d/.test(said.text)) expect(said.facts).not.toEqual([]);
          for (const quick of said.quickReplies)
            expect(quick.label.length <= 80 && quick.text.length <= 200).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("somebody else's order is never mentioned, not even its number", () => {
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 5 }), (turns) => {
        for (const said of converse(turns)) {
          expect(`${said.text} ${JSON.stringify([said.cards, said.facts, said.quickReplies])}`).not.toContain(STRANGER);
          const numbers = said.cards.flatMap((card) => (card.kind === "order" ? [card.number] : []));
          expect(numbers.filter((number) => !own.some((order) => order.number === number))).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("a hand-over leaves nothing to tap, and tells the story", () => {
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 4 }), (turns) => {
        for (const said of converse(turns)) {
          if (said.kind !== "hand_over") continue;
          expect(said.quickReplies).toEqual([]);
          expect(said.brief.reason).toBe(said.reason);
        }
      }),
      { numRuns: 150 },
    );
  });
});

test("every intent of the trade has a skill", () => {
  expect(INTENT_IDS.filter((intent) => skillFor(intent) === undefined)).toEqual([]);
  expect(skillFor("toString")).toBeUndefined();
});

test("keys of the test's wording read back", () => {
  expect(sayIn(KEY_WORDING, "zh")("order.next.refunded", { amount: "5元" })).toBe("<order.next.refunded> amount=5元");
});
